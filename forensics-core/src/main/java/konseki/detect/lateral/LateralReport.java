package konseki.detect.lateral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.Context;
import konseki.detect.Score;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.finding.Detection;
import konseki.finding.Technique;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// One detection per movement and per source that fans out, then the paths.
final class LateralReport {
    /// Below it a movement is neither reported nor counted as a hit.
    private static final int LOW = 15;

    private final LateralRules rules;
    private final List<Signal> own;
    private final Context context;
    private final EdgeContext around;

    LateralReport(LateralRules rules, List<Signal> own, Context context, Map<String, List<Thefts.Theft>> thefts) {
        this.rules = rules;
        this.own = own;
        this.context = context;
        this.around = new EdgeContext(rules, context, thefts);
    }

    List<Detection> detections() {
        SortedMap<Subject, List<Signal>> bySubject = new TreeMap<>();
        for (Signal signal : own) {
            if (signal.when().overlaps(context.window())) {
                bySubject
                        .computeIfAbsent(canonical(signal.subject()), k -> new ArrayList<>())
                        .add(signal);
            }
        }
        List<Detection> found = new ArrayList<>();
        bySubject.forEach((subject, signals) -> {
            switch (subject) {
                case Subject.Movement edge -> addMovement(edge, signals, found);
                case Subject.Machine machine -> addMachine(machine, signals, found);
                case Subject.Transfer _, Subject.Access _ -> {}
            }
        });
        List<Detection> detections = new ArrayList<>(new PathReport(context, bySubject).detections());
        found.stream()
                .sorted(Comparator.comparingInt(Detection::score).reversed())
                .limit(rules.mostDetections())
                .forEach(detections::add);
        return detections;
    }

    private Subject canonical(Subject subject) {
        return switch (subject) {
            case Subject.Movement(String from, String to, String account) ->
                new Subject.Movement(
                        from.isEmpty() ? "" : context.assets().canonical(from),
                        context.assets().canonical(to),
                        account);
            case Subject.Machine(String host) ->
                new Subject.Machine(context.assets().canonical(host));
            case Subject.Transfer _, Subject.Access _ -> subject;
        };
    }

    private void addMovement(Subject.Movement edge, List<Signal> signals, List<Detection> found) {
        TimeRange when = span(signals);
        List<String> names = around.of(edge, when);
        int score = Score.of(signals, !names.isEmpty() || signals.stream().anyMatch(signal -> !signal.primary()));
        boolean corroborated = signals.stream()
                .filter(Signal::primary)
                .allMatch(signal -> signal.kind() == SignalKind.DOMAIN_CONTROLLER_EDGE);
        if (score < LOW || corroborated && !isStep(edge)) {
            return;
        }
        SortedMap<String, String> subject = new TreeMap<>();
        subject.put("from", edge.from().isEmpty() ? "unknown" : edge.from());
        subject.put("to", edge.to());
        if (!edge.account().isEmpty()) {
            subject.put("account", edge.account());
        }
        String who = edge.account().isEmpty() ? "Somebody" : edge.account();
        String title = who + " went from " + subject.get("from") + " to " + edge.to() + " by "
                + String.join(", ", methods(signals));
        found.add(detection(title, subject, when, score, signals, names, benign(edge, signals)));
    }

    /// Whether the movement is a step on the path.
    private boolean isStep(Subject.Movement edge) {
        Context.Taint taint = context.taint().get(edge.to());
        return taint != null && taint.from().filter(edge.from()::equals).isPresent();
    }

    private void addMachine(Subject.Machine machine, List<Signal> signals, List<Detection> found) {
        TimeRange when = span(signals);
        List<String> names = around.ofSource(machine.host(), when);
        int score = Score.of(signals, !names.isEmpty());
        if (score < LOW) {
            return;
        }
        boolean fansOut = signals.stream().anyMatch(signal -> signal.kind() == SignalKind.FAN_OUT);
        String title = machine.host()
                + (fansOut
                        ? " reached many machines within a short time"
                        : ": a session was given somebody else's credentials");
        List<String> benign = fansOut
                ? List.of("monitoring, inventory or deployment: name such machines with the role scanner or management")
                : List.of("runas /netonly by an administrator: ask who worked on the machine");
        found.add(
                detection(title, new TreeMap<>(Map.of("asset", machine.host())), when, score, signals, names, benign));
    }

    private static Detection detection(
            String title,
            SortedMap<String, String> subject,
            TimeRange when,
            int score,
            List<Signal> signals,
            List<String> around,
            List<String> benign) {
        TreeSet<String> names = new TreeSet<>(around);
        signals.forEach(signal -> names.add(signal.kind().jsonName()));
        Set<Technique> techniques = new LinkedHashSet<>();
        Set<Query> queries = new LinkedHashSet<>();
        SortedMap<String, String> facts = new TreeMap<>();
        for (Signal signal : signals) {
            queries.add(signal.query());
            if (signal.primary()) {
                techniques.addAll(Way.techniques(signal.kind()));
                facts.merge(
                        signal.kind().jsonName(), signal.when().toString(), (a, b) -> a.equals(b) ? a : a + "; " + b);
            }
        }
        return new Detection(
                "lateral",
                title,
                subject,
                when,
                score,
                List.copyOf(names),
                techniques.stream().sorted(Comparator.comparing(Technique::id)).toList(),
                facts,
                benign,
                List.copyOf(queries));
    }

    private List<String> benign(Subject.Movement edge, List<Signal> signals) {
        List<String> hypotheses = new ArrayList<>();
        boolean isNew = signals.stream().anyMatch(signal -> signal.kind() == SignalKind.NEW_EDGE);
        hypotheses.add(
                isNew
                        ? "administration: against it, " + context.baseline().days()
                                + " days of baseline do not have this source, target and account together"
                        : "administration: the baseline has the same, or is too short to tell");
        if (edge.from().isEmpty()) {
            hypotheses.add(
                    "a service or task made on the machine itself: no logon from elsewhere was recorded before it");
        }
        return hypotheses;
    }

    private static Set<String> methods(List<Signal> signals) {
        TreeSet<String> methods = new TreeSet<>();
        signals.stream()
                .filter(Signal::primary)
                .forEach(signal -> methods.add(signal.kind().jsonName()));
        return methods;
    }

    private static TimeRange span(List<Signal> signals) {
        return signals.stream().map(Signal::when).reduce(TimeRange::union).orElseThrow();
    }
}
