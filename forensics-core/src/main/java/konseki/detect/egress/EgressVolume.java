package konseki.detect.egress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Detector;
import konseki.detect.FlowTable;
import konseki.detect.Score;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.SortedRows;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Timestamp;
import konseki.finding.Detection;
import konseki.finding.Technique;
import konseki.finding.TimeRange;

/// More bytes sent out than the machine ever sent before, or than a machine of its kind has reason to: T1048, T1567,
/// T1030.
///
/// - Finds: days above an absolute amount per (asset, destination), above its own history, uploads in shape (much more
///   out than in), the same little every day, connections that last for hours, sharing services.
/// - Misses: less than the thresholds to a destination that is busy anyway; transfers that no sensor with byte counters
///   saw. The residual bound says how much that may be.
/// - False alarms: new backup or update services; name them under `allow:`.
/// - Cost: one state row per flow key and hour (see [FlowTable]).
public final class EgressVolume implements Detector {
    private static final Technique ALTERNATIVE_PROTOCOL =
            new Technique("T1048", "Exfiltration Over Alternative Protocol");
    private static final Technique WEB_SERVICE = new Technique("T1567", "Exfiltration Over Web Service");
    private static final Technique SIZE_LIMITS = new Technique("T1030", "Data Transfer Size Limits");
    private static final TimeRange ALWAYS = new TimeRange(0, Timestamp.END);

    private final EgressRules rules;

    public EgressVolume(EgressRules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "egress";
    }

    @Override
    public List<Table> tables() {
        return List.of(FlowTable.TABLE);
    }

    @Override
    public void observe(Event event, Tables tables) {
        FlowTable.observe(event, tables);
    }

    @Override
    public List<Signal> absolute(SortedRows rows, CaseRules caseRules) {
        return List.of();
    }

    @Override
    public List<Signal> relative(SortedRows rows, CaseRules caseRules, Baseline baseline) {
        Transfers transfers = new Transfers(caseRules);
        long firstDay = transfers.day(Math.floorDiv(baseline.end(), Timestamp.HOUR));
        EgressSignals signals = new EgressSignals(rules, caseRules, baseline, firstDay);
        List<Signal> found = new ArrayList<>();
        transfers.forEach(rows, ALWAYS, group -> found.addAll(signals.of(group)));
        return found;
    }

    @Override
    public List<Detection> conclude(SortedRows rows, List<Signal> own, Context context) {
        Map<String, List<Signal>> bySubject = new TreeMap<>();
        for (Signal signal : own) {
            if (signal.when().overlaps(context.window())) {
                bySubject
                        .computeIfAbsent(signal.subject().canonical(), k -> new ArrayList<>())
                        .add(signal);
            }
        }
        List<Detection> detections = new ArrayList<>();
        if (bySubject.isEmpty()) {
            return detections;
        }
        new Transfers(context.rules()).forEach(rows, context.window(), group -> {
            List<Signal> signals = bySubject.get(EgressSignals.subject(group).canonical());
            if (signals != null && signals.stream().anyMatch(Signal::primary)) {
                detections.add(detection(group, signals, context));
            }
        });
        return detections;
    }

    private Detection detection(TransferGroup group, List<Signal> signals, Context context) {
        TransferContext around = new TransferContext(group, context);
        boolean anyContext = around.any() || signals.stream().anyMatch(signal -> !signal.primary());
        int score = Score.of(signals, anyContext);
        if (around.allowance().isPresent()) {
            score = score * 3 / 10;
        }
        return new Detection(
                name(),
                title(group),
                subject(group),
                group.when(),
                score,
                signalNames(signals, around),
                techniques(signals),
                facts(group, around),
                around.benignHypotheses(),
                List.of(EgressSignals.query(group)));
    }

    private static String title(TransferGroup group) {
        String to = group.label().isEmpty() ? group.external() : group.external() + " (" + group.label() + ")";
        return group.asset() + " sent up to " + group.sentHi() + " bytes to " + to;
    }

    private static SortedMap<String, String> subject(TransferGroup group) {
        SortedMap<String, String> subject = new TreeMap<>();
        subject.put("asset", group.asset());
        subject.put("destination", group.external());
        if (!group.label().isEmpty()) {
            subject.put("destination.domain", group.label());
        }
        return subject;
    }

    private static List<String> signalNames(List<Signal> signals, TransferContext around) {
        List<String> names = new ArrayList<>();
        signals.stream().map(signal -> signal.kind().jsonName()).distinct().forEach(names::add);
        names.addAll(around.names());
        names.sort(null);
        return names;
    }

    private static List<Technique> techniques(List<Signal> signals) {
        List<Technique> techniques = new ArrayList<>();
        techniques.add(ALTERNATIVE_PROTOCOL);
        if (signals.stream().anyMatch(signal -> signal.kind() == SignalKind.SHARING_DESTINATION)) {
            techniques.add(WEB_SERVICE);
        }
        if (signals.stream().anyMatch(signal -> signal.kind() == SignalKind.EGRESS_LOW_AND_SLOW)) {
            techniques.add(SIZE_LIMITS);
        }
        return techniques;
    }

    private static SortedMap<String, String> facts(TransferGroup group, TransferContext around) {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("egress.hi", Long.toString(group.sentHi()));
        facts.put("egress.lo", Long.toString(group.sentLo()));
        facts.put("ingress.hi", Long.toString(group.received()));
        facts.put("flows", Long.toString(group.flows()));
        facts.put("days", Integer.toString(group.days().size()));
        facts.put("addresses", String.join(" ", group.internals()));
        around.allowance().ifPresent(allowance -> facts.put("allow", allowance.name()));
        return facts;
    }
}
