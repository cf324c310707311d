package konseki.detect.tamper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import konseki.detect.Context;
import konseki.detect.Score;
import konseki.detect.Signal;
import konseki.detect.Subject;
import konseki.event.Timestamp;
import konseki.finding.Detection;
import konseki.finding.Technique;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// One detection per machine from what was done to its logs and sensors inside the window.
final class TamperReport {
    private static final int MOST_SHOWN = 20;

    private final TamperRules rules;
    private final Context context;

    TamperReport(TamperRules rules, Context context) {
        this.rules = rules;
        this.context = context;
    }

    List<Detection> detections(List<TamperFinding> findings) {
        SortedMap<String, List<TamperFinding>> byAsset = new TreeMap<>();
        for (TamperFinding finding : findings) {
            if (finding.when().overlaps(context.window())) {
                byAsset.computeIfAbsent(finding.asset(), k -> new ArrayList<>()).add(finding);
            }
        }
        List<Detection> detections = new ArrayList<>();
        byAsset.forEach((asset, list) -> {
            if (list.stream().anyMatch(TamperFinding::isPrimary)) {
                detections.add(detection(asset, list));
            }
        });
        return detections;
    }

    private Detection detection(String asset, List<TamperFinding> list) {
        TimeRange when =
                list.stream().map(TamperFinding::when).reduce(TimeRange::union).orElseThrow();
        List<Signal> signals = list.stream().map(TamperFinding::signal).toList();
        List<String> around = around(asset, list);
        TreeSet<String> names = new TreeSet<>(around);
        signals.forEach(signal -> names.add(signal.kind().jsonName()));
        boolean supported = !around.isEmpty() || signals.stream().anyMatch(signal -> !signal.primary());
        return new Detection(
                "tamper",
                title(asset, list, when),
                new TreeMap<>(Map.of("asset", asset)),
                when,
                Score.of(signals, supported),
                List.copyOf(names),
                techniques(list),
                facts(list),
                List.of(
                        "an agent rolled out, an image made, another antivirus installed: ask who did it; restarts within "
                                + rules.restartNanos() / (60 * Timestamp.SECOND) + " minutes were left out",
                        "a second copy (forwarding, syslog, EDR) may refill what was lost: the coverage says where one is"),
                new ArrayList<>(list.stream()
                        .map(TamperFinding::query)
                        .collect(Collectors.toCollection(LinkedHashSet<Query>::new))));
    }

    private static String title(String asset, List<TamperFinding> list, TimeRange when) {
        TreeSet<String> what = list.stream()
                .filter(TamperFinding::isPrimary)
                .map(TamperFinding::titled)
                .collect(Collectors.toCollection(TreeSet::new));
        String more = what.size() > 3 ? " and " + (what.size() - 3) + " more" : "";
        return asset + ": " + String.join(", ", what.stream().limit(3).toList()) + more + ", "
                + Timestamp.format(when.from());
    }

    /// Names of the context signals that hold.
    private List<String> around(String asset, List<TamperFinding> list) {
        List<String> names = new ArrayList<>();
        TimeRange when =
                list.stream().map(TamperFinding::when).reduce(TimeRange::union).orElseThrow();
        var tainted = context.taintedSince(asset);
        // A machine's own tampering taints it, too; only what came before says more.
        if (tainted.isPresent() && tainted.getAsLong() < when.from()) {
            names.add("tainted-host");
        }
        TimeRange near = new TimeRange(when.from() - rules.nearAttackNanos(), when.to() + rules.nearAttackNanos());
        boolean attacked = java.util.stream.Stream.concat(context.absolute().stream(), context.relative().stream())
                .filter(Signal::primary)
                .filter(signal -> !TamperReport.isOwn(signal))
                .filter(signal -> signal.when().overlaps(near))
                .anyMatch(signal -> isOn(signal.subject(), asset));
        if (attacked) {
            names.add("near-attack");
        }
        return names;
    }

    private static boolean isOwn(Signal signal) {
        return switch (signal.kind()) {
            case LOG_CLEARED, AUDIT_POLICY_CHANGED, SENSOR_STOPPED, DEFENCE_OFF, TRACES_REMOVED -> true;
            default -> false;
        };
    }

    private boolean isOn(Subject subject, String asset) {
        return switch (subject) {
            case Subject.Machine(String host) ->
                context.assets().canonical(host).equals(asset);
            case Subject.Movement(_, String to, _) ->
                context.assets().canonical(to).equals(asset);
            case Subject.Access(_, String target, _, _) ->
                context.assets().canonical(target).equals(asset);
            case Subject.Transfer _ -> false;
        };
    }

    private static List<Technique> techniques(List<TamperFinding> list) {
        Set<Technique> techniques = new LinkedHashSet<>();
        list.stream()
                .filter(TamperFinding::isPrimary)
                .forEach(finding -> techniques.add(finding.what().technique()));
        return techniques.stream().sorted(Comparator.comparing(Technique::id)).toList();
    }

    private static SortedMap<String, String> facts(List<TamperFinding> list) {
        SortedMap<String, String> facts = new TreeMap<>();
        int shown = Math.min(list.size(), MOST_SHOWN);
        for (int i = 0; i < shown; i++) {
            TamperFinding finding = list.get(i);
            String by = finding.account().isEmpty() ? "" : " by " + finding.account();
            String times = finding.count() > 1 ? ", " + finding.count() + " times" : "";
            facts.put(
                    "event-" + Integer.toString(100 + i).substring(1),
                    Timestamp.format(finding.when().from()) + " " + finding.shown() + by + times);
        }
        facts.put("events", Integer.toString(list.size()));
        TreeSet<String> channels = new TreeSet<>();
        list.stream()
                .filter(finding -> finding.what().technique().id().equals("T1685.005"))
                .filter(finding -> !finding.what().isCommand())
                .map(TamperFinding::object)
                .filter(object -> !object.isEmpty())
                .forEach(channels::add);
        if (!channels.isEmpty()) {
            facts.put(
                    "channels-cleared",
                    String.join(", ", channels.stream().limit(MOST_SHOWN).toList()));
        }
        return facts;
    }
}
