package konseki.detect;

/// What a [Signal] saw; the names are those that reports print.
public enum SignalKind {
    // Outbound transfer.
    EGRESS_ABSOLUTE,
    EGRESS_ROBUST_Z,
    EGRESS_FIRST_SEEN,
    EGRESS_RATIO,
    EGRESS_LOW_AND_SLOW,
    LONG_CONNECTION,
    PORT_PROTOCOL_MISMATCH,
    SHARING_DESTINATION,
    TRANSFER_TOOL,
    NAMED_UPLOAD,
    ARCHIVE_STAGED,
    REMOTE_TOOL,
    STEALER,
    // Lateral movement.
    REMOTE_SERVICE,
    REMOTE_TASK,
    WMI,
    WINRM,
    RDP,
    ADMIN_SHARE,
    PASS_THE_HASH,
    SSH,
    DOMAIN_CONTROLLER_EDGE,
    FAN_OUT,
    NEW_EDGE,
    DCOM,
    SQL_SERVER,
    REMOTE_COMMAND,
    REMOTE_ACCESS,
    DIRECTORY_REPLICATION,
    REMOTE_REGISTRY,
    PRINT_SPOOLER,
    // Encryption.
    FILE_RATE,
    EXTENSION_COLLAPSE,
    RANSOM_NOTE,
    RECOVERY_INHIBITION,
    STOP_BURST,
    RESTART_MANAGER,
    SMB_MASS_WRITE,
    DECLARED_ENCRYPTION,
    // What intruders do to a machine beside it, and administrators too.
    SERVICE_STOP,
    DATA_DESTROYED,
    DISK_ENCRYPTION,
    ACCOUNT_REMOVED,
    DEFACEMENT,
    MACHINE_STOPPED,
    // Entry and tampering.
    GUESSING_THEN_SUCCESS,
    EXTERNAL_SUCCESS,
    LOG_CLEARED,
    AUDIT_POLICY_CHANGED,
    SENSOR_STOPPED,
    DEFENCE_OFF,
    TRACES_REMOVED;

    /// As finding.json writes it: `log-cleared`.
    public String jsonName() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
