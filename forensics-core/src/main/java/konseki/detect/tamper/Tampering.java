package konseki.detect.tamper;

import konseki.detect.Clauses;
import konseki.detect.Dataset;
import konseki.detect.RunText;
import konseki.detect.SignalKind;
import konseki.event.Field;
import konseki.finding.Technique;
import konseki.query.Query;

/// One way to tamper with logs or sensors. The order is part of the state's version: rows carry the ordinal.
enum Tampering {
    SECURITY_LOG_CLEARED(SignalKind.LOG_CLEARED, true, 70),
    /// A channel that says what an attacker does.
    TELLING_LOG_CLEARED(SignalKind.LOG_CLEARED, true, 70),
    OTHER_LOG_CLEARED(SignalKind.LOG_CLEARED, false, 20),
    CLEAR_COMMAND(SignalKind.LOG_CLEARED, true, 60),
    /// Logs or histories deleted or emptied on Linux and hypervisors.
    ERASE_COMMAND(SignalKind.LOG_CLEARED, true, 60),
    AUDIT_REMOVED(SignalKind.AUDIT_POLICY_CHANGED, true, 60),
    /// The machine itself, by group policy.
    AUDIT_REMOVED_BY_POLICY(SignalKind.AUDIT_POLICY_CHANGED, false, 20),
    AUDIT_COMMAND(SignalKind.AUDIT_POLICY_CHANGED, true, 60),
    EVENT_LOG_STOPPED(SignalKind.SENSOR_STOPPED, true, 70),
    /// A command or setting that stops the event log.
    EVENT_LOG_COMMAND(SignalKind.SENSOR_STOPPED, true, 70),
    /// One log, one trace or what goes into it, by command or setting.
    CHANNEL_OFF(SignalKind.SENSOR_STOPPED, true, 50),
    SYSMON_STOPPED(SignalKind.SENSOR_STOPPED, true, 50),
    SYSMON_CONFIGURED(SignalKind.SENSOR_STOPPED, false, 10),
    SYSMON_FAILED(SignalKind.SENSOR_STOPPED, false, 20),
    ANTIVIRUS_OFF(SignalKind.SENSOR_STOPPED, true, 50),
    ANTIVIRUS_EXCLUSION(SignalKind.DEFENCE_OFF, true, 20),
    /// A command that turns off antivirus, Sysmon, an agent or the Linux audit system.
    SENSOR_COMMAND(SignalKind.SENSOR_STOPPED, true, 60),
    FIREWALL_OFF(SignalKind.DEFENCE_OFF, true, 30),
    /// The same, as the firewall recorded it.
    FIREWALL_SETTING(SignalKind.DEFENCE_OFF, true, 30),
    PROTECTION_OFF(SignalKind.DEFENCE_OFF, true, 25),
    /// A history or another trace of what was done, by command.
    TRACE_COMMAND(SignalKind.TRACES_REMOVED, true, 30),
    /// The clock, by a person.
    CLOCK_CHANGED(SignalKind.TRACES_REMOVED, true, 20);

    private static final Tampering[] VALUES = values();

    private final SignalKind kind;
    private final boolean primary;
    private final int weightPercent;

    Tampering(SignalKind kind, boolean primary, int weightPercent) {
        this.kind = kind;
        this.primary = primary;
        this.weightPercent = weightPercent;
    }

    static Tampering at(int ordinal) {
        return VALUES[ordinal];
    }

    SignalKind kind() {
        return kind;
    }

    boolean primary() {
        return primary;
    }

    int weightPercent() {
        return weightPercent;
    }

    /// Whether it was done by a command, and the row says by which.
    boolean isCommand() {
        return switch (this) {
            case CLEAR_COMMAND,
                    ERASE_COMMAND,
                    AUDIT_COMMAND,
                    EVENT_LOG_COMMAND,
                    CHANNEL_OFF,
                    SENSOR_COMMAND,
                    FIREWALL_OFF,
                    PROTECTION_OFF,
                    TRACE_COMMAND -> true;
            default -> false;
        };
    }

    /// Whether a sensor that starts again makes it nothing.
    boolean isStop() {
        return this == SYSMON_STOPPED || this == EVENT_LOG_STOPPED || this == EVENT_LOG_COMMAND;
    }

    Technique technique() {
        return switch (this) {
            case SECURITY_LOG_CLEARED, TELLING_LOG_CLEARED, OTHER_LOG_CLEARED, CLEAR_COMMAND ->
                new Technique("T1685.005", "T1070.001", "Clear Windows Event Logs");
            case ERASE_COMMAND -> new Technique("T1685.006", "T1070.002", "Clear Linux or Mac System Logs");
            case AUDIT_REMOVED,
                    AUDIT_REMOVED_BY_POLICY,
                    AUDIT_COMMAND,
                    EVENT_LOG_STOPPED,
                    EVENT_LOG_COMMAND,
                    CHANNEL_OFF -> new Technique("T1685.001", "T1562.002", "Disable Windows Event Logging");
            case SYSMON_STOPPED, SYSMON_CONFIGURED, SYSMON_FAILED, ANTIVIRUS_OFF, ANTIVIRUS_EXCLUSION, SENSOR_COMMAND ->
                new Technique("T1685", "T1562", "Impair Defenses");
            case FIREWALL_OFF, FIREWALL_SETTING ->
                new Technique("T1686", "T1562.004", "Disable or Modify System Firewall");
            case PROTECTION_OFF -> new Technique("T1685", "T1562.001", "Impair Defenses");
            case TRACE_COMMAND -> new Technique("T1070", "Indicator Removal");
            case CLOCK_CHANGED -> new Technique("T1070.006", "Timestomp");
        };
    }

    /// The events behind it, on any machine.
    ///
    /// @param object of the row
    Query query(String object) {
        return switch (this) {
            case SECURITY_LOG_CLEARED -> Clauses.codes(Dataset.SECURITY, "1102", "517");
            case TELLING_LOG_CLEARED, OTHER_LOG_CLEARED -> Clauses.codes(Dataset.SYSTEM, "104");
            case AUDIT_REMOVED, AUDIT_REMOVED_BY_POLICY -> Clauses.codes(Dataset.SECURITY, "4719");
            case EVENT_LOG_STOPPED -> Clauses.codes(Dataset.SYSTEM, "7036", "7040");
            case SYSMON_STOPPED -> Clauses.codes(Dataset.SYSMON, "4");
            case SYSMON_CONFIGURED -> Clauses.codes(Dataset.SYSMON, "16");
            case SYSMON_FAILED -> Clauses.codes(Dataset.SYSMON, "255");
            case ANTIVIRUS_OFF -> Clauses.codes(Dataset.ANTIVIRUS, "5001", "5010", "5012");
            case ANTIVIRUS_EXCLUSION -> Clauses.codes(Dataset.ANTIVIRUS, "5007");
            case CLOCK_CHANGED -> Clauses.codes(Dataset.SECURITY, "4616");
            case FIREWALL_SETTING -> Clauses.codes(Dataset.SECURITY, "4950");
            case CLEAR_COMMAND,
                    ERASE_COMMAND,
                    AUDIT_COMMAND,
                    EVENT_LOG_COMMAND,
                    CHANNEL_OFF,
                    SENSOR_COMMAND,
                    FIREWALL_OFF,
                    PROTECTION_OFF,
                    TRACE_COMMAND -> RunText.query(object);
        };
    }

    /// For a reader.
    String shown() {
        return switch (this) {
            case TELLING_LOG_CLEARED, OTHER_LOG_CLEARED -> "event log cleared";
            default -> name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        };
    }
}
