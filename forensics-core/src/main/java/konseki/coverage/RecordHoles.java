package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import konseki.event.Timestamp;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;

/// Missing record numbers of one (host, channel), mapped to time (`docs/method.md`, Coverage). Belongs to one thread.
///
/// A number that falls back is another life of the log (cleared, restored), not a hole.
final class RecordHoles {
    private final NavigableMap<Long, long[]> hours = new TreeMap<>();

    /// Adds a row of the [Ledger].
    void add(long hour, long records, long min, long max) {
        long[] found = hours.computeIfAbsent(hour, _ -> new long[] {0, Long.MAX_VALUE, Long.MIN_VALUE});
        found[0] += records;
        found[1] = Math.min(found[1], min);
        found[2] = Math.max(found[2], max);
    }

    /// @param restarts hours in which the log was cleared: numbers of two lives stand side by side there
    List<SensorGap> gaps(CoverageRules rules, NavigableSet<Long> restarts) {
        long missing = 0;
        long present = 0;
        List<TimeRange> holes = new ArrayList<>();
        long hourBefore = Long.MIN_VALUE;
        long maxBefore = Long.MIN_VALUE;
        for (var entry : hours.entrySet()) {
            long hour = entry.getKey();
            long[] numbers = entry.getValue();
            boolean restart = restarts.contains(hour) || numbers[1] < maxBefore;
            long inside = restart ? 0 : Math.max(0, numbers[2] - numbers[1] + 1 - numbers[0]);
            long between = restart || hourBefore == Long.MIN_VALUE ? 0 : Math.max(0, numbers[1] - maxBefore - 1);
            if (inside + between > 0) {
                holes.add(hours(between > 0 ? hourBefore : hour, hour));
            }
            missing += inside + between;
            present += numbers[0];
            hourBefore = hour;
            maxBefore = numbers[2];
        }
        return gaps(rules, missing, present, holes);
    }

    private List<SensorGap> gaps(CoverageRules rules, long missing, long present, List<TimeRange> holes) {
        long expected = missing + present;
        if (missing > expected / 10_000 * rules.holesFiltered() + expected % 10_000 * rules.holesFiltered() / 10_000) {
            return List.of(new SensorGap(GapReason.FILTERED_EXPORT, hours(hours.firstKey(), hours.lastKey())));
        } else if (missing > expected / 10_000 * rules.holesGap() + expected % 10_000 * rules.holesGap() / 10_000) {
            return holes.stream()
                    .map(when -> new SensorGap(GapReason.RECORD_HOLES, when))
                    .toList();
        }
        return List.of();
    }

    private static TimeRange hours(long first, long last) {
        return new TimeRange(first * Timestamp.HOUR, (last + 1) * Timestamp.HOUR - 1);
    }
}
