package konseki.detect.lateral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import konseki.detect.Context;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.event.Timestamp;
import konseki.finding.Detection;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// The paths that [Context] found, as detections: one tree per beginning, and the machines that no path explains.
final class PathReport {
    private static final int MOST_STEPS = 200;
    private static final int UNEXPLAINED_SCORE = 15;

    private final Context context;
    private final Map<Subject, List<Signal>> own;

    /// @param own signals of the window, by canonical subject
    PathReport(Context context, Map<Subject, List<Signal>> own) {
        this.context = context;
        this.own = own;
    }

    /// A machine reached from another.
    private record Step(String from, String to, long at) {}

    List<Detection> detections() {
        TreeMap<String, List<Step>> byRoot = new TreeMap<>();
        context.taint()
                .forEach((asset, taint) -> taint.from()
                        .ifPresent(from -> byRoot.computeIfAbsent(root(asset), k -> new ArrayList<>())
                                .add(new Step(from, asset, taint.since()))));
        List<Detection> detections = new ArrayList<>();
        byRoot.forEach((root, steps) -> {
            steps.sort(Comparator.comparingLong(Step::at).thenComparing(Step::to));
            detections.add(path(root, steps));
        });
        new TreeMap<>(context.taint()).forEach((asset, taint) -> {
            if (taint.isUnexplained()) {
                detections.add(unexplained(asset, taint));
            }
        });
        return detections;
    }

    /// Where the tree that holds the asset begins; the predecessors of earliest arrivals make no circle.
    private String root(String asset) {
        String at = asset;
        for (int i = 0; i <= context.taint().size(); i++) {
            Optional<String> from = Optional.ofNullable(context.taint().get(at)).flatMap(Context.Taint::from);
            if (from.isEmpty()) {
                return at;
            }
            at = from.get();
        }
        return at;
    }

    private Detection path(String root, List<Step> steps) {
        SortedMap<String, String> facts = new TreeMap<>();
        List<Context.Edge> edges = new ArrayList<>();
        for (int i = 0; i < Math.min(steps.size(), MOST_STEPS); i++) {
            Step step = steps.get(i);
            Optional<Context.Edge> edge = edge(step);
            edge.ifPresent(edges::add);
            facts.put("step-" + Integer.toString(1000 + i).substring(1), shown(step, edge));
        }
        facts.put("machines", Integer.toString(steps.size()));
        Context.Taint start = context.taint().get(root);
        if (start != null) {
            facts.put("begins", Timestamp.format(start.since()) + ", " + start.why());
        }
        TimeRange when = new TimeRange(
                steps.getFirst().at(),
                steps.stream().mapToLong(Step::at).max().orElse(steps.getFirst().at()));
        return new Detection(
                "lateral",
                "From " + root + " the attack reached " + steps.size() + (steps.size() == 1 ? " machine" : " machines"),
                new TreeMap<>(Map.of("from", root)),
                when,
                edges.stream().mapToInt(Context.Edge::score).max().orElse(0),
                List.of("path"),
                edges.stream()
                        .flatMap(edge -> edge.methods().stream())
                        .distinct()
                        .sorted()
                        .flatMap(kind -> Way.techniques(kind).stream())
                        .distinct()
                        .toList(),
                facts,
                List.of("each step is the earliest that the logs allow; a step may have gone another way that left no"
                        + " log"),
                edges.stream().flatMap(this::events).distinct().toList());
    }

    /// The heaviest edge of a step that was there when it was taken; else the earliest, for clocks may disagree.
    private Optional<Context.Edge> edge(Step step) {
        List<Context.Edge> between = context.edges().stream()
                .filter(edge -> edge.from().equals(step.from()) && edge.to().equals(step.to()))
                .filter(edge -> edge.score() >= Context.USABLE_EDGE)
                .toList();
        return between.stream()
                .filter(edge -> edge.when().from() <= step.at())
                .max(Comparator.comparingInt(Context.Edge::score)
                        .thenComparing(Context.Edge::account, Comparator.reverseOrder()))
                .or(() -> between.stream()
                        .min(Comparator.comparingLong(edge -> edge.when().from())));
    }

    /// What finds the events of an edge: the queries of the movement's own detection.
    private Stream<Query> events(Context.Edge edge) {
        Subject movement = new Subject.Movement(edge.from(), edge.to(), edge.account());
        return own.getOrDefault(movement, List.of()).stream().map(Signal::query);
    }

    private static String shown(Step step, Optional<Context.Edge> edge) {
        String how = edge.map(found ->
                        " by " + (found.account().isEmpty() ? "an unknown account" : found.account()) + " ("
                                + String.join(
                                        ", ",
                                        found.methods().stream()
                                                .map(kind -> kind.jsonName())
                                                .toList()) + ")")
                .orElse("");
        return Timestamp.format(step.at()) + " " + step.from() + " -> " + step.to() + how;
    }

    private Detection unexplained(String asset, Context.Taint taint) {
        return new Detection(
                "lateral",
                asset + " was in the attacker's hands, but no way in is known",
                new TreeMap<>(Map.of("asset", asset)),
                new TimeRange(taint.since(), taint.since()),
                UNEXPLAINED_SCORE,
                List.of("unexplained-compromise"),
                List.of(),
                new TreeMap<>(Map.of("first-malicious-event", Timestamp.format(taint.since()))),
                List.of("missing logs of the machine, of a domain controller or of the network between; or a second way"
                        + " in"),
                maliciousEvents(asset));
    }

    /// What finds the malicious events of a machine; nothing where only people found it encrypted.
    private List<Query> maliciousEvents(String asset) {
        return context.absolute().stream()
                .filter(signal -> signal.primary()
                        && signal.kind() != SignalKind.DECLARED_ENCRYPTION
                        && signal.when().overlaps(context.window())
                        && isAbout(signal.subject(), asset))
                .map(Signal::query)
                .distinct()
                .toList();
    }

    private boolean isAbout(Subject subject, String asset) {
        return switch (subject) {
            case Subject.Machine(String host) ->
                context.assets().canonical(host).equals(asset);
            case Subject.Movement(_, String to, _) ->
                context.assets().canonical(to).equals(asset);
            case Subject.Access _, Subject.Transfer _ -> false;
        };
    }
}
