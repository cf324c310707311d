package konseki.detect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// Derives the [Context] of a case, once and in this order: absolute signals, baseline, relative signals, edges, ways
/// in, taint, window. A pure function of what it is given; the order of signals does not matter.
///
/// τ of a machine is the earliest moment at which the attacker can have been there: at a way in, by edges that carry
/// taint in the order of time, or when the machine itself showed something malicious. A machine that nothing reached by
/// then is a compromise that nobody can explain yet.
public final class ContextBuilder {
    /// First to last record of a case of which no record has a time.
    public static final TimeRange NO_TIMES = new TimeRange(0, 0);

    private static final Comparator<Signal> ORDER = Comparator.<Signal>comparingLong(
                    signal -> signal.when().from())
            .thenComparing(Signal::kind)
            .thenComparing(Signal::subject)
            .thenComparingLong(signal -> signal.when().to())
            .thenComparingInt(Signal::weightPercent)
            .thenComparing(Signal::primary)
            .thenComparing(signal -> signal.query().toString());

    private final CaseRules rules;
    private final TimeRange records;
    private final ContextRules contextRules;

    /// @param records first to last record of the case, or [#NO_TIMES]
    public ContextBuilder(CaseRules rules, TimeRange records) {
        this(rules, records, ContextRules.DEFAULT);
    }

    public ContextBuilder(CaseRules rules, TimeRange records, ContextRules contextRules) {
        this.rules = rules;
        this.records = records;
        this.contextRules = contextRules;
    }

    /// The time before the attack, inwards to full hours: from the first record to the earlier of the window's start in
    /// case.yaml and the first malicious event less a margin. Empty, and before the first record, where neither is
    /// known
    /// or both come too early, so that all of the records are looked at.
    ///
    /// @param absolute of all detectors
    public Baseline baseline(List<Signal> absolute) {
        OptionalLong first = anchors(sorted(absolute)).first();
        long end = rules.windowFrom().orElse(Long.MAX_VALUE);
        if (first.isPresent()) {
            end = Math.min(end, first.getAsLong() - contextRules.marginNanos());
        }
        long from = Math.ceilDiv(records.from(), Timestamp.HOUR) * Timestamp.HOUR;
        long lastHour = Math.floorDiv(Math.min(end, records.to() + 1), Timestamp.HOUR) * Timestamp.HOUR;
        if (end == Long.MAX_VALUE || lastHour <= from) {
            long before = Math.floorDiv(records.from(), Timestamp.HOUR) * Timestamp.HOUR;
            return new Baseline(before, before);
        }
        return new Baseline(from, lastHour);
    }

    private static List<Signal> sorted(List<Signal> signals) {
        return signals.stream().sorted(ORDER).toList();
    }

    private Anchors anchors(List<Signal> absoluteSorted) {
        return Anchors.of(absoluteSorted, rules, contextRules);
    }

    /// @param absolute of all detectors
    /// @param baseline as [#baseline] gives it for them
    /// @param relative of all detectors against it
    public Context build(List<Signal> absolute, Baseline baseline, List<Signal> relative) {
        AssetMap assets = new AssetMap(rules.assets());
        List<Signal> absoluteSorted = sorted(absolute);
        List<Signal> relativeSorted = sorted(relative);
        Anchors anchors = anchors(absoluteSorted);
        List<Signal> all = new ArrayList<>(absoluteSorted);
        all.addAll(relativeSorted);
        List<Context.Edge> edges = EdgeMerge.edges(all, assets);
        long tolerance = tolerance();
        AttackGraph graph = new AttackGraph(edges, tolerance);
        SortedMap<String, Long> malicious = malicious(anchors, assets);
        Entries entries = new Entries(rules, contextRules, assets, graph, malicious, tolerance);
        List<Entries.Chosen> ways = entries.choose(anchors.all(), relativeSorted);
        SortedMap<String, Context.Taint> taint = taint(graph, entries, ways, malicious, tolerance);

        WindowRule windowRule = new WindowRule(rules, contextRules, records, anchors);
        WindowRule.Window window = windowRule.window(taint);
        return new Context(
                rules,
                assets,
                absoluteSorted,
                baseline,
                relativeSorted,
                Entries.entries(ways),
                edges,
                Collections.unmodifiableMap(taint),
                window.range(),
                window.source(),
                windowRule.critical(window.range(), assets, malicious, taint));
    }

