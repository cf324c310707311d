package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import konseki.detect.Baseline;
import konseki.event.Timestamp;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;

/// Whether a sensor wrote far less in an hour than it does in such hours (`docs/method.md`, Coverage). Immutable.
///
/// Such hours are those of the same hour of the week before the attack, or where there are too few, of the same hour of
/// the day. Weeks count from 1970, in UTC: what matters is that they are the same hours.
final class HourRates {
    private static final int WEEK = 168;
    private static final int DAY = 24;

    private final CoverageRules rules;
    private final Baseline baseline;

    HourRates(CoverageRules rules, Baseline baseline) {
        this.rules = rules;
        this.baseline = baseline;
    }

    /// Records that an hour usually has: the median. Empty where there is too little to compare with.
    OptionalLong expected(Activity activity, long hour) {
        long first = Math.max(Math.floorDiv(baseline.from(), Timestamp.HOUR), firstFullHour(activity));
        long end = Math.floorDiv(baseline.end(), Timestamp.HOUR);
        OptionalLong ofWeek = median(activity, hour, WEEK, first, end, rules.minWeeks());
        return ofWeek.isPresent() ? ofWeek : median(activity, hour, DAY, first, end, rules.minDays());
    }

    private static long firstFullHour(Activity activity) {
        return Math.floorDiv(activity.first(), Timestamp.HOUR) + 1;
    }

    private static OptionalLong median(Activity activity, long hour, int period, long first, long end, int min) {
        List<Long> counts = new ArrayList<>();
        for (long at = first + Math.floorMod(hour - first, period); at < end; at += period) {
            counts.add(activity.recordsIn(at));
        }
        if (counts.size() < min) {
            return OptionalLong.empty();
        }
        counts.sort(null);
        return OptionalLong.of(counts.get((counts.size() - 1) / 2));
    }

    /// Hours of which the sensor lost most.
    List<SensorGap> lost(Activity activity, TimeRange window) {
        List<SensorGap> lost = new ArrayList<>();
        for (long hour = hour(window.from()); (hour + 1) * Timestamp.HOUR - 1 <= window.to(); hour++) {
            if (isBelow(activity, hour, rules.rateLost())) {
                lost.add(new SensorGap(GapReason.LOSS, whole(hour)));
            }
        }
        return lost;
    }

    /// Hours of which it lost much.
    List<TimeRange> degraded(Activity activity, TimeRange window) {
        List<TimeRange> degraded = new ArrayList<>();
        for (long hour = hour(window.from()); (hour + 1) * Timestamp.HOUR - 1 <= window.to(); hour++) {
            if (isBelow(activity, hour, rules.rateDegraded())) {
                degraded.add(whole(hour));
            }
        }
        return degraded;
    }

    /// Hours that the window or the records cut off are left out: a part of an hour has a part of its records.
    private boolean isBelow(Activity activity, long hour, int basisPoints) {
        OptionalLong expected = expected(activity, hour);
        return expected.isPresent()
                && expected.getAsLong() >= rules.minRate()
                && activity.recordsIn(hour) < expected.getAsLong() * basisPoints / 10_000
                && (hour + 1) * Timestamp.HOUR - 1 <= activity.last();
    }

    private static TimeRange whole(long hour) {
        return new TimeRange(hour * Timestamp.HOUR, (hour + 1) * Timestamp.HOUR - 1);
    }

    private static long hour(long nanos) {
        return Math.floorDiv(nanos, Timestamp.HOUR);
    }
}
