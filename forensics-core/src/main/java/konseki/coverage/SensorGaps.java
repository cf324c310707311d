package konseki.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// Lists of gaps as sets of time: sorted, disjoint.
final class SensorGaps {

    private SensorGaps() {}

    /// Sorted, without overlap; where two overlap, the earlier in the list keeps the time.
    static List<SensorGap> disjoint(List<SensorGap> gaps) {
        List<SensorGap> disjoint = new ArrayList<>();
        for (SensorGap gap : gaps) {
            List<TimeRange> free = List.of(gap.when());
            for (SensorGap taken : disjoint) {
                free = free.stream()
                        .flatMap(range -> without(range, taken.when()).stream())
                        .toList();
            }
            free.forEach(range -> disjoint.add(new SensorGap(gap.reason(), range)));
        }
        disjoint.sort(Comparator.comparingLong(gap -> gap.when().from()));
        return disjoint;
    }

    private static List<TimeRange> without(TimeRange range, TimeRange taken) {
        if (!range.overlaps(taken)) {
            return List.of(range);
        }
        List<TimeRange> left = new ArrayList<>();
        if (range.from() < taken.from()) {
            left.add(new TimeRange(range.from(), taken.from() - 1));
        }
        if (range.to() > taken.to()) {
            left.add(new TimeRange(taken.to() + 1, range.to()));
        }
        return left;
    }

    /// Times that are gaps in both; the reason is that of `a`. Both sorted and disjoint.
    static List<SensorGap> both(List<SensorGap> a, List<SensorGap> b) {
        List<SensorGap> both = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            TimeRange first = a.get(i).when();
            TimeRange second = b.get(j).when();
            if (first.overlaps(second)) {
                both.add(new SensorGap(
                        a.get(i).reason(),
                        new TimeRange(Math.max(first.from(), second.from()), Math.min(first.to(), second.to()))));
            }
            if (first.to() < second.to()) {
                i++;
            } else {
                j++;
            }
        }
        return both;
    }

    /// Times of `gaps` without `taken`.
    static List<SensorGap> minus(List<SensorGap> gaps, List<TimeRange> taken) {
        List<SensorGap> left = new ArrayList<>();
        for (SensorGap gap : gaps) {
            List<TimeRange> free = List.of(gap.when());
            for (TimeRange range : taken) {
                free = free.stream()
                        .flatMap(part -> without(part, range).stream())
                        .toList();
            }
            free.forEach(part -> left.add(new SensorGap(gap.reason(), part)));
        }
        return left;
    }

    /// Whether some range holds the whole hour.
    static boolean isWithin(long hour, List<TimeRange> ranges) {
        long from = hour * Timestamp.HOUR;
        return ranges.stream().anyMatch(range -> range.from() <= from && range.to() >= from + Timestamp.HOUR - 1);
    }

    /// Whether some range touches the hour.
    static boolean touch(long hour, List<TimeRange> ranges) {
        long from = hour * Timestamp.HOUR;
        return ranges.stream().anyMatch(range -> range.from() < from + Timestamp.HOUR && range.to() >= from);
    }

    /// The parts inside `window`.
    static List<SensorGap> within(List<SensorGap> gaps, TimeRange window) {
        return gaps.stream()
                .filter(gap -> gap.when().overlaps(window))
                .map(gap -> new SensorGap(
                        gap.reason(),
                        new TimeRange(
                                Math.max(gap.when().from(), window.from()),
                                Math.min(gap.when().to(), window.to()))))
                .toList();
    }
}
