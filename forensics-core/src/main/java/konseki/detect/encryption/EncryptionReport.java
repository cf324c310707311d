package konseki.detect.encryption;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Score;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.event.Timestamp;
import konseki.finding.Detection;
import konseki.finding.Technique;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// One detection per machine from what it shows inside the window.
final class EncryptionReport {
    private static final Technique ENCRYPTED = new Technique("T1486", "Data Encrypted for Impact");
    private static final Technique RECOVERY = new Technique("T1490", "Inhibit System Recovery");
    private static final Technique STOPPED = new Technique("T1489", "Service Stop");
    private static final long TAMPERING_NEAR = Timestamp.HOUR;

    private final EncryptionRules rules;
    private final HostFindings findings;
    private final Context context;

    EncryptionReport(EncryptionRules rules, HostFindings findings, Context context) {
        this.rules = rules;
        this.findings = findings;
        this.context = context;
    }

    /// @param traces of families, by asset
    List<Detection> detections(Map<String, Set<String>> traces) {
        SortedMap<String, List<HostFinding>> byAsset = new TreeMap<>();
        for (HostFinding finding : findings.counting()) {
            if (finding.when().overlaps(context.window())) {
                byAsset.computeIfAbsent(finding.asset(), k -> new ArrayList<>()).add(finding);
            }
        }
        byAsset.values().removeIf(list -> list.stream().allMatch(HostFinding::habit));
        Onset onset = Onset.of(byAsset, rules);
        List<Detection> detections = new ArrayList<>();
        byAsset.forEach(
                (asset, list) -> detections.add(detection(asset, list, onset, traces.getOrDefault(asset, Set.of()))));
        return detections;
    }

    private Detection detection(String asset, List<HostFinding> list, Onset onset, Set<String> traces) {
        TimeRange when =
                list.stream().map(HostFinding::when).reduce(TimeRange::union).orElseThrow();
        List<Signal> signals = list.stream().map(HostFinding::signal).toList();
        List<String> around = around(asset, when, onset);
        TreeSet<String> names = new TreeSet<>(around);
        signals.forEach(signal -> names.add(signal.kind().jsonName()));
        Totals totals = Totals.of(findings.episodes(asset, when));
        SortedMap<String, String> facts = facts(asset, list, totals, onset, traces);
        return new Detection(
                "encryption",
                title(asset, list, totals, when),
                new TreeMap<>(Map.of("asset", asset)),
                when,
                Score.of(signals, supports(list, around)),
                List.copyOf(names),
                techniques(list),
                facts,
                benign(list, totals),
                new ArrayList<>(list.stream()
                        .filter(HostFinding::hasEvents)
                        .map(HostFinding::query)
                        .collect(Collectors.toCollection(LinkedHashSet<Query>::new))));
    }

    /// What administrators do too, a server that holds data does not make worse.
    private static boolean supports(List<HostFinding> list, List<String> around) {
        return list.stream().allMatch(HostFinding::ordinary)
                ? around.contains("tainted-host") || around.contains("tampering-near")
                : !around.isEmpty();
    }

    /// Names of the context signals that hold.
    private List<String> around(String asset, TimeRange when, Onset onset) {
        List<String> names = new ArrayList<>();
        var tainted = context.taintedSince(asset);
        if (tainted.isPresent() && tainted.getAsLong() < when.from()) {
            names.add("tainted-host");
        }
        if (context.assets().declared(asset).map(CaseRules.Asset::holdsData).orElse(false)) {
            names.add("data-holding");
        }
        if (onset.isTogether(asset)) {
            names.add("onset-together");
        }
        TimeRange near = new TimeRange(when.from() - TAMPERING_NEAR, when.to() + TAMPERING_NEAR);
        boolean tampering = context.absolute().stream()
                .anyMatch(signal -> isTampering(signal.kind())
                        && signal.when().overlaps(near)
                        && signal.subject() instanceof Subject.Machine(String host)
                        && context.assets().canonical(host).equals(asset));
        if (tampering) {
            names.add("tampering-near");
        }
        return names;
    }

    private static boolean isTampering(SignalKind kind) {
        return kind == SignalKind.LOG_CLEARED
                || kind == SignalKind.AUDIT_POLICY_CHANGED
                || kind == SignalKind.SENSOR_STOPPED;
    }

    private static String title(String asset, List<HostFinding> list, Totals totals, TimeRange when) {
        String span = Timestamp.format(when.from()) + " to " + Timestamp.format(when.to());
        if (!totals.extensions().isEmpty()) {
            String first = totals.mostUsed();
            return asset + ": " + totals.extensions().get(first) + " files got the extension ." + first + ", " + span;
        }
        if (has(list, SignalKind.SMB_MASS_WRITE) || has(list, SignalKind.FILE_RATE)) {
            return asset + ": up to " + totals.filesAtMost() + " files changed in bursts, " + span;
        }
        if (has(list, SignalKind.RANSOM_NOTE)) {
            return asset + ": the same note in directory after directory, " + span;
        }
        if (has(list, SignalKind.DECLARED_ENCRYPTION)) {
            return asset + ": found encrypted, since about " + Timestamp.format(when.from());
        }
        return list.stream().allMatch(HostFinding::ordinary)
                ? asset + ": single commands that stop, wipe, lock out or deface, " + span
                : asset + ": recovery inhibited or protection stopped, " + span;
    }

