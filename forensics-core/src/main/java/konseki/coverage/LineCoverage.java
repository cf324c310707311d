package konseki.coverage;

import java.util.List;
import java.util.OptionalLong;
import konseki.event.Timestamp;
import konseki.finding.Coverage;
import konseki.finding.CoverageSummary;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;
import konseki.finding.Volume;
import konseki.finding.Wording;

/// What is known of one way out over the window. Immutable.
///
/// @param name           of the line; of an inferred one, its sensor's
/// @param sensors        that see it
/// @param gaps           times in which none of them says anything that counts, with most bytes that could have passed
/// @param openAtCut      times in which sessions may have begun that were open when records ended, with most bytes
/// @param hours          one state per hour
/// @param proven         hours in which it was proven that bytes across the boundary are recorded
/// @param critical       W_crit
/// @param split          the hour from which on there are records, where they start after the window
/// @param bytesPerSecond its rate, if known
record LineCoverage(
        String name,
        List<String> sensors,
        List<LineGap> gaps,
        List<LineGap> openAtCut,
        Hours hours,
        ProvenHours proven,
        TimeRange critical,
        OptionalLong split,
        OptionalLong bytesPerSecond) {

    private static final Volume NO_RATE =
            new Volume.Unbounded(new Wording("the rate of a line without records is not known", "記録のない回線の速度が不明"));

    LineCoverage {
        sensors = List.copyOf(sensors);
        gaps = List.copyOf(gaps);
        openAtCut = List.copyOf(openAtCut);
    }

    /// @param bytes most that could have passed
    record LineGap(String line, String sensors, GapReason reason, TimeRange when, Volume bytes) {}

    /// What the cells of a line are made of.
    ///
    /// @param gaps     of all its sensors together
    /// @param degraded times in which none of them is whole
    /// @param off      times in which the machine that is asked about was off
    record Cells(List<SensorGap> gaps, List<TimeRange> degraded, List<TimeRange> off) {

        Hours hours(TimeRange window, List<Activity> activities, OnlyDenied denied) {
            GapReason[] reasons = new GapReason[Math.toIntExact(hour(window.to()) - hour(window.from()) + 1)];
            for (SensorGap gap : gaps) {
                for (long hour = hour(gap.when().from());
                        hour <= hour(gap.when().to());
                        hour++) {
                    int index = Math.toIntExact(hour - hour(window.from()));
                    reasons[index] = reasons[index] == null ? gap.reason() : reasons[index];
                }
            }
            return new Hours(window, hour -> {
                GapReason reason = reasons[Math.toIntExact(hour - hour(window.from()))];
                long records = activities.stream()
                        .mapToLong(activity -> activity.recordsIn(hour))
                        .sum();
                if (SensorGaps.isWithin(hour, off)) {
                    return new Coverage.Off();
                } else if (reason != null) {
                    return new Coverage.Unknown(reason);
                } else if (SensorGaps.touch(hour, degraded)) {
                    return new Coverage.Degraded(records);
                }
                long denials = denied.in(hour);
                return denials > 0 ? new Coverage.Blocked(denials) : new Coverage.Direct(records);
            });
        }
    }

    /// Denials of an hour in which nothing passed, else 0.
    interface OnlyDenied {
        long in(long hour);
    }

    /// Most that a line could carry in a time.
    static Volume capacity(OptionalLong bytesPerSecond, TimeRange when) {
        if (bytesPerSecond.isEmpty()) {
            return NO_RATE;
        }
        long high = Math.multiplyHigh(bytesPerSecond.getAsLong(), when.seconds());
        long low = bytesPerSecond.getAsLong() * when.seconds();
        return high == 0 && low >= 0 ? Volume.of(low) : NO_RATE;
    }

    CoverageSummary summary() {
        return new CoverageSummary(
                name,
                CoverageSummary.Kind.LINE,
                proven.share(critical),
                hours.directShare(),
                hours.directShare(critical),
                0,
                longestGapSeconds(),
                hours.runs(),
                List.of(),
                sensors);
    }

    long longestGapSeconds() {
        return gaps.stream().mapToLong(gap -> gap.when().seconds()).max().orElse(0);
    }

    private static long hour(long nanos) {
        return Math.floorDiv(nanos, Timestamp.HOUR);
    }
}
