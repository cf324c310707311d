package konseki.detect.egress;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.event.IpAddress;
import konseki.finding.TimeRange;

/// What one asset sent to one external address, day by day. Belongs to one thread.
final class TransferGroup {
    /// Names of the destination that are kept; a server with more is called by the first ones in order.
    private static final int MAX_LABELS = 16;

    private final String asset;
    private final long externalHigh;
    private final long externalLow;
    private final NavigableMap<Long, Day> days = new TreeMap<>();
    private final NavigableSet<String> labels = new TreeSet<>();
    private final NavigableSet<String> internals = new TreeSet<>();
    private final Map<String, long[]> witnesses = new HashMap<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long longest;
    private long flows;

    TransferGroup(String asset, long externalHigh, long externalLow) {
        this.asset = asset;
        this.externalHigh = externalHigh;
        this.externalLow = externalLow;
    }

    /// Sums of one day.
    ///
    /// @param sentHi    bytes the asset sent, at most
    /// @param received  bytes it received, at most
    record Day(long sentHi, long received) {
        Day plus(Day other) {
            return new Day(saturated(sentHi + other.sentHi), saturated(received + other.received));
        }
    }

    static long saturated(long sum) {
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /// Adds a row of [Transfers#TABLE].
    void add(Transfers.Part part, Transfers.Sums sums) {
        days.merge(part.day(), new Day(sums.sentHi(), sums.received()), Day::plus);
        if (!part.label().isEmpty() && (labels.size() < MAX_LABELS || labels.contains(part.label()))) {
            labels.add(part.label());
        }
        internals.add(part.internal());
        long[] witness =
                witnesses.computeIfAbsent(part.port() + "\t" + part.dataset() + "\t" + part.sensor(), k -> new long[2]);
        witness[0] = saturated(witness[0] + sums.sentLo());
        witness[1] = saturated(witness[1] + sums.interim());
        first = Math.min(first, sums.first());
        last = Math.max(last, sums.last());
        longest = Math.max(longest, sums.longest());
        flows = saturated(flows + sums.flows());
    }

    String asset() {
        return asset;
    }

    long externalHigh() {
        return externalHigh;
    }

    long externalLow() {
        return externalLow;
    }

    String external() {
        return IpAddress.format(externalHigh, externalLow);
    }

    /// The asset's addresses that took part.
    NavigableSet<String> internals() {
        return internals;
    }

    NavigableSet<String> labels() {
        return labels;
    }

    /// The first name in order, or empty.
    String label() {
        return labels.isEmpty() ? "" : labels.first();
    }

    /// By day number of the case's zone.
    NavigableMap<Long, Day> days() {
        return days;
    }

    long flows() {
        return flows;
    }

    /// Longest flow, nanoseconds.
    long longest() {
        return longest;
    }

    TimeRange when() {
        return new TimeRange(Math.min(first, last), Math.max(first, last));
    }

    long sentHi() {
        return days.values().stream().mapToLong(Day::sentHi).reduce(0, (a, b) -> saturated(a + b));
    }

    long received() {
        return days.values().stream().mapToLong(Day::received).reduce(0, (a, b) -> saturated(a + b));
    }

    /// Bytes sent, at least: per port the best witness, since two sensors, or interim and end records of one, may have
    /// counted the same bytes.
    long sentLo() {
        Map<String, Long> byPort = new TreeMap<>();
        witnesses.forEach((key, sums) ->
                byPort.merge(key.substring(0, key.indexOf('\t')), Math.max(sums[0], sums[1]), Math::max));
        return byPort.values().stream().mapToLong(Long::longValue).reduce(0, (a, b) -> saturated(a + b));
    }
}
