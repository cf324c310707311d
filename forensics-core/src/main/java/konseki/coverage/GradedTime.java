package konseki.coverage;

import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import konseki.detect.Context;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;
import konseki.finding.VerdictThresholds;

/// The part of W_crit by whose cells an asset is graded, and where its window is split for that.
///
/// Where the records of a line start after the window, W is split at the earliest covered hour and the rest is graded
/// by
/// its own cells (`docs/method.md`). Then forgetting all records before a gap would make the gap disappear, and a
/// verdict
/// better. So any later hour is a candidate for the split, records or not, and the first from which on the cells carry
/// LIMITED is taken: what can be had by forgetting is had without it, and the time before the split is named as not
/// judged either way. Never later than the hours before the first encryption that LIMITED looks at.
///
/// @param graded the part of W_crit
/// @param split  the hour before which nothing is judged, if any
record GradedTime(TimeRange graded, OptionalLong split) {

    /// @param lines ways out of the asset
    static GradedTime of(List<LineCoverage> lines, Context context, VerdictThresholds thresholds) {
        TimeRange critical = context.critical();
        OptionalLong late =
                lines.stream().flatMapToLong(line -> line.split().stream()).max();
        long limit = latestSplit(context, thresholds);
        if (critical.from() >= limit) {
            return new GradedTime(critical, late);
        }
        long earliest = Math.max(critical.from(), Math.min(limit, late.orElse(critical.from())));
        for (long start : candidates(lines, earliest, limit)) {
            TimeRange part = new TimeRange(start, critical.to());
            boolean carries = lines.stream()
                    .allMatch(line -> line.hours().directShare(part) >= thresholds.limitedDirect()
                            && line.proven().share(part) >= thresholds.limitedControl());
            if (carries) {
                boolean moved = start > earliest;
                return new GradedTime(part, moved ? later(late, start) : late);
            }
        }
        return new GradedTime(new TimeRange(earliest, critical.to()), late);
    }

    private static OptionalLong later(OptionalLong late, long start) {
        return OptionalLong.of(Math.max(start, late.orElse(start)));
    }

    /// The start, and every hour after a gap.
    private static NavigableSet<Long> candidates(List<LineCoverage> lines, long earliest, long limit) {
        NavigableSet<Long> starts = new TreeSet<>();
        starts.add(earliest);
        for (LineCoverage line : lines) {
            for (LineCoverage.LineGap gap : line.gaps()) {
                long after = gap.when().outwardsToHours().to() + 1;
                if (after > earliest && after <= limit) {
                    starts.add(after);
                }
            }
        }
        return starts;
    }

    /// In full hours, so many before the first encryption, else before the end of W.
    private static long latestSplit(Context context, VerdictThresholds thresholds) {
        long end = context.absolute().stream()
                .filter(GradedTime::isEncryption)
                .mapToLong(signal -> signal.when().from())
                .min()
                .orElse(context.window().to());
        return Math.floorDiv(end, Timestamp.HOUR) * Timestamp.HOUR - thresholds.criticalHours() * Timestamp.HOUR;
    }

    private static boolean isEncryption(Signal signal) {
        return signal.kind() == SignalKind.DECLARED_ENCRYPTION
                || signal.kind() == SignalKind.EXTENSION_COLLAPSE
                || signal.kind() == SignalKind.FILE_RATE;
    }
}
