package konseki.detect.tamper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Clauses;
import konseki.detect.Context;
import konseki.detect.Dataset;
import konseki.detect.Detector;
import konseki.detect.EventCode;
import konseki.detect.RowCursor;
import konseki.detect.Score;
import konseki.detect.Signal;
import konseki.detect.Slot;
import konseki.detect.SortedRows;
import konseki.detect.Subject;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.finding.Detection;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// Event logs cleared, audit policy weakened, sensors stopped.
///
/// - Finds: 1102 and 517 (Security cleared), 104 (another log cleared), 4719 (audit policy changed), Sysmon 4, 16 and
/// 255,
///   Defender 5001, 5007, 5010 and 5012, and commands that clear logs.
/// - Misses: records removed one by one, logs edited outside Windows.
/// - False alarms: imaging and the roll-out of agents clear logs; Sysmon is updated. A stop alone weighs little.
/// - Cost: one row per machine, kind, account and day.
public final class LogTampering implements Detector {
    private static final Table EVENTS = Table.of("events", 1, Slot.SUM, Slot.MIN, Slot.MAX);
    private static final List<String> WORDS =
            List.of("wevtutil", " cl ", "clear-log", "clear-eventlog", "cleareventlog", "remove-eventlog");
    private static final WordScan SCAN = WordScan.of(WORDS.toArray(String[]::new));
    private static final long WEVTUTIL = WordScan.mask(WORDS, "wevtutil");
    private static final long CLEARS = WordScan.mask(WORDS, " cl ", "clear-log");
    private static final long CMDLETS = WordScan.mask(WORDS, "clear-eventlog", "cleareventlog", "remove-eventlog");
    /// Tampering that close to encryption is part of the attack.
    private static final long NEAR = 24 * Timestamp.HOUR;

    @Override
    public String name() {
        return "tamper";
    }

    @Override
    public List<Table> tables() {
        return List.of(EVENTS);
    }

    @Override
    public void observe(Event event, Tables tables) {
        TamperKind kind = kind(event);
        if (kind == TamperKind.NONE || !event.has(Field.TIMESTAMP)) {
            return;
        }
        long at = event.number(Field.TIMESTAMP);
        tables.row(EVENTS)
                .key(event.folded(Field.HOST_NAME))
                .keyByte(kind.ordinal())
                .key(Math.floorDiv(at, Timestamp.DAY))
                .key(event.folded(Field.USER_NAME))
                .add(0, 1)
                .add(1, at)
                .add(2, at);
    }

    private static TamperKind kind(Event event) {
        return switch (Dataset.of(event)) {
            case SECURITY -> security(event);
            case SYSTEM -> EventCode.of(event) == 104 ? TamperKind.LOG_CLEARED : TamperKind.NONE;
            case SYSMON -> sysmon(event);
            case ANTIVIRUS ->
                switch (EventCode.of(event)) {
                    case 5001, 5007, 5010, 5012 -> TamperKind.ANTIVIRUS_STOPPED;
                    default -> TamperKind.NONE;
                };
            case ENDPOINT, POWERSHELL -> clearsByCommand(event);
            default -> TamperKind.NONE;
        };
    }

    private static TamperKind security(Event event) {
        return switch (EventCode.of(event)) {
            case 1102, 517 -> TamperKind.LOG_CLEARED;
            case 4719 -> TamperKind.AUDIT_POLICY;
            case 4688 -> clearsByCommand(event);
            default -> TamperKind.NONE;
        };
    }

    private static TamperKind sysmon(Event event) {
        return switch (EventCode.of(event)) {
            case 1 -> clearsByCommand(event);
            case 4, 255 -> TamperKind.SENSOR_STOPPED;
            case 16 -> TamperKind.SENSOR_CONFIGURED;
            default -> TamperKind.NONE;
        };
    }

    private static TamperKind clearsByCommand(Event event) {
        Slice command = event.written(Field.PROCESS_COMMAND_LINE);
        if (command.isEmpty()) {
            return TamperKind.NONE;
        }
        long found = SCAN.in(command);
        boolean clears = (found & WEVTUTIL) != 0 && (found & CLEARS) != 0 || (found & CMDLETS) != 0;
        return clears ? TamperKind.CLEARED_BY_COMMAND : TamperKind.NONE;
    }

    @Override
    public List<Signal> absolute(SortedRows rows, CaseRules rules) {
        List<Signal> signals = new ArrayList<>();
        try (RowCursor row = rows.rows(EVENTS)) {
            while (row.next()) {
                String host = row.key().text();
                TamperKind kind = TamperKind.at(row.key().readByte());
                signals.add(new Signal(
                        kind.signal(),
                        kind.weight() >= 50,
                        kind.weight(),
                        new Subject.Machine(host),
                        new TimeRange(row.slot(1), row.slot(2)),
                        Query.and(Clauses.is(Field.HOST_NAME, host), kind.query())));
            }
        }
        return signals;
    }

    @Override
    public List<Signal> relative(SortedRows rows, CaseRules rules, Baseline baseline) {
        return List.of();
    }

    @Override
    public List<Detection> conclude(SortedRows rows, List<Signal> own, Context context) {
        Map<String, List<Signal>> byAsset = new TreeMap<>();
        for (Signal signal : own) {
            if (signal.subject() instanceof Subject.Machine(String host)
                    && signal.when().overlaps(context.window())) {
                byAsset.computeIfAbsent(context.assets().canonical(host), k -> new ArrayList<>())
                        .add(signal);
            }
        }
        List<Detection> detections = new ArrayList<>();
        byAsset.forEach((asset, signals) -> detections.add(detection(asset, signals, context)));
        return detections;
    }

    private Detection detection(String asset, List<Signal> signals, Context context) {
        TimeRange when =
                signals.stream().map(Signal::when).reduce(TimeRange::union).orElseThrow();
        List<String> kinds = signals.stream()
                .map(signal -> signal.kind().jsonName())
                .distinct()
                .sorted()
                .toList();
        SortedMap<String, String> subject = new TreeMap<>(Map.of("asset", asset));
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("first", Timestamp.format(when.from()));
        facts.put("last", Timestamp.format(when.to()));
        return new Detection(
                name(),
                asset + ": " + String.join(", ", kinds) + ", from " + Timestamp.format(when.from()),
                subject,
                when,
                Score.of(signals, isNearAttack(when, context)),
                kinds,
                TamperKind.techniques(signals),
                facts,
                List.of(
                        "imaging, log rotation by hand or the roll-out of an agent: ask who did it and why",
                        "an update of the sensor: compare with the change calendar"),
                signals.stream().map(Signal::query).distinct().toList());
    }

    private static boolean isNearAttack(TimeRange when, Context context) {
        TimeRange around = new TimeRange(when.from() - NEAR, when.to() + NEAR);
        return context.absolute().stream()
                .anyMatch(signal -> signal.primary()
                        && !TamperKind.isTampering(signal.kind())
                        && signal.when().overlaps(around));
    }
}
