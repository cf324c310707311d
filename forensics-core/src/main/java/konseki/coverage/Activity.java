package konseki.coverage;

import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// When one sensor wrote, to the minute. Belongs to one thread while it is filled.
final class Activity {
    static final long MINUTE = 60 * Timestamp.SECOND;

    private final NavigableMap<Long, Hour> hours = new TreeMap<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long records;
    private long flags;

    /// One hour.
    static final class Hour {
        private long records;
        private long minutes;
        private long flags;

        long records() {
            return records;
        }

        boolean has(long flag) {
            return (flags & flag) != 0;
        }
    }

    /// Adds a row of the [Ledger].
    void add(long hour, long rowRecords, long rowFirst, long rowLast, long rowMinutes, long rowFlags) {
        Hour found = hours.computeIfAbsent(hour, _ -> new Hour());
        found.records += rowRecords;
        found.minutes |= rowMinutes;
        found.flags |= rowFlags;
        records += rowRecords;
        flags |= rowFlags;
        first = Math.min(first, rowFirst);
        last = Math.max(last, rowLast);
    }

    /// Adds all of another sensor's or dataset's activity.
    void addAll(Activity other) {
        other.hours.forEach(
                (hour, facts) -> add(hour, facts.records, other.first, other.last, facts.minutes, facts.flags));
    }

    NavigableMap<Long, Hour> hours() {
        return hours;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    long records() {
        return records;
    }

    boolean has(long flag) {
        return (flags & flag) != 0;
    }

    long recordsIn(long hour) {
        Hour found = hours.get(hour);
        return found == null ? 0 : found.records;
    }

    /// Start of the first minute with records that begins at or after a moment.
    OptionalLong nextAfter(long moment) {
        long first = Math.ceilDiv(moment, MINUTE);
        for (var entry : hours.tailMap(Math.floorDiv(first, 60L), true).entrySet()) {
            long bits = entry.getValue().minutes;
            if (entry.getKey() * 60 < first) {
                bits &= -1L << (int) (first - entry.getKey() * 60);
            }
            if (bits != 0) {
                return OptionalLong.of((entry.getKey() * 60 + Long.numberOfTrailingZeros(bits)) * MINUTE);
            }
        }
        return OptionalLong.empty();
    }

    /// End of the last minute with records that begins at or before a moment.
    OptionalLong lastBefore(long moment) {
        long last = Math.floorDiv(moment, MINUTE);
        for (var entry :
                hours.headMap(Math.floorDiv(last, 60L), true).descendingMap().entrySet()) {
            long bits = entry.getValue().minutes;
            if (entry.getKey() * 60 + 59 > last) {
                bits &= -1L >>> (int) (63 - (last - entry.getKey() * 60));
            }
            if (bits != 0) {
                return OptionalLong.of((entry.getKey() * 60 + 64 - Long.numberOfLeadingZeros(bits)) * MINUTE - 1);
            }
        }
        return OptionalLong.empty();
    }

    /// Gives every pause between two minutes with records, in order.
    ///
    /// @param range only minutes in it
    void forEachPause(TimeRange range, PauseConsumer consumer) {
        long before = Long.MIN_VALUE;
        long firstHour = Math.floorDiv(range.from(), Timestamp.HOUR);
        long lastHour = Math.floorDiv(range.to(), Timestamp.HOUR);
        for (var entry : hours.subMap(firstHour, true, lastHour, true).entrySet()) {
            long bits = entry.getValue().minutes;
            while (bits != 0) {
                long minute = entry.getKey() * 60 + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                long at = minute * MINUTE;
                if (at + MINUTE > range.from() && at <= range.to()) {
                    if (before != Long.MIN_VALUE) {
                        consumer.pause(before, minute);
                    }
                    before = minute;
                }
            }
        }
    }

    /// Receives two minutes since 1970 with records, none between them.
    interface PauseConsumer {
        void pause(long before, long after);
    }
}
