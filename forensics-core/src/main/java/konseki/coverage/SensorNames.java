package konseki.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import konseki.detect.CaseRules;
import konseki.event.TextFolding;

/// Which sensor wrote a source: case.yaml's word first, then the observer that the
/// records name, then members of one dataset that follow each other in time. Immutable after [#joinRotated].
public final class SensorNames {
    private final Map<String, CaseRules.SourceRule> ruleOfMember;
    private final Map<String, String> spelling = new HashMap<>();
    private final Map<String, Boolean> writable = new HashMap<>();
    private final Map<String, String> joined = new HashMap<>();

    /// @param ruleOfMember the entry of `sources:` that covers a member, by member id (`<evidence key>-<entry>`)
    public SensorNames(CaseRules rules, Map<String, CaseRules.SourceRule> ruleOfMember) {
        this.ruleOfMember = Map.copyOf(ruleOfMember);
        for (CaseRules.Line line : rules.lines()) {
            line.sensors().forEach(this::declare);
            line.counters().forEach(this::declare);
        }
        for (CaseRules.SourceRule rule : rules.sources()) {
            declare(rule.sensor());
            writable.merge(TextFolding.fold(rule.sensor()), rule.attackerWritable(), Boolean::logicalOr);
        }
    }

    private void declare(String sensor) {
        spelling.putIfAbsent(TextFolding.fold(sensor), sensor);
    }

    /// @param sensor as a state key has it
    Sensor of(String dataset, String sensor, String member) {
        SourceKind kind = SourceKind.of(dataset);
        CaseRules.SourceRule rule = ruleOfMember.get(member);
        if (rule != null) {
            return new Sensor(rule.sensor(), kind, rule.attackerWritable(), true);
        }
        boolean unnamed = sensor.startsWith("@");
        String name = unnamed ? joined.getOrDefault(dataset + sensor, dataset + sensor) : sensor;
        String declared = spelling.get(name);
        boolean byDefault = kind == SourceKind.HOST;
        return new Sensor(
                declared == null ? name : declared, kind, writable.getOrDefault(name, byDefault), declared != null);
    }

    /// The sensor of flows, whose state knows no member where the records name an observer.
    Sensor ofFlows(String dataset, String sensor) {
        return of(dataset, sensor, sensor.startsWith("@") ? sensor.substring(1) : "");
    }

    /// Whether case.yaml says who wrote the member.
    private boolean hasRule(String member) {
        return ruleOfMember.containsKey(member);
    }

    /// Finds which unnamed members one sensor wrote: of one dataset, in order of their first hour, each goes behind a
    /// chain that ends at most in that hour.
    ///
    /// @param spans first and last hour per source without a named observer
    void joinRotated(Map<UnnamedSource, long[]> spans) {
        NavigableMap<String, List<Map.Entry<UnnamedSource, long[]>>> byDataset = new TreeMap<>();
        spans.entrySet().stream()
                .filter(entry -> !hasRule(entry.getKey().member()))
                .forEach(entry -> byDataset
                        .computeIfAbsent(entry.getKey().dataset(), _ -> new ArrayList<>())
                        .add(entry));
        byDataset.forEach(this::joinRotated);
    }

    private void joinRotated(String dataset, List<Map.Entry<UnnamedSource, long[]>> sources) {
        sources.sort((a, b) -> a.getValue()[0] != b.getValue()[0]
                ? Long.compare(a.getValue()[0], b.getValue()[0])
                : a.getKey().member().compareTo(b.getKey().member()));
        List<Long> ends = new ArrayList<>();
        for (Map.Entry<UnnamedSource, long[]> source : sources) {
            int chain = 0;
            while (chain < ends.size() && ends.get(chain) > source.getValue()[0]) {
                chain++;
            }
            if (chain == ends.size()) {
                ends.add(source.getValue()[1]);
            } else {
                ends.set(chain, Math.max(ends.get(chain), source.getValue()[1]));
            }
            joined.put(dataset + source.getKey().sensor(), chain == 0 ? dataset : dataset + " " + (chain + 1));
        }
    }

    /// @param sensor `@` and the member
    record UnnamedSource(String dataset, String sensor, String member) {}
}
