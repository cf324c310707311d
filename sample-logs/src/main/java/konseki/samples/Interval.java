package konseki.samples;

/// A stretch of time, in milliseconds since the epoch; its end is not part of it.
record Interval(long from, long to) {

    boolean holds(long millis) {
        return millis >= from && millis < to;
    }
}
