package konseki.index;

import java.util.Arrays;

/// Places of events that a query may find, in one Partial. Immutable.
///
/// A place is packed into one long: 18 bits of member, 45 of offset, so their order is that of the numbers.
public final class Candidates {
    private static final int OFFSET_BITS = 45;

    private final long[] places;
    private final boolean exact;

    Candidates(long[] places, boolean exact) {
        this.places = places;
        this.exact = exact;
    }

    static long pack(int member, long offset) {
        if (member >= 1 << 63 - OFFSET_BITS || offset >= 1L << OFFSET_BITS) {
            throw new IllegalStateException(
                    "member " + member + ", offset " + offset + ": beyond what a Partial holds");
        }
        return (long) member << OFFSET_BITS | offset;
    }

    public long size() {
        return places.length;
    }

    /// Whether the index alone decides: every place is a hit.
    public boolean isExact() {
        return exact;
    }

    /// Offsets in one member, ascending.
    public long[] offsets(int member) {
        int from = lowerBound((long) member << OFFSET_BITS);
        int to = lowerBound((long) (member + 1) << OFFSET_BITS);
        return Arrays.stream(places, from, to)
                .map(place -> place & (1L << OFFSET_BITS) - 1)
                .toArray();
    }

    private int lowerBound(long place) {
        int at = Arrays.binarySearch(places, place);
        return at >= 0 ? at : -at - 1;
    }
}
