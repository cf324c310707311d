package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.finding.InventoriedSource;
import konseki.finding.TimeRange;

/// The source inventory: what was declared, what was read, and what other evidence names. Immutable.
final class Inventory {
    private static final int MAX_NAMED = 3;

    private final Context context;
    private final LedgerReading ledger;

    Inventory(Context context, LedgerReading ledger) {
        this.context = context;
        this.ledger = ledger;
    }

    /// By name.
    List<InventoriedSource> sources() {
        Map<String, InventoriedSource> sources = new TreeMap<>();
        ledger.sensors().forEach((name, activity) -> sources.put(name, read(name, activity)));
        absent().forEach((name, namedBy) -> sources.putIfAbsent(
                name,
                new InventoriedSource(
                        name,
                        namedBy.contains("case.yaml") ? "declared" : SourceKind.HOST.jsonName(),
                        namedBy.contains("case.yaml"),
                        false,
                        List.copyOf(namedBy),
                        !namedBy.contains("case.yaml"),
                        0,
                        Optional.empty())));
        Doubts.archives(ledger).forEach((asset, files) -> {
            String name = asset + ": archived Security log";
            sources.put(
                    name,
                    new InventoriedSource(
                            name,
                            SourceKind.HOST.jsonName(),
                            false,
                            false,
                            files.stream()
                                    .limit(MAX_NAMED)
                                    .map(file -> "1105 " + file)
                                    .toList(),
                            true,
                            0,
                            Optional.empty()));
        });
        return new ArrayList<>(sources.values());
    }

    private InventoriedSource read(String name, Activity activity) {
        Sensor sensor = ledger.sensor(name);
        return new InventoriedSource(
                name,
                sensor.kind().jsonName(),
                sensor.declared(),
                true,
                List.of(),
                sensor.attackerWritable(),
                activity.records(),
                Optional.of(new TimeRange(activity.first(), activity.last())));
    }

    /// Names without records, and who names them.
    private Map<String, NavigableSet<String>> absent() {
        Map<String, NavigableSet<String>> absent = new TreeMap<>();
        for (CaseRules.Line line : context.rules().lines()) {
            line.sensors().forEach(sensor -> add(absent, sensor, "case.yaml"));
            line.counters().forEach(counter -> add(absent, counter, "case.yaml"));
        }
        context.rules().sources().forEach(rule -> add(absent, rule.sensor(), "case.yaml"));
        for (Context.Edge edge : context.edges()) {
            add(absent, edge.from(), "movement to " + edge.to());
            add(absent, edge.to(), "movement from " + edge.from());
        }
        context.entries().forEach(entry -> entry.insideAs().ifPresent(absent::remove)); // the attacker's own address
        return absent;
    }

    private void add(Map<String, NavigableSet<String>> absent, String name, String namedBy) {
        if (!ledger.sensors().containsKey(name) && !ledger.hosts().contains(name)) {
            absent.computeIfAbsent(name, _ -> new TreeSet<>()).add(namedBy);
        }
    }
}
