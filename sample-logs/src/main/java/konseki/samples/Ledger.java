package konseki.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// The sums behind `truth.tsv`: what the firewall wrote down about each pair of addresses.
final class Ledger {

    /// @param sent bytes from source to destination, over all end-of-session records
    record Pair(String source, String destination, int records, long sent, long received) {

        private Pair plus(Flow flow) {
            return new Pair(source, destination, records + 1, sent + flow.sent(), received + flow.received());
        }
    }

    private final TreeMap<String, Pair> pairs = new TreeMap<>();

    void record(Flow flow) {
        String key = flow.source() + "\t" + flow.destination();
        Pair before = pairs.getOrDefault(key, new Pair(flow.source(), flow.destination(), 0, 0, 0));
        pairs.put(key, before.plus(flow));
    }

    List<Pair> largest(int count) {
        List<Pair> sorted = new ArrayList<>(pairs.values());
        sorted.sort(Comparator.comparingLong(Pair::sent).reversed());
        return sorted.subList(0, Math.min(count, sorted.size()));
    }

    long records() {
        return pairs.values().stream().mapToLong(Pair::records).sum();
    }

    long sent() {
        return pairs.values().stream().mapToLong(Pair::sent).sum();
    }
}
