package konseki.detect;

/// How two values of one slot of a [Table] become one: associative and commutative.
public enum Slot {
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

    /// @throws ArithmeticException if a sum leaves the range of a long; a wrong number is worse than none
    public long merge(long a, long b) {
        return switch (this) {
            case SUM -> Math.addExact(a, b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case OR -> a | b;
        };
    }
}
