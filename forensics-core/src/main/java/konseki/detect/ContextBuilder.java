package konseki.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// Derives the [Context] of a case, once, in its order, without iterating: absolute signals, baseline, relative
/// signals,
/// movements and entries, taint, window. A pure function of signals and rules.
public final class ContextBuilder {
    /// Absolute signals from that weight on end the baseline; lighter ones are too often harmless.
    private static final int ENDS_BASELINE_PERCENT = 50;
    private static final int MAX_ENTRIES = 3;
    private static final long LEAD = 24 * Timestamp.HOUR;

    private static final Set<SignalKind> NOT_MALICIOUS_ALONE = EnumSet.of(
            SignalKind.EXTERNAL_SUCCESS,
            SignalKind.FAN_OUT,
            SignalKind.NEW_EDGE,
            SignalKind.DOMAIN_CONTROLLER_EDGE,
            SignalKind.SENSOR_STOPPED);

    private final CaseRules rules;
    private final AssetMap assets;
    private final TimeRange records;

    /// @param records first to last time of any event of the case
    public ContextBuilder(CaseRules rules, TimeRange records) {
        this.rules = rules;
        this.assets = new AssetMap(rules.assets());
        this.records = records;
    }

    /// The time before the attack: up to the start of the window of case.yaml, or 24 h before the first absolute
    /// signal,
    /// whichever is earlier; empty where neither is known, so that all of the records are looked at.
    public Baseline baseline(List<Signal> absolute) {
        long end = rules.windowFrom().orElse(Long.MAX_VALUE);
        for (Signal signal : absolute) {
            if (signal.weightPercent() >= ENDS_BASELINE_PERCENT && isMalicious(signal)) {
                end = Math.min(end, signal.when().from() - LEAD);
            }
        }
        long from = Math.ceilDiv(records.from(), Timestamp.HOUR) * Timestamp.HOUR;
        long lastHour = Math.floorDiv(Math.min(end, records.to() + 1), Timestamp.HOUR) * Timestamp.HOUR;
        return end == Long.MAX_VALUE || lastHour <= from ? new Baseline(from, from) : new Baseline(from, lastHour);
    }

    private static boolean isMalicious(Signal signal) {
        return signal.primary() && !NOT_MALICIOUS_ALONE.contains(signal.kind());
    }

    /// @param absolute signals of all detectors that need no baseline
    /// @param relative signals of all detectors against `baseline`
    public Context build(List<Signal> absolute, Baseline baseline, List<Signal> relative) {
        List<Signal> all = new ArrayList<>(absolute);
        all.addAll(relative);
        List<Context.Edge> edges = edges(all);
        List<Context.Entry> entries = entries(absolute, baseline);
        Map<String, Context.Taint> taint = new Taints(entries, edges, malicious(absolute)).spread();
        long first = firstMalicious(absolute, taint);
        TimeRange window = window(first, absolute);
        return new Context(
                rules,
                assets,
                sorted(absolute),
                baseline,
                sorted(relative),
                entries,
                edges,
                taint,
                window,
                windowSource(first),
                critical(window, taint));
    }

    private static List<Signal> sorted(List<Signal> signals) {
        return signals.stream()
                .sorted(Comparator.comparingLong(
                                (Signal signal) -> signal.when().from())
                        .thenComparing(Signal::kind)
                        .thenComparing(Signal::subject))
                .toList();
    }

    private List<Context.Edge> edges(List<Signal> signals) {
        Map<String, List<Signal>> byMovement = new TreeMap<>();
        for (Signal signal : signals) {
            if (signal.subject() instanceof Subject.Movement(String from, String to, String account)) {
                String source = assets.canonical(from);
                String target = assets.canonical(to);
                if (!source.equals(target)) {
                    byMovement
                            .computeIfAbsent(source + "\t" + target + "\t" + account, k -> new ArrayList<>())
                            .add(signal);
                }
            }
        }
        List<Context.Edge> edges = new ArrayList<>();
        byMovement.forEach((key, same) -> edges.add(edge(key.split("\t", -1), same)));
        edges.sort(Comparator.comparingLong((Context.Edge edge) -> edge.when().from())
                .thenComparing(Context.Edge::from)
                .thenComparing(Context.Edge::to)
                .thenComparing(Context.Edge::account));
        return edges;
    }

    private static Context.Edge edge(String[] parts, List<Signal> signals) {
        List<SignalKind> methods =
                signals.stream().map(Signal::kind).distinct().sorted().toList();
        TimeRange when =
                signals.stream().map(Signal::when).reduce(TimeRange::union).orElseThrow();
        boolean context = signals.stream().anyMatch(signal -> !signal.primary());
        return new Context.Edge(parts[0], parts[1], parts[2], methods, when, Score.of(signals, context));
    }

    /// At most three ways in: guessed passwords first, then the earliest successes from outside after the baseline.
    private List<Context.Entry> entries(List<Signal> absolute, Baseline baseline) {
        return absolute.stream()
                .filter(signal -> signal.subject() instanceof Subject.Access)
                .filter(signal -> signal.kind() == SignalKind.GUESSING_THEN_SUCCESS
                        || signal.when().from() >= baseline.end())
                .sorted(Comparator.comparingInt((Signal signal) -> -signal.weightPercent())
                        .thenComparingLong(signal -> signal.when().from())
                        .thenComparing(Signal::subject))
                .limit(MAX_ENTRIES)
                .map(this::entry)
                .sorted(Comparator.comparingLong(
                                (Context.Entry entry) -> entry.when().from())
                        .thenComparing(Context.Entry::client)
                        .thenComparing(Context.Entry::target))
                .toList();
    }

