package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import konseki.detect.Baseline;
import konseki.event.Timestamp;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;

/// How long a sensor may pause, and where it paused longer (`docs/method.md`, Coverage). Immutable.
final class Silence {
    private final CoverageRules rules;
    private final Baseline baseline;

    Silence(CoverageRules rules, Baseline baseline) {
        this.rules = rules;
        this.baseline = baseline;
    }

    /// Minutes: a quantile of the sensor's pauses times a factor, within bounds. Pauses of the time before the attack
    /// where there is a day of it, else all.
    int expectedMinutes(Activity activity) {
        TimeRange all = new TimeRange(activity.first(), activity.last());
        TimeRange before =
                new TimeRange(Math.min(baseline.from(), baseline.end()), Math.max(baseline.from(), baseline.end() - 1));
        boolean known = activity.first() + Timestamp.DAY <= baseline.end();
        int[] counts = new int[rules.maxSilenceMinutes() + 1];
        activity.forEachPause(known ? before : all, (from, to) -> {
            int length = (int) Math.min(rules.maxSilenceMinutes(), to - from - 1);
            counts[length]++;
        });
        long usual = (long) quantile(counts) * rules.silenceFactor();
        return Math.clamp(usual, rules.minSilenceMinutes(), rules.maxSilenceMinutes());
    }

    /// Nearest rank.
    private int quantile(int[] counts) {
        long total = 0;
        for (int count : counts) {
            total += count;
        }
        long rank = Math.ceilDiv(total * rules.silenceQuantile(), 10_000L);
        long seen = 0;
        for (int length = 0; length < counts.length; length++) {
            seen += counts[length];
            if (seen >= rank && total > 0) {
                return length;
            }
        }
        return rules.maxSilenceMinutes();
    }

    /// Where the sensor was silent within the window, in order; before its first record it is [GapReason#ROTATED].
    ///
    /// @param window up to the moment from which on silence means nothing
    List<SensorGap> in(Activity activity, TimeRange window) {
        int expected = expectedMinutes(activity);
        List<SensorGap> gaps = new ArrayList<>();
        if (activity.first() > window.to()) {
            return List.of(new SensorGap(GapReason.ROTATED, window));
        } else if (activity.last() < window.from()) {
            return List.of(new SensorGap(GapReason.SILENT, window));
        }
        if (isLonger(window.from(), activity.first(), expected)) {
            gaps.add(new SensorGap(GapReason.ROTATED, new TimeRange(window.from(), activity.first() - 1)));
        }
        activity.forEachPause(new TimeRange(activity.first(), activity.last()), (before, after) -> {
            long from = (before + 1) * Activity.MINUTE;
            long to = after * Activity.MINUTE - 1;
            if (after - before - 1 > expected && from <= window.to() && to >= window.from()) {
                gaps.add(new SensorGap(
                        GapReason.SILENT, new TimeRange(Math.max(from, window.from()), Math.min(to, window.to()))));
            }
        });
        if (isLonger(activity.last() + 1, window.to(), expected)) {
            gaps.add(new SensorGap(GapReason.SILENT, new TimeRange(activity.last() + 1, window.to())));
        }
        return gaps;
    }

    private static boolean isLonger(long from, long to, int minutes) {
        return to - from > minutes * Activity.MINUTE;
    }
}
