package konseki.finding;

/// An upper end of bytes, or that there is none. Sums that leave the range of a long have none.
public sealed interface Volume {

    record AtMost(long bytes) implements Volume {
        static final AtMost ZERO = new AtMost(0);

        public AtMost {
            if (bytes < 0) {
                throw new IllegalArgumentException("a volume is not negative: " + bytes);
            }
        }
    }

    /// @param why `a line without a known rate`
    record Unbounded(Wording why) implements Volume {
        static final Unbounded OVERFLOW =
                new Unbounded(new Wording("more bytes than a 64-bit number holds", "64 ビットで表せない量"));
    }

    static Volume none() {
        return AtMost.ZERO;
    }

    static Volume of(long bytes) {
        return new AtMost(bytes);
    }

    default boolean isBounded() {
        return this instanceof AtMost;
    }

    default Volume plus(Volume other) {
        return switch (this) {
            case Unbounded _ -> this;
            case AtMost(long bytes) ->
                switch (other) {
                    case Unbounded _ -> other;
                    case AtMost(long more) -> {
                        long sum = bytes + more;
                        yield sum < 0 ? Unbounded.OVERFLOW : new AtMost(sum);
                    }
                };
        };
    }

    /// The smaller of two upper ends for the same bytes.
    default Volume smaller(Volume other) {
        return switch (this) {
            case Unbounded _ -> other;
            case AtMost(long bytes) ->
                switch (other) {
                    case Unbounded _ -> this;
                    case AtMost(long otherBytes) -> bytes <= otherBytes ? this : other;
                };
        };
    }

    /// Whether it is surely below `limit`.
    default boolean isBelow(long limit) {
        return this instanceof AtMost(long bytes) && bytes < limit;
    }

    /// Whether it is surely not above `limit`.
    default boolean isAtMost(long limit) {
        return this instanceof AtMost(long bytes) && bytes <= limit;
    }
}