    private static boolean has(List<HostFinding> list, SignalKind kind) {
        return list.stream().anyMatch(finding -> finding.kind() == kind);
    }

    private SortedMap<String, String> facts(
            String asset, List<HostFinding> list, Totals totals, Onset onset, Set<String> traces) {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("basis", basis(list, totals));
        if (totals.filesAtMost() > 0) {
            facts.put("files-at-least", Long.toString(totals.filesAtLeast()));
            facts.put("files-at-most", Long.toString(totals.filesAtMost()));
        }
        totals.extensions().forEach((extension, count) -> facts.put("files-with." + extension, Long.toString(count)));
        putJoined(facts, "notes", totals.notes());
        putJoined(facts, "actors", totals.actors());
        putJoined(
                facts,
                "recovery-inhibited-by",
                list.stream()
                        .filter(finding -> finding.kind() == SignalKind.RECOVERY_INHIBITION)
                        .map(HostFinding::detail)
                        .collect(Collectors.toCollection(TreeSet::new)));
        putJoined(
                facts,
                "also-done",
                list.stream()
                        .filter(finding -> finding.ordinary() && finding.kind() != SignalKind.RECOVERY_INHIBITION)
                        .map(HostFinding::detail)
                        .collect(Collectors.toCollection(TreeSet::new)));
        onset.addFacts(asset, facts);
        List<Families.Candidate> families =
                Families.BUILT_IN.candidates(totals.extensions().keySet(), totals.notes(), traces);
        for (Families.Candidate family : families) {
            String how = family.identified() ? "identified, evidence " : "candidate, evidence ";
            facts.put("family." + family.name(), how + family.evidence() + " of 100");
        }
        return facts;
    }

    private static void putJoined(SortedMap<String, String> facts, String name, Set<String> values) {
        if (!values.isEmpty()) {
            facts.put(name, String.join(", ", values.stream().limit(10).toList()));
        }
    }

    private static String basis(List<HostFinding> list, Totals totals) {
        if (totals.filesAtMost() > 0) {
            return "file events";
        }
        return list.stream().allMatch(finding -> finding.kind() == SignalKind.DECLARED_ENCRYPTION)
                ? "people found it encrypted; no log of it"
                : "inferred from commands, services or Restart Manager; no file events";
    }

    private static List<Technique> techniques(List<HostFinding> list) {
        Set<Technique> techniques = new LinkedHashSet<>();
        for (HostFinding finding : list) {
            switch (finding.kind()) {
                case RECOVERY_INHIBITION -> techniques.add(RECOVERY);
                case STOP_BURST, SERVICE_STOP -> techniques.add(STOPPED);
                case DATA_DESTROYED -> techniques.add(new Technique("T1485", "Data Destruction"));
                case ACCOUNT_REMOVED -> techniques.add(new Technique("T1531", "Account Access Removal"));
                case DEFACEMENT -> techniques.add(new Technique("T1491.001", "Internal Defacement"));
                case MACHINE_STOPPED -> techniques.add(new Technique("T1529", "System Shutdown/Reboot"));
                default -> techniques.add(ENCRYPTED);
            }
        }
        return techniques.stream()
                .sorted(java.util.Comparator.comparing(Technique::id))
                .toList();
    }

    private static List<String> benign(List<HostFinding> list, Totals totals) {
        List<String> hypotheses = new ArrayList<>();
        if (!totals.extensions().isEmpty()) {
            hypotheses.add("deliberate packing or conversion: against it, extensions that people use became one that"
                    + " nobody uses");
        } else if (totals.filesAtMost() > 0) {
            hypotheses.add("installer, backup, synchronisation or conversion: ask what "
                    + String.join(", ", totals.actors()) + " is");
        }
        if (has(list, SignalKind.RECOVERY_INHIBITION)) {
            hypotheses.add(
                    "backup software or clean-up that deletes shadow copies: it would do so regularly; fewer days"
                            + " than a routine were seen");
        }
        if (has(list, SignalKind.STOP_BURST)) {
            hypotheses.add("maintenance or shutdown: stops within 5 minutes of a logged shutdown were left out");
        }
        if (list.stream().anyMatch(HostFinding::ordinary)) {
            hypotheses.add("administration: services, accounts, disks and machines are stopped, removed and wiped in"
                    + " ordinary work too; ask who did it, and why then");
        }
        return hypotheses;
    }
}
