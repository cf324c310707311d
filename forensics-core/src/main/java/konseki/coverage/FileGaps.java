package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import konseki.detect.AssetMap;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;

/// Gaps that come from how records were kept in files: exports cut off, files of a set that are missing, collectors
/// that
/// paused, records that nobody can read. Immutable.
final class FileGaps {
    private static final long NEAR = 2 * Activity.MINUTE;

    private final LedgerReading ledger;
    private final CoverageRules rules;
    private final List<ReadMember> members;
    private final Silence silence;
    private final TimeRange window;

    FileGaps(LedgerReading ledger, CoverageRules rules, List<ReadMember> members, Silence silence, TimeRange window) {
        this.ledger = ledger;
        this.rules = rules;
        this.members = List.copyOf(members);
        this.silence = silence;
        this.window = window;
    }

    /// A silence by what makes it: it begins where a member with as many rows as a program exports ends, or ends where
    /// one begins; or it lies between two files and is as long as one, so that one is missing.
    List<SensorGap> named(String sensor, List<SensorGap> silences) {
        List<TimeRange> cut = members.stream()
                .filter(member -> rules.isExportLimit(member.records()) || rules.isExportLimit(member.rows()))
                .flatMap(member -> member.when().stream())
                .toList();
        List<TimeRange> files = filesOf(sensor);
        return silences.stream()
                .map(gap -> {
                    if (cut.stream().anyMatch(member -> touches(member, gap.when()))) {
                        return new SensorGap(GapReason.TRUNCATED_EXPORT, gap.when());
                    }
                    return isMissingFile(files, gap.when()) ? new SensorGap(GapReason.PARTIAL_SET, gap.when()) : gap;
                })
                .toList();
    }

    private static boolean touches(TimeRange member, TimeRange gap) {
        return Math.abs(gap.from() - member.to()) <= NEAR || Math.abs(member.from() - gap.to()) <= NEAR;
    }

    /// Files in which the sensor writes alone.
    private List<TimeRange> filesOf(String sensor) {
        return ledger.members().values().stream()
                .filter(member -> !member.isRelay() && member.sensors().contains(sensor))
                .map(member -> new TimeRange(
                        member.activity().first(), member.activity().last()))
                .toList();
    }

    private static boolean isMissingFile(List<TimeRange> files, TimeRange gap) {
        boolean ends = files.stream().anyMatch(file -> Math.abs(gap.from() - file.to()) <= NEAR);
        boolean begins = files.stream().anyMatch(file -> Math.abs(file.from() - gap.to()) <= NEAR);
        if (!ends || !begins) {
            return false;
        }
        List<Long> lengths =
                files.stream().map(file -> file.to() - file.from()).sorted().toList();
        return gap.to() - gap.from() >= lengths.get((lengths.size() - 1) / 2) / 2;
    }

    /// A collector's file that pauses says nothing of anybody in it, however seldom they write.
    List<SensorGap> relays(String sensor, Activity activity) {
        List<SensorGap> gaps = new ArrayList<>();
        for (MemberFacts member : ledger.members().values()) {
            if (!member.isRelay() || !member.sensors().contains(sensor)) {
                continue;
            }
            TimeRange within = new TimeRange(
                    Math.max(window.from(), member.activity().first()),
                    Math.max(
                            Math.max(window.from(), member.activity().first()),
                            Math.min(window.to(), member.activity().last())));
            for (SensorGap gap : silence.in(member.activity(), within)) {
                OptionalLong next = activity.nextAfter(gap.when().from());
                boolean wrote =
                        next.isPresent() && next.getAsLong() <= gap.when().to();
                if (!wrote && gap.reason() == GapReason.SILENT) {
                    gaps.add(gap);
                }
            }
        }
        return gaps;
    }

    List<SensorGap> rejected(String sensor) {
        return members.stream()
                .filter(member -> member.rejected() * 10_000 > member.records() * rules.rejectedShare())
                .filter(member -> ledger.sensorsOfMember(member.id()).contains(sensor))
                .flatMap(member -> member.when().stream())
                .map(when -> new SensorGap(GapReason.REJECTED, when))
                .toList();
    }

    /// Damaged places of the logs that a sensor keeps of a host: whatever its share, nobody knows what stood there.
    List<SensorGap> damaged(String asset, String sensor, AssetMap assets) {
        return members.stream()
                .filter(member -> ledger.sensorsOfMember(member.id()).contains(sensor))
                .flatMap(member -> member.lost().stream())
                .filter(lost -> lost.host().isEmpty()
                        || assets.canonical(lost.host()).equals(asset))
                .filter(lost -> lost.missing() > 0 && !ledger.hasAll(lost, asset))
                .flatMap(lost -> lost.when().stream())
                .map(when -> new SensorGap(GapReason.RECORD_HOLES, when))
                .toList();
    }
}
