package konseki.detect;

/// How two values of one slot of a [Table] become one: associative and commutative.
public enum Slot {
    /// Of numbers not below 0; it stays at [Long#MAX_VALUE] once it gets there, so no order of merging matters and no
    /// crafted counter can turn a sum around. Print that value as `at least`.
    SUM(0),
    MIN(Long.MAX_VALUE),
    MAX(Long.MIN_VALUE),
    /// Bit by bit.
    OR(0);

    private final long identity;

    Slot(long identity) {
        this.identity = identity;
    }

    /// What a new row holds; merging it changes nothing.
    public long identity() {
        return identity;
    }

    public long merge(long a, long b) {
        return switch (this) {
            case SUM -> a + b < 0 ? Long.MAX_VALUE : a + b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case OR -> a | b;
        };
    }
}
