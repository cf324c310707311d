package konseki.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.event.Networks;
import konseki.finding.TimeRange;

/// Chooses the ways in among all logins that signals are about. Belongs to one thread.
///
/// Logins after guessing are ways in by themselves. Any other is one only if a path in time leads from it to a machine
/// with malicious events that no such login explains.
final class Entries {
    private final CaseRules rules;
    private final ContextRules contextRules;
    private final AssetMap assets;
    private final AttackGraph graph;
    /// First malicious event by asset.
    private final Map<String, Long> malicious;
    private final long tolerance;

    Entries(
            CaseRules rules,
            ContextRules contextRules,
            AssetMap assets,
            AttackGraph graph,
            Map<String, Long> malicious,
            long tolerance) {
        this.rules = rules;
        this.contextRules = contextRules;
        this.assets = assets;
        this.graph = graph;
        this.malicious = malicious;
        this.tolerance = tolerance;
    }

    /// A way in and where it leads from.
    record Chosen(Context.Entry entry, AttackGraph.Seed seed) {}

    /// Earliest first.
    ///
    /// @param strong signals that are ways in by themselves
    /// @param others that are so only if they explain something
    List<Chosen> choose(List<Signal> strong, List<Signal> others) {
        List<Chosen> chosen = new ArrayList<>(candidates(strong));
        Map<String, Long> open = new TreeMap<>(malicious);
        graph.reach(seeds(chosen)).forEach((node, arrival) -> {
            Long deadline = open.get(node);
            if (deadline != null && arrival.at() <= deadline + tolerance) {
                open.remove(node);
            }
        });
        if (!open.isEmpty()) {
            Map<String, Long> latest = graph.latest(open);
            candidates(others).stream()
                    .filter(candidate -> graph.leads(candidate.seed(), latest))
                    .forEach(chosen::add);
        }
        chosen.sort(Comparator.<Chosen>comparingLong(way -> way.seed().since())
                .thenComparing(way -> way.entry().client())
                .thenComparing(way -> way.entry().target())
                .thenComparing(way -> way.entry().account())
                .thenComparing(way -> way.seed().node()));
        return chosen.stream()
                .limit(contextRules.mostEntries())
                .map(this::weighed)
                .toList();
    }

    /// One entry for each client, target, account and address inside, whatever the number of sessions. A login whose
    /// sessions tell the address inside needs no entry of its own.
    static List<Context.Entry> entries(List<Chosen> chosen) {
        Map<String, Context.Entry> merged = new LinkedHashMap<>();
        Set<String> placed = new TreeSet<>();
        for (Chosen way : chosen) {
            Context.Entry entry = way.entry();
            merged.merge(login(entry) + '\t' + entry.insideAs().orElse(""), entry, Entries::join);
            if (way.seed().until().isPresent()) {
                placed.add(login(entry));
            }
        }
        return merged.values().stream()
                .filter(entry ->
                        !placed.contains(login(entry)) || !entry.insideAs().equals(Optional.of(entry.client())))
                .toList();
    }

    private static String login(Context.Entry entry) {
        return String.join("\t", entry.client(), entry.target(), entry.account());
    }

    private static Context.Entry join(Context.Entry a, Context.Entry b) {
        return new Context.Entry(
                a.client(),
                a.target(),
                a.account(),
                a.insideAs(),
                a.when().union(b.when()),
                Math.max(a.weightPercent(), b.weightPercent()));
    }

    static List<AttackGraph.Seed> seeds(List<Chosen> chosen) {
        return chosen.stream().map(Chosen::seed).toList();
    }

    private List<Chosen> candidates(List<Signal> signals) {
        List<Chosen> candidates = new ArrayList<>();
        for (Signal signal : signals) {
            if (signal.subject() instanceof Subject.Access access) {
                candidates.add(candidate(signal, access));
            }
        }
        return candidates;
    }

    private Chosen candidate(Signal signal, Subject.Access access) {
        boolean guessed = signal.kind() == SignalKind.GUESSING_THEN_SUCCESS;
        long since = guessed ? signal.when().to() : signal.when().from();
        boolean session = !access.inside().isEmpty() && !access.inside().equals(access.client());
        String node = access.inside().isEmpty() ? assets.canonical(access.target()) : assets.canonical(access.inside());
        Optional<Long> until = session ? Optional.of(signal.when().to()) : Optional.empty();
        String why = "way in of " + access.account() + " from " + access.client();
        Context.Entry entry = new Context.Entry(
                access.client(),
                assets.canonical(access.target()),
                access.account(),
                access.inside().isEmpty() ? Optional.empty() : Optional.of(node),
                new TimeRange(since, signal.when().to()),
                signal.weightPercent());
        return new Chosen(entry, new AttackGraph.Seed(node, since, until, why));
    }

    /// Weight times the share of machines with malicious events that the way in explains.
    private Chosen weighed(Chosen way) {
        if (malicious.isEmpty()) {
            return way;
        }
        Map<String, AttackGraph.Arrival> reached = graph.reach(List.of(way.seed()));
        long explained = malicious.entrySet().stream()
                .filter(entry -> {
                    AttackGraph.Arrival arrival = reached.get(entry.getKey());
                    return arrival != null && arrival.at() <= entry.getValue() + tolerance;
                })
                .count();
        Context.Entry entry = way.entry();
        int weight = (int) Math.max(1, entry.weightPercent() * explained / malicious.size());
        return new Chosen(
                new Context.Entry(
                        entry.client(), entry.target(), entry.account(), entry.insideAs(), entry.when(), weight),
                way.seed());
    }

    /// Whether the seed is an address outside, which is nobody's machine; the address of a VPN session is inside
    /// whatever case.yaml says.
    boolean isOutside(AttackGraph.Seed seed) {
        if (seed.until().isPresent() || !Clauses.isAddress(seed.node())) {
            return false;
        }
        long[] range = Networks.range(seed.node());
        return !rules.internal().contains(range[0], range[1])
                && !rules.vpnPool().contains(range[0], range[1]);
    }
}
