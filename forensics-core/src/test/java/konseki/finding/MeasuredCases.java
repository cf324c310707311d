package konseki.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import konseki.event.Timestamp;
import konseki.finding.Disposition.Decision;
import konseki.finding.Measured.MeasuredGap;

/// Inputs of the rule table: the best there is, and random ones from a seed.
final class MeasuredCases {
    static final long END = Timestamp.of(2023, 6, 4, 18, 0, 0, 0, 0);
    static final long AT_RISK = 10_000_000_000L;

    private MeasuredCases() {}

    static Measured best() {
        return new Measured(
                new Measured.Scope(13, 13, true, 1, false, false),
                new Measured.Shares(10_000, 10_000, 10_000),
                List.of(),
                END,
                new Measured.Volumes(Volume.of(1_000_000), OptionalLong.of(AT_RISK), Volume.of(1_000), 100, true),
                new Measured.Trust(0, 0, 0, 3, 2),
                List.of(),
                0);
    }

    static Measured with(Measured m, Measured.Scope scope) {
        return new Measured(
                scope, m.shares(), m.gaps(), m.criticalEnd(), m.volumes(), m.trust(), m.indications(), m.proofs());
    }

    static Measured with(Measured m, Measured.Shares shares) {
        return new Measured(
                m.scope(), shares, m.gaps(), m.criticalEnd(), m.volumes(), m.trust(), m.indications(), m.proofs());
    }

    static Measured with(Measured m, Measured.Volumes volumes) {
        return new Measured(
                m.scope(), m.shares(), m.gaps(), m.criticalEnd(), volumes, m.trust(), m.indications(), m.proofs());
    }

    static Measured with(Measured m, Measured.Trust trust) {
        return new Measured(
                m.scope(), m.shares(), m.gaps(), m.criticalEnd(), m.volumes(), trust, m.indications(), m.proofs());
    }

    static Measured withGaps(Measured m, List<MeasuredGap> gaps) {
        return new Measured(
                m.scope(), m.shares(), gaps, m.criticalEnd(), m.volumes(), m.trust(), m.indications(), m.proofs());
    }

    static Measured withFound(Measured m, Indication... found) {
        List<Indication> all = new ArrayList<>(m.indications());
        all.addAll(List.of(found));
        return new Measured(m.scope(), m.shares(), m.gaps(), m.criticalEnd(), m.volumes(), m.trust(), all, m.proofs());
    }

    /// A gap that ends `hoursBefore` the critical end.
    static MeasuredGap gap(GapReason reason, int hoursBefore, int seconds, Volume bytes) {
        long to = END - hoursBefore * Timestamp.HOUR;
        return new MeasuredGap(reason, new TimeRange(to - seconds * Timestamp.SECOND, to - 1), bytes);
    }

    /// One in four is the best there is, which independent draws would never give.
    static Measured random(Random random) {
        if (random.nextInt(4) == 0) {
            return best();
        }
        List<MeasuredGap> gaps = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            gaps.add(randomGap(random));
        }
        List<Indication> found = new ArrayList<>();
        for (int i = random.nextInt(4) - 2; i > 0; i--) {
            found.add(randomIndication(random));
        }
        int notRefilled = random.nextInt(6) == 0 ? 1 : 0;
        return new Measured(
                new Measured.Scope(
                        random.nextInt(10) == 0 ? 12 : 13,
                        13,
                        random.nextInt(10) != 0,
                        random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(14),
                        random.nextInt(4) == 0,
                        random.nextInt(4) == 0),
                new Measured.Shares(share(random), share(random), share(random)),
                gaps,
                END,
                new Measured.Volumes(
                        volume(random),
                        random.nextInt(4) == 0 ? OptionalLong.empty() : OptionalLong.of(AT_RISK),
                        random.nextInt(3) == 0 ? volume(random) : Volume.none(),
                        random.nextInt(8) == 0 ? 50_000_000 : 1_000,
                        random.nextInt(4) != 0),
                new Measured.Trust(
                        notRefilled + (random.nextInt(6) == 0 ? 1 : 0),
                        notRefilled,
                        random.nextInt(10) == 0 ? 1 : 0,
                        random.nextInt(4),
                        random.nextInt(2)),
                found,
                0);
    }

    static MeasuredGap randomGap(Random random) {
        GapReason[] reasons = GapReason.values();
        return gap(
                reasons[random.nextInt(reasons.length)],
                random.nextInt(200),
                60 + random.nextInt(7200),
                volume(random));
    }

    static Indication randomIndication(Random random) {
        Decision decision = Decision.values()[random.nextInt(Decision.values().length)];
        int score = random.nextInt(101);
        return switch (random.nextInt(6)) {
            case 0 -> new Indication.Egress(score, random.nextBoolean(), random.nextBoolean(), decision);
            case 1 ->
                new Indication.Upload(
                        score,
                        random.nextInt(200_000),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        decision);
            case 2 -> new Indication.Staging(score, 1_000_000, random.nextInt(1_000_000), decision);
            case 3 -> new Indication.RemoteControl(score, decision);
            case 4 -> new Indication.ToolRun(score, decision);
            default -> new Indication.Stealer(score, decision);
        };
    }

    private static int share(Random random) {
        return random.nextInt(3) == 0 ? random.nextInt(10_001) : 9_000 + random.nextInt(1_001);
    }

    static Volume volume(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Volume.Unbounded(new Wording("test", "試験"));
            case 1 -> Volume.of(random.nextLong(100 * AT_RISK));
            default -> Volume.of(random.nextLong(AT_RISK / 50));
        };
    }
}
