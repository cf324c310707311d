package konseki.detect.tamper;

import java.util.Collection;
import java.util.List;
import konseki.detect.Clauses;
import konseki.detect.Dataset;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.event.Field;
import konseki.finding.Technique;
import konseki.query.Query;

/// One way to make logs say less. The order is part of the state's version.
enum TamperKind {
    NONE(SignalKind.SENSOR_STOPPED, 1),
    LOG_CLEARED(SignalKind.LOG_CLEARED, 70),
    CLEARED_BY_COMMAND(SignalKind.LOG_CLEARED, 60),
    AUDIT_POLICY(SignalKind.AUDIT_POLICY_CHANGED, 50),
    SENSOR_STOPPED(SignalKind.SENSOR_STOPPED, 30),
    SENSOR_CONFIGURED(SignalKind.SENSOR_STOPPED, 15),
    ANTIVIRUS_STOPPED(SignalKind.SENSOR_STOPPED, 40);

    private static final TamperKind[] VALUES = values();

    private final SignalKind signal;
    private final int weight;

    TamperKind(SignalKind signal, int weight) {
        this.signal = signal;
        this.weight = weight;
    }

    static TamperKind at(int ordinal) {
        return VALUES[ordinal];
    }

    static boolean isTampering(SignalKind kind) {
        return kind == SignalKind.LOG_CLEARED
                || kind == SignalKind.AUDIT_POLICY_CHANGED
                || kind == SignalKind.SENSOR_STOPPED;
    }

    SignalKind signal() {
        return signal;
    }

    /// Percent.
    int weight() {
        return weight;
    }

    /// The events behind it, on any machine.
    Query query() {
        return switch (this) {
            case NONE -> new Query.All();
            case LOG_CLEARED ->
                Query.or(Clauses.codes(Dataset.SECURITY, "1102", "517"), Clauses.codes(Dataset.SYSTEM, "104"));
            case CLEARED_BY_COMMAND ->
                Query.or(
                        Clauses.contains(Field.PROCESS_COMMAND_LINE, "wevtutil"),
                        Clauses.contains(Field.PROCESS_COMMAND_LINE, "eventlog"));
            case AUDIT_POLICY -> Clauses.codes(Dataset.SECURITY, "4719");
            case SENSOR_STOPPED -> Clauses.codes(Dataset.SYSMON, "4", "255");
            case SENSOR_CONFIGURED -> Clauses.codes(Dataset.SYSMON, "16");
            case ANTIVIRUS_STOPPED -> Clauses.codes(Dataset.ANTIVIRUS, "5001", "5007", "5010", "5012");
        };
    }

    static List<Technique> techniques(Collection<Signal> signals) {
        return signals.stream()
                .map(signal -> switch (signal.kind()) {
                    case LOG_CLEARED -> new Technique("T1685.005", "T1070.001", "Clear Windows Event Logs");
                    case AUDIT_POLICY_CHANGED ->
                        new Technique("T1685.001", "T1562.002", "Disable Windows Event Logging");
                    default -> new Technique("T1685", "T1562", "Impair Defenses");
                })
                .distinct()
                .toList();
    }
}
