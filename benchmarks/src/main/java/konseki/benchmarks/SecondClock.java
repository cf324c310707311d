package konseki.benchmarks;

import konseki.event.Timestamp;

/// The time of line after line as text, formatted once a second. Belongs to one thread.
final class SecondClock {
    private static final long STEP = Timestamp.SECOND / 25;

    private final long start;
    private final int offsetSeconds;
    private long second = Long.MIN_VALUE;
    private String text = "";

    /// Begins on 1 May 2023, at midnight of a zone.
    SecondClock(int offsetSeconds) {
        this.offsetSeconds = offsetSeconds;
        this.start = Timestamp.of(2023, 5, 1, 0, 0, 0, 0, offsetSeconds);
    }

    /// Nanoseconds since 1970.
    long nanos(long line) {
        return start + line * STEP;
    }

    /// `2023-05-01T00:00:00` and what follows, in the zone.
    String text(long line) {
        long now = Math.floorDiv(nanos(line), Timestamp.SECOND);
        if (now != second) {
            second = now;
            text = Timestamp.format(now * Timestamp.SECOND, offsetSeconds);
        }
        return text;
    }
}
