package konseki.finding;

import konseki.event.Timestamp;

/// A span of time, nanoseconds UTC.
///
/// @param from first moment
/// @param to   last moment, included
public record TimeRange(long from, long to) {

    public TimeRange {
        if (from > to) {
            throw new IllegalArgumentException("time range ends before it starts: " + from + " > " + to);
        }
    }

    public boolean overlaps(TimeRange other) {
        return from <= other.to && other.from <= to;
    }

    public boolean contains(long moment) {
        return moment >= from && moment <= to;
    }

    /// Its length, rounded up to full seconds.
    public long seconds() {
        return Math.ceilDiv(to - from + 1, Timestamp.SECOND);
    }

    /// The smallest range that holds both.
    public TimeRange union(TimeRange other) {
        return new TimeRange(Math.min(from, other.from), Math.max(to, other.to));
    }

    /// Widened to full hours UTC; `to` becomes the last nanosecond of its hour.
    public TimeRange outwardsToHours() {
        return new TimeRange(
                Math.floorDiv(from, Timestamp.HOUR) * Timestamp.HOUR,
                (Math.floorDiv(to, Timestamp.HOUR) + 1) * Timestamp.HOUR - 1);
    }

    @Override
    public String toString() {
        return Timestamp.format(from) + " to " + Timestamp.format(to);
    }
}