    private long tolerance() {
        long error = rules.clocks().stream()
                .mapToLong(clock -> Math.abs(clock.offsetNanos()))
                .max()
                .orElse(0);
        return contextRules.toleranceNanos() + error;
    }

    /// First malicious event by asset.
    private static SortedMap<String, Long> malicious(Anchors anchors, AssetMap assets) {
        SortedMap<String, Long> first = new TreeMap<>();
        for (Signal signal : anchors.all()) {
            Optional<String> host = switch (signal.subject()) {
                case Subject.Machine(String name) -> Optional.of(name);
                case Subject.Movement(_, String to, _) -> Optional.of(to);
                case Subject.Access _, Subject.Transfer _ -> Optional.empty();
            };
            host.ifPresent(
                    name -> first.merge(assets.canonical(name), signal.when().from(), Math::min));
        }
        return first;
    }

    private static SortedMap<String, Context.Taint> taint(
            AttackGraph graph,
            Entries entries,
            List<Entries.Chosen> ways,
            Map<String, Long> malicious,
            long tolerance) {
        List<AttackGraph.Seed> seeds = new ArrayList<>();
        for (AttackGraph.Seed seed : Entries.seeds(ways)) {
            if (!entries.isOutside(seed)) {
                seeds.add(seed);
            }
        }
        Map<String, AttackGraph.Arrival> fromWays = graph.reach(seeds);
        malicious.forEach((asset, at) -> {
            AttackGraph.Arrival arrival = fromWays.get(asset);
            if (arrival == null || arrival.at() > at) {
                seeds.add(new AttackGraph.Seed(asset, at, Optional.empty(), Context.Taint.UNEXPLAINED));
            }
        });
        SortedMap<String, Context.Taint> taint = new TreeMap<>();
        graph.reach(seeds)
                .forEach((asset, arrival) ->
                        taint.put(asset, new Context.Taint(arrival.at(), arrival.from(), arrival.why())));
        explainWithinTolerance(graph, seeds, taint, tolerance);
        return taint;
    }

    /// A machine whose own events come first is explained all the same if a path arrives within the clocks' tolerance,
    /// unless that path begins with the machine itself.
    private static void explainWithinTolerance(
            AttackGraph graph, List<AttackGraph.Seed> seeds, SortedMap<String, Context.Taint> taint, long tolerance) {
        List<Map.Entry<String, Context.Taint>> open = taint.entrySet().stream()
                .filter(entry -> entry.getValue().isUnexplained())
                .sorted(Comparator.<Map.Entry<String, Context.Taint>>comparingLong(
                                entry -> entry.getValue().since())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
        for (Map.Entry<String, Context.Taint> entry : open) {
            String asset = entry.getKey();
            long since = entry.getValue().since();
            List<AttackGraph.Seed> others =
                    seeds.stream().filter(seed -> !seed.node().equals(asset)).toList();
            AttackGraph.Arrival arrival = graph.reach(others).get(asset);
            if (arrival != null
                    && arrival.at() <= since + tolerance
                    && arrival.from()
                            .filter(from -> !comesFrom(from, asset, taint))
                            .isPresent()) {
                taint.put(asset, new Context.Taint(since, arrival.from(), arrival.why()));
            }
        }
    }

    /// Whether the path to a machine passes through another.
    private static boolean comesFrom(String asset, String through, Map<String, Context.Taint> taint) {
        Optional<String> at = Optional.of(asset);
        while (at.isPresent()) {
            if (at.get().equals(through)) {
                return true;
            }
            at = Optional.ofNullable(taint.get(at.get())).flatMap(Context.Taint::from);
        }
        return false;
    }
}
