package konseki.samples;

/// The five full cases: one company and one intrusion, five endings.
enum SampleCase {
    NO_TRANSFER("no-transfer", "2023-05-14", "2023-05-26", "2023-06-01", "2023-06-03"),
    TRANSFER("transfer", "2023-05-19", "2023-05-30", "2023-06-02", "2023-06-03"),
    SLOW_TRANSFER("slow-transfer", "2023-05-05", "2023-05-19", "2023-06-01", "2023-05-20"),
    MISSING_LOGS("missing-logs", "2023-05-19", "2023-05-30", "2023-06-02", "2023-06-03"),
    CLEARED_LOGS("cleared-logs", "2023-05-19", "2023-05-30", "2023-06-02", "2023-06-03");

    /// When the files began to change.
    static final long ENCRYPTION = Jst.at("2023-06-05 03:00:00");
    /// When the internet line was closed.
    static final long ISOLATION = Jst.at("2023-06-05 09:00:00");
    /// When the logs were taken.
    static final long LOGS_END = Jst.at("2023-06-05 11:00:00");
    /// What the firewall did not deliver in `missing-logs`.
    static final Interval SILENCE = new Interval(Jst.at("2023-06-04 22:00:00"), Jst.at("2023-06-05 03:00:00"));
    /// When the attacker cleared two Security logs in `cleared-logs`.
    static final long CLEARED = Jst.at("2023-06-05 03:40:00");

    private final String folder;
    private final long firewallFrom;
    private final long securityFrom;
    private final long telemetryFrom;
    private final long windowFrom;

    SampleCase(String folder, String firewallFrom, String securityFrom, String telemetryFrom, String windowFrom) {
        this.folder = folder;
        this.firewallFrom = Jst.at(firewallFrom + " 00:00:00");
        this.securityFrom = Jst.at(securityFrom + " 00:00:00");
        this.telemetryFrom = Jst.at(telemetryFrom + " 00:00:00");
        this.windowFrom = Jst.at(windowFrom + " 00:00:00");
    }

    String folder() {
        return folder;
    }

    /// First day of the firewall's log.
    long firewallFrom() {
        return firewallFrom;
    }

    /// First day of the Security and System channels, and of the Linux and proxy logs.
    long securityFrom() {
        return securityFrom;
    }

    /// First day of Sysmon and Defender.
    long telemetryFrom() {
        return telemetryFrom;
    }

    long windowFrom() {
        return windowFrom;
    }

    /// Night in which the password was guessed.
    long firstNight() {
        return this == SLOW_TRANSFER ? Jst.at("2023-05-20 00:00:00") : Jst.at("2023-06-04 00:00:00");
    }

    /// Whether the poller's log of the internet line was kept.
    boolean hasCounter() {
        return this != MISSING_LOGS && this != CLEARED_LOGS;
    }

    /// Whether the Security and System logs were copied from the servers, where the attacker could change them.
    boolean exportsFromHosts() {
        return this == CLEARED_LOGS;
    }
}
