package konseki.finding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.event.Timestamp;

/// Claims and windows for tests of what is made of them.
public final class ClaimCases {
    public static final long START = Timestamp.of(2023, 6, 1, 0, 0, 0, 0, 0);
    public static final long END = Timestamp.of(2023, 6, 5, 0, 0, 0, 0, 0) - 1;

    private ClaimCases() {}

    public static AttackWindow window() {
        return new AttackWindow(
                new TimeRange(START, END),
                "first malicious event - 24 h",
                "case.yaml",
                Optional.empty(),
                new TimeRange(START + 2 * Timestamp.DAY, END));
    }

    public static Claim claim(String asset, Grade grade, Optional<Instant> split, Volume unseen, List<Gap> gaps) {
        return claim(asset, ChannelGroup.N, grade, split, unseen, gaps);
    }

    public static Claim claim(
            String asset, ChannelGroup group, Grade grade, Optional<Instant> split, Volume unseen, List<Gap> gaps) {
        return new Claim(
                asset,
                group,
                Examination.ASSESSED,
                "",
                grade.verdict(),
                false,
                grade.decidedBy(),
                grade.reasons(),
                grade.failed(),
                split,
                13,
                13,
                9_950,
                9_990,
                9_700,
                0,
                3,
                OptionalLong.of(40_000_000_000L),
                unseen,
                new Bound(
                        Volume.none(),
                        Volume.of(1_200_000),
                        Volume.none(),
                        Volume.none(),
                        Volume.none(),
                        Volume.none(),
                        Volume.none(),
                        Volume.none(),
                        Volume.of(312_000)),
                List.of(channel(Channel.K1), channel(Channel.K2)),
                gaps,
                List.of());
    }

    public static ChannelResult channel(Channel channel) {
        return new ChannelResult(
                channel,
                true,
                12,
                OptionalLong.of(1_000),
                OptionalLong.of(2_000),
                Control.PASSED,
                40,
                9_990,
                List.of(),
                List.of());
    }

    public static Grade bounded() {
        return new Grade(Verdict.NO_EVIDENCE_BOUNDED, Clause.BOUNDED_HOLDS, List.of(), List.of());
    }

    public static Grade limited() {
        return new Grade(
                Verdict.NO_EVIDENCE_LIMITED,
                Clause.LIMITED_HOLDS,
                List.of(new FailedClause(Clause.BOUNDED_DIRECT_SHARE, "93.10 %", "at least 99.00 %")),
                List.of(ReasonCode.LOW_COVERAGE));
    }

    public static Grade inconclusive(ReasonCode reason) {
        return new Grade(
                Verdict.INCONCLUSIVE,
                Clause.LIMITED_MATERIAL_GAP,
                List.of(new FailedClause(
                        Clause.LIMITED_MATERIAL_GAP, "1, the longest 18000 s", "none in the last 72 h")),
                List.of(reason));
    }

    public static Gap gap(String asset, long from, long to) {
        return new Gap(asset, "fw1", GapReason.SILENT, new TimeRange(from, to), Volume.of(5_000_000_000L), true);
    }
}
