package konseki.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import konseki.finding.TimeRange;

/// Makes one edge of all signals of a movement, under canonical names. Stateless.
final class EdgeMerge {

    private EdgeMerge() {}

    private record Key(String from, String to, String account) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::from)
                    .thenComparing(Key::to)
                    .thenComparing(Key::account)
                    .compare(this, other);
        }
    }

    /// Edges sorted by first, from, to, account; movements from an unknown machine are none.
    static List<Context.Edge> edges(Iterable<Signal> signals, AssetMap assets) {
        Map<Key, List<Signal>> byKey = new TreeMap<>();
        for (Signal signal : signals) {
            if (signal.subject() instanceof Subject.Movement(String from, String to, String account)
                    && !from.isEmpty()) {
                Key key = new Key(assets.canonical(from), assets.canonical(to), account);
                if (!key.from().equals(key.to())) {
                    byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(signal);
                }
            }
        }
        List<Context.Edge> edges = new ArrayList<>();
        byKey.forEach((key, own) -> {
            if (own.stream().anyMatch(Signal::primary)) {
                edges.add(edge(key, own));
            }
        });
        edges.sort(Comparator.<Context.Edge>comparingLong(edge -> edge.when().from())
                .thenComparing(Context.Edge::from)
                .thenComparing(Context.Edge::to)
                .thenComparing(Context.Edge::account));
        return edges;
    }

    private static Context.Edge edge(Key key, List<Signal> signals) {
        Set<SignalKind> methods = EnumSet.noneOf(SignalKind.class);
        boolean supported = false;
        for (Signal signal : signals) {
            if (signal.primary()) {
                methods.add(signal.kind());
            } else {
                supported = true;
            }
        }
        return new Context.Edge(
                key.from(), key.to(), key.account(), List.copyOf(methods), when(signals), Score.of(signals, supported));
    }

    /// When the target itself saw it; flows and tickets may begin long before the account went that way.
    private static TimeRange when(List<Signal> signals) {
        List<Signal> own = signals.stream()
                .filter(signal -> signal.primary() && signal.kind() != SignalKind.DOMAIN_CONTROLLER_EDGE)
                .toList();
        return (own.isEmpty() ? signals : own)
                .stream().map(Signal::when).reduce(TimeRange::union).orElseThrow();
    }
}
