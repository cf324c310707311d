package konseki.coverage;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// Hours of which it is proven that a line's sensors record what PC asks for: they hold, or lie between, records that
/// cross the boundary and count bytes, without a gap in between (`docs/method.md`, Coverage). Immutable.
final class ProvenHours {
    private final NavigableSet<Long> proven;
    private final NavigableSet<Long> broken = new TreeSet<>();

    /// @param proven hours since 1970 with such records
    ProvenHours(NavigableSet<Long> proven, List<SensorGap> gaps) {
        this.proven = proven;
        for (SensorGap gap : gaps) {
            for (long hour = hour(gap.when().from()); hour <= hour(gap.when().to()); hour++) {
                broken.add(hour);
            }
        }
    }

    /// Share of a time's hours in basis points, rounded down.
    int share(TimeRange part) {
        long from = hour(part.from());
        long to = hour(part.to());
        long count = 0;
        for (long hour = from; hour <= to; hour++) {
            count += isProven(hour) ? 1 : 0;
        }
        return (int) (count * 10_000 / (to - from + 1));
    }

    private boolean isProven(long hour) {
        Long before = proven.floor(hour);
        Long after = proven.ceiling(hour);
        return before != null
                && after != null
                && (before.equals(after)
                        || broken.subSet(before, true, after, true).isEmpty());
    }

    private static long hour(long nanos) {
        return Math.floorDiv(nanos, Timestamp.HOUR);
    }
}
