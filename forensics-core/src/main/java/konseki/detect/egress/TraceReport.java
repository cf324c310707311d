package konseki.detect.egress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import konseki.detect.CaseRules;
import konseki.detect.Clauses;
import konseki.detect.Context;
import konseki.detect.Score;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.event.Networks;
import konseki.event.Timestamp;
import konseki.finding.Detection;
import konseki.finding.TimeRange;

/// One detection for each group of [TraceReader] that touches the window.
final class TraceReport {
    private static final long BEFORE_ENCRYPTION = 72 * Timestamp.HOUR;

    private final TraceRules rules;
    private final Context context;

    TraceReport(TraceRules rules, Context context) {
        this.rules = rules;
        this.context = context;
    }

    Optional<Detection> detection(TraceGroup group) {
        return group.within(context.window()).map(summary -> detection(group, summary));
    }

    private Detection detection(TraceGroup group, TraceGroup.Summary summary) {
        TraceEvents events = new TraceEvents(group);
        Signal signal = new Signal(
                group.kind(),
                true,
                events.weightPercent(summary.bytes(), rules),
                new Subject.Machine(group.asset()),
                summary.when(),
                events.query());
        List<String> names = new ArrayList<>(around(group.asset(), summary.when()));
        int score = Score.of(List.of(signal), !names.isEmpty());
        long days = group.daysBefore(context.baseline().end());
        Optional<CaseRules.Allowance> allowance = allowance(group);
        if (days >= rules.baselineDays() || allowance.isPresent()) {
            score = score * 3 / 10;
        }
        names.add(group.kind().jsonName());
        names.sort(null);
        return new Detection(
                TransferTraces.NAME,
                title(group, summary),
                subject(group),
                summary.when(),
                score,
                names,
                List.of(events.technique()),
                facts(group, summary, days, allowance),
                List.of(benign(group, days)),
                List.of(events.query()));
    }

    /// Names of the context that holds. That a machine holds data is none: there administrators work most.
    private List<String> around(String asset, TimeRange when) {
        List<String> names = new ArrayList<>();
        var tainted = context.taintedSince(asset);
        if (tainted.isPresent() && tainted.getAsLong() <= when.to()) {
            names.add("tainted-host");
        }
        boolean before = context.absolute().stream()
                .filter(signal -> signal.kind() == SignalKind.EXTENSION_COLLAPSE
                        || signal.kind() == SignalKind.FILE_RATE
                        || signal.kind() == SignalKind.DECLARED_ENCRYPTION)
                .anyMatch(signal -> when.from() <= signal.when().from()
                        && when.to() >= signal.when().from() - BEFORE_ENCRYPTION);
        if (before) {
            names.add("before-encryption");
        }
        return names;
    }

    private static String title(TraceGroup group, TraceGroup.Summary summary) {
        String at = Timestamp.format(summary.when().from());
        return switch (group.kind()) {
            case NAMED_UPLOAD -> group.asset() + " sent named files to " + group.name() + ", " + at;
            case ARCHIVE_STAGED -> group.asset() + ": archives made (" + group.name() + "), " + at;
            case STEALER -> group.asset() + ": malware that steals (" + group.name() + "), " + at;
            case REMOTE_TOOL -> group.asset() + ": remote access or tunnel (" + group.name() + "), " + at;
            default -> group.asset() + ": transfer tool ran (" + group.name() + "), " + at;
        };
    }

    private static SortedMap<String, String> subject(TraceGroup group) {
        SortedMap<String, String> subject = new TreeMap<>(Map.of("asset", group.asset()));
        if (group.kind() == SignalKind.NAMED_UPLOAD) {
            subject.put(Clauses.isAddress(group.name()) ? "destination" : "destination.domain", group.name());
        } else {
            subject.put(new TraceEvents(group).isTool() ? "tool" : "object", group.name());
        }
        return subject;
    }

    private static SortedMap<String, String> facts(
            TraceGroup group, TraceGroup.Summary summary, long days, Optional<CaseRules.Allowance> allowance) {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("events", Long.toString(summary.count()));
        facts.put("baseline-days", Long.toString(days));
        putNames("accounts", summary.accounts(), facts);
        putNames("files", summary.objects(), facts);
        if (summary.bytes() >= 0) {
            facts.put(
                    group.kind() == SignalKind.NAMED_UPLOAD ? "largest-upload.lo" : "largest-archive",
                    Long.toString(summary.bytes()));
        }
        allowance.ifPresent(allowed -> facts.put("allow", allowed.name()));
        return facts;
    }

    private static void putNames(String key, NavigableSet<String> names, SortedMap<String, String> facts) {
        if (!names.isEmpty()) {
            facts.put(key, String.join(", ", names));
        }
    }

    private Optional<CaseRules.Allowance> allowance(TraceGroup group) {
        return group.kind() == SignalKind.NAMED_UPLOAD
                ? context.rules().allow().stream()
                        .filter(allowed -> covers(allowed, group))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean covers(CaseRules.Allowance allowed, TraceGroup group) {
        boolean sources = allowed.sources().isEmpty()
                || group.hosts().stream().allMatch(address -> contains(allowed.sources(), address));
        String to = group.name();
        return sources
                && (Clauses.isAddress(to)
                        ? contains(allowed.destinations(), to)
                        : allowed.domains().stream()
                                .anyMatch(domain -> to.equals(domain) || to.endsWith("." + domain)));
    }

    private static boolean contains(Networks networks, String address) {
        long[] range = Networks.range(address);
        return networks.contains(range[0], range[1]);
    }

    private static String benign(TraceGroup group, long days) {
        String before = days == 0 ? "the baseline does not have it" : "the baseline has it on " + days + " days";
        return switch (group.kind()) {
            case NAMED_UPLOAD -> "work with a customer or a supplier: ask who owns " + group.name() + "; " + before;
            case ARCHIVE_STAGED -> "a backup, an export or an update that packs its files: ask who ran it; " + before;
            case STEALER -> "a wrong alarm, or stopped before it ran: ask whoever runs the antivirus server; " + before;
            case REMOTE_TOOL -> "remote support that people know of: ask who used it and for what; " + before;
            default -> "an administrator's tool: ask who ran it and where to; " + before;
        };
    }
}
