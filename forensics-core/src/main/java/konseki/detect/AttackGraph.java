package konseki.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import konseki.finding.TimeRange;

/// Machines and the edges that carry taint, in time: an edge is usable while it lies after the moment its source was
/// reached. Immutable.
///
/// Earliest arrivals are those of Dijkstra on time. Of equal arrivals the first counts, in the order of times, names
/// and
/// edges, so a machine's predecessor was always reached before it and no two explain each other.
final class AttackGraph {
    private final Map<String, List<Context.Edge>> outgoing = new TreeMap<>();
    private final Map<String, List<Context.Edge>> incoming = new TreeMap<>();
    private final long tolerance;

    /// @param toleranceNanos by which clocks may disagree
    AttackGraph(List<Context.Edge> edges, long toleranceNanos) {
        this.tolerance = toleranceNanos;
        for (Context.Edge edge : edges) {
            if (edge.score() >= Context.USABLE_EDGE) {
                outgoing.computeIfAbsent(edge.from(), k -> new ArrayList<>()).add(edge);
                incoming.computeIfAbsent(edge.to(), k -> new ArrayList<>()).add(edge);
            }
        }
    }

    /// Where and when the attacker begins.
    ///
    /// @param until the address is the attacker's no longer; empty for a machine, which stays so
    record Seed(String node, long since, Optional<Long> until, String why) {}

    /// @param from the machine it was reached from; empty at a seed
    record Arrival(long at, Optional<String> from, String why) {
        private boolean isBefore(Arrival other) {
            return at < other.at;
        }
    }

    /// Earliest arrival at every machine that can be reached.
    NavigableMap<String, Arrival> reach(List<Seed> seeds) {
        NavigableMap<String, Arrival> arrivals = new TreeMap<>();
        Queue queue = new Queue(arrivals);
        for (Seed seed : seeds) {
            Arrival arrival = new Arrival(seed.since(), Optional.empty(), seed.why());
            if (seed.until().isEmpty()) {
                queue.offer(seed.node(), arrival);
            } else {
                Arrival known = arrivals.get(seed.node());
                if (known == null || arrival.isBefore(known)) {
                    arrivals.put(seed.node(), arrival);
                }
                relax(seed.node(), seed.since(), seed.until().get(), queue);
            }
        }
        queue.run();
        return arrivals;
    }

    /// Nodes in the order of their arrivals.
    private final class Queue {
        private record Item(String node, Arrival arrival) {}

        private final NavigableMap<String, Arrival> arrivals;
        /// What leads on from its arrival without end; an address of a session does not.
        private final Map<String, Arrival> lasting = new TreeMap<>();
        private final PriorityQueue<Item> items = new PriorityQueue<>(
                Comparator.<Item>comparingLong(item -> item.arrival().at())
                        .thenComparing(Item::node)
                        .thenComparing(item -> item.arrival().from().orElse("")));

        Queue(NavigableMap<String, Arrival> arrivals) {
            this.arrivals = arrivals;
        }

        void offer(String node, Arrival arrival) {
            Arrival before = lasting.get(node);
            if (before == null || arrival.isBefore(before)) {
                lasting.put(node, arrival);
                items.add(new Item(node, arrival));
                Arrival known = arrivals.get(node);
                if (known == null || arrival.isBefore(known)) {
                    arrivals.put(node, arrival);
                }
            }
        }

        void run() {
            while (!items.isEmpty()) {
                Item item = items.remove();
                if (item.arrival().equals(lasting.get(item.node()))) {
                    relax(item.node(), item.arrival().at(), Long.MAX_VALUE, this);
                }
            }
        }
    }

    private void relax(String node, long since, long until, Queue queue) {
        for (Context.Edge edge : outgoing.getOrDefault(node, List.of())) {
            if (isUsable(edge.when(), since, until)) {
                long at = Math.max(edge.when().from(), since);
                queue.offer(edge.to(), new Arrival(at, Optional.of(node), "reached from " + node));
            }
        }
    }

    private boolean isUsable(TimeRange when, long since, long until) {
        boolean begun = until == Long.MAX_VALUE || when.from() <= until + tolerance;
        return begun && when.to() >= since - tolerance;
    }

    /// The latest moment at which being on a machine still leads to one of some targets in time.
    ///
    /// @param deadlines by target
    NavigableMap<String, Long> latest(Map<String, Long> deadlines) {
        NavigableMap<String, Long> latest = new TreeMap<>(deadlines);
        record Item(String node, long at) {}
        PriorityQueue<Item> items = new PriorityQueue<>(
                Comparator.comparingLong(Item::at).reversed().thenComparing(Item::node));
        latest.forEach((node, at) -> items.add(new Item(node, at)));
        while (!items.isEmpty()) {
            Item item = items.remove();
            if (latest.getOrDefault(item.node(), Long.MIN_VALUE) != item.at()) {
                continue;
            }
            for (Context.Edge edge : incoming.getOrDefault(item.node(), List.of())) {
                if (edge.when().from() <= item.at() + tolerance) {
                    long at = Math.min(edge.when().to(), item.at());
                    if (at > latest.getOrDefault(edge.from(), Long.MIN_VALUE)) {
                        latest.put(edge.from(), at);
                        items.add(new Item(edge.from(), at));
                    }
                }
            }
        }
        return latest;
    }

    /// Whether a seed leads to a target in time.
    ///
    /// @param latest as [#latest] gives it
    boolean leads(Seed seed, Map<String, Long> latest) {
        Long onNode = latest.get(seed.node());
        if (seed.until().isEmpty()) {
            return onNode != null && seed.since() <= onNode + tolerance;
        }
        for (Context.Edge edge : outgoing.getOrDefault(seed.node(), List.of())) {
            Long deadline = latest.get(edge.to());
            long at = Math.max(edge.when().from(), seed.since());
            if (deadline != null
                    && isUsable(edge.when(), seed.since(), seed.until().get())
                    && at <= deadline + tolerance) {
                return true;
            }
        }
        return false;
    }
}