    private Context.Entry entry(Signal signal) {
        Subject.Access access = (Subject.Access) signal.subject();
        Optional<String> inside =
                access.inside().isEmpty() ? Optional.empty() : Optional.of(assets.canonical(access.inside()));
        return new Context.Entry(
                access.client(),
                assets.canonical(access.target()),
                access.account(),
                inside,
                signal.when(),
                signal.weightPercent());
    }

    /// Assets with malicious events of their own, and when the first was.
    private Map<String, Long> malicious(List<Signal> absolute) {
        Map<String, Long> first = new TreeMap<>();
        for (Signal signal : absolute) {
            if (isMalicious(signal) && signal.subject() instanceof Subject.Machine(String host)) {
                first.merge(assets.canonical(host), signal.when().from(), Math::min);
            }
        }
        return first;
    }

    private static long firstMalicious(List<Signal> absolute, Map<String, Context.Taint> taint) {
        long first = Long.MAX_VALUE;
        for (Signal signal : absolute) {
            if (isMalicious(signal)) {
                first = Math.min(first, signal.when().from());
            }
        }
        for (Context.Taint tainted : taint.values()) {
            first = Math.min(first, tainted.since());
        }
        return first;
    }

    /// W: the wider of what case.yaml says and what follows from the records, in full hours.
    private TimeRange window(long firstMalicious, List<Signal> absolute) {
        boolean known = firstMalicious != Long.MAX_VALUE;
        long derived = known ? firstMalicious - LEAD : rules.windowFrom().orElse(records.from());
        long from = Math.min(rules.windowFrom().orElse(derived), derived);
        long to = rules.windowTo().isPresent() ? rules.windowTo().getAsLong() - 1 : records.to();
        for (Signal signal : absolute) {
            if (isMalicious(signal)) {
                to = Math.max(to, signal.when().to());
            }
        }
        return new TimeRange(Math.min(from, to), to).outwardsToHours();
    }

    private String windowSource(long firstMalicious) {
        boolean known = firstMalicious != Long.MAX_VALUE;
        boolean fromCase =
                rules.windowFrom().isPresent() && (!known || rules.windowFrom().getAsLong() <= firstMalicious - LEAD);
        return "from: " + (fromCase ? "case.yaml" : known ? "first malicious event - 24 h" : "first record") + "; to: "
                + (rules.windowTo().isPresent() ? "case.yaml" : "last record");
    }

    /// W_crit: from the first malicious moment of a data-holding asset on.
    private TimeRange critical(TimeRange window, Map<String, Context.Taint> taint) {
        OptionalLong first = assets.declared().stream()
                .filter(CaseRules.Asset::holdsData)
                .flatMap(asset -> Stream.ofNullable(taint.get(asset.name())))
                .mapToLong(Context.Taint::since)
                .min();
        long from = Math.max(window.from(), first.orElse(window.from()));
        return new TimeRange(Math.min(from, window.to()), window.to()).outwardsToHours();
    }

    /// Earliest arrivals over movements in time order. Belongs to one derivation.
    private static final class Taints {
        private final List<Context.Edge> edges;
        private final Map<String, Context.Taint> taint = new TreeMap<>();
        private final Map<String, Long> malicious;

        Taints(List<Context.Entry> entries, List<Context.Edge> edges, Map<String, Long> malicious) {
            this.edges = edges.stream()
                    .filter(edge -> edge.score() >= Context.USABLE_EDGE)
                    .toList();
            this.malicious = malicious;
            for (Context.Entry entry : entries) {
                String reached = entry.insideAs().orElse(entry.target());
                keepEarlier(
                        reached,
                        new Context.Taint(entry.when().to(), Optional.empty(), "entry from " + entry.client()));
            }
        }

        Map<String, Context.Taint> spread() {
            relax();
            malicious.forEach((asset, first) ->
                    keepEarlier(asset, new Context.Taint(first, Optional.empty(), Context.Taint.UNEXPLAINED)));
            relax();
            return java.util.Collections.unmodifiableMap(taint);
        }

        /// Bellman-Ford: as many rounds as machines at most, since a shortest path visits each once.
        private void relax() {
            boolean changed = true;
            while (changed) {
                changed = false;
                for (Context.Edge edge : edges) {
                    Context.Taint source = taint.get(edge.from());
                    if (source != null && source.since() <= edge.when().to()) {
                        long arrival = Math.max(source.since(), edge.when().from());
                        changed |= keepEarlier(
                                edge.to(),
                                new Context.Taint(
                                        arrival,
                                        Optional.of(edge.from()),
                                        edge.methods().stream()
                                                .map(SignalKind::jsonName)
                                                .reduce((a, b) -> a + ", " + b)
                                                .orElse("")));
                    }
                }
            }
        }

        private boolean keepEarlier(String asset, Context.Taint candidate) {
            Context.Taint known = taint.get(asset);
            if (known != null && known.since() <= candidate.since()) {
                return false;
            }
            taint.put(asset, candidate);
            return true;
        }
    }
}
