package konseki.detect;

/// The time before the attack, with which relative signals compare.
///
/// @param from first full hour of records, nanoseconds UTC
/// @param end  first moment that is no longer baseline, a full hour; `from` = `end` where there is none
public record Baseline(long from, long end) {

    /// Full days between `from` and `end`; below 7 robust scores are off.
    public long days() {
        return (end - from) / konseki.event.Timestamp.DAY;
    }
}
