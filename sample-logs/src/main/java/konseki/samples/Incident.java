package konseki.samples;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Builds the logs of one full case: weeks of ordinary days, then the intrusion.
final class Incident {

    private static final List<String> FILE_SERVER_SERVICES = List.of(
            "Volume Shadow Copy",
            "OpsBackup Agent",
            "Windows Search",
            "DFS Replication",
            "File Server Resource Manager",
            "Print Spooler");
    private static final List<String> DATABASE_SERVICES = List.of(
            "Volume Shadow Copy",
            "OpsBackup Agent",
            "SQL Server (MSSQLSERVER)",
            "SQL Server Agent (MSSQLSERVER)",
            "SQL Server VSS Writer",
            "SQL Server Browser");

    static final List<Machine> CLEARED_HOSTS = List.of(Company.FS01, Company.APP01);

    private final SampleCase sample;
    private final Estate estate;
    private final Uplink uplink;
    private final Encryption encryption;
    private final VpnIntrusion intrusion;
    private final LateralMovement movement;
    private final Exfiltration exfiltration;
    private int slowNights;

    Incident(SampleCase sample) {
        this.sample = sample;
        uplink = new Uplink(sample.firewallFrom(), SampleCase.LOGS_END);
        Fortigate firewall = new Fortigate(sample.firewallFrom(), uplink);
        SquidLog proxy = new SquidLog(new LogFile("squid/PROXY01-access.log.gz"), sample.securityFrom());
        LinuxRelay relay = new LinuxRelay(new LogFile("linux/LOG01-relay.log.gz"), sample.securityFrom());
        Set<Machine> sensors = new LinkedHashSet<>(List.of(Company.DB02, Company.ADM01, Company.WS01));
        estate = new Estate(firewall, proxy, relay, new DefenderExport(sensors, sample.telemetryFrom()));
        encryption = new Encryption(estate);
        intrusion = new VpnIntrusion(estate);
        movement = new LateralMovement(estate);
        exfiltration = new Exfiltration(estate);
    }

    Estate estate() {
        return estate;
    }

    void tell(Truth truth) {
        intrusion.tell(truth);
        encryption.tell(truth);
        truth.ledger(Fortigate.NAME, estate.firewall().ledger());
        switch (sample) {
            case MISSING_LOGS -> {
                truth.time("gap", Fortigate.NAME, "from", SampleCase.SILENCE.from());
                truth.time("gap", Fortigate.NAME, "to", SampleCase.SILENCE.to());
            }
            case CLEARED_LOGS ->
                CLEARED_HOSTS.forEach(host -> truth.time("cleared", host.name(), "Security", SampleCase.CLEARED));
            case TRANSFER ->
                truth.count(
                        "transfer",
                        Company.FS01.address() + ">" + Company.SHARING_SERVICE,
                        "sentbyte",
                        Exfiltration.LARGE_TOTAL);
            case SLOW_TRANSFER -> {
                truth.count(
                        "transfer",
                        Company.FS01.address() + ">" + Company.DROP_SERVER,
                        "sentbyte-a-day",
                        Exfiltration.SLOW_NIGHTLY);
                truth.count("transfer", Company.FS01.address() + ">" + Company.DROP_SERVER, "days", slowNights);
            }
            case NO_TRANSFER -> {}
        }
    }

    /// Writes everything that happened into the logs.
    Incident happen() {
        keepLogs();
        ordinaryDays();
        intrude();
        encryptEverything();
        closeTheLine();
        if (sample.hasCounter()) {
            Mrtg poller = new Mrtg(uplink, Jst.at("2022-04-04 10:00:00"), 5_040_000_000L);
            estate.addCounter(poller.write("mrtg/wan1.log.gz", SampleCase.LOGS_END - Jst.HOUR + 3 * Jst.SECOND));
        }
        return this;
    }

    private void keepLogs() {
        if (sample == SampleCase.MISSING_LOGS) {
            estate.firewall().silence(SampleCase.SILENCE);
        }
        for (Machine machine : Company.WINDOWS_SERVERS) {
            new WindowsRetention(sample).keep(estate, machine);
        }
    }

    private void ordinaryDays() {
        PerimeterTraffic traffic = new PerimeterTraffic(estate.firewall(), estate.proxy(), SampleCase.ISOLATION);
        Telework telework = new Telework(estate.firewall());
        AdminWork administrators = new AdminWork(estate);
        HostLife life = new HostLife(estate);
        LinuxLife linux = new LinuxLife(estate.relay());
        for (long day = sample.firewallFrom(); day < SampleCase.LOGS_END; day += Jst.DAY) {
            long today = day;
            traffic.day(day, SampleCase.LOGS_END);
            telework.day(day, SampleCase.LOGS_END);
            administrators.day(day, SampleCase.LOGS_END);
            Company.WINDOWS_SERVERS.forEach(machine -> life.day(machine, today, SampleCase.LOGS_END));
            life.day(Company.ADM01, day, SampleCase.LOGS_END);
            Company.LINUX_SERVERS.forEach(machine -> linux.day(machine, today, SampleCase.LOGS_END));
        }
        exfiltration.monthlyFiling(Jst.at("2023-06-03 10:12:00"));
    }

    private void intrude() {
        long night = sample.firstNight();
        long lastGuess = intrusion.guessPasswords(night + 41 * Jst.MINUTE);
        long entry = lastGuess + 38 * Jst.SECOND;
        Logon first = intrusion.remoteDesktop(entry, entry + 29 * Jst.MINUTE);
        movement.lookAround(entry + 6 * Jst.MINUTE, first);
        long evening = night + 19 * Jst.HOUR + 38 * Jst.MINUTE + 50 * Jst.SECOND;
        if (sample == SampleCase.SLOW_TRANSFER) {
            Logon second = intrusion.remoteDesktop(evening, evening + 31 * Jst.MINUTE);
            movement.psexec(evening + 12 * Jst.MINUTE, Company.FS01, second, "cmd.exe");
            for (long day = night + Jst.DAY; day < Jst.at("2023-06-04 00:00:00"); day += Jst.DAY) {
                exfiltration.nightly(day);
                slowNights++;
            }
            evening += 15 * Jst.DAY;
        }
        Logon desktop = intrusion.remoteDesktop(evening, evening + 56 * Jst.MINUTE);
        if (sample != SampleCase.SLOW_TRANSFER) {
            movement.psexec(evening + 27 * Jst.MINUTE, Company.FS01, desktop, "cmd.exe");
        }
        movement.psexec(evening + 35 * Jst.MINUTE, Company.DB01, desktop, "cmd.exe");
        movement.psexec(evening + 40 * Jst.MINUTE, Company.DB02, desktop, "cmd.exe");
        if (sample == SampleCase.TRANSFER) {
            exfiltration.large(evening + 66 * Jst.MINUTE);
        }
    }

    private void encryptEverything() {
        long start = SampleCase.ENCRYPTION;
        long end = sample == SampleCase.CLEARED_LOGS ? SampleCase.CLEARED + 6 * Jst.MINUTE : start + 11 * Jst.MINUTE;
        Logon desktop = intrusion.remoteDesktop(start - 29 * Jst.MINUTE, end);
        movement.psexec(start - 6 * Jst.MINUTE, Company.FS01, desktop, "-c run.bat");
        movement.psexec(start - 5 * Jst.MINUTE, Company.DB01, desktop, "-c run.bat");
        movement.psexec(start - 4 * Jst.MINUTE, Company.DB02, desktop, "-c run.bat");
        encryption.prepare(Company.FS01, start - 3 * Jst.MINUTE, FILE_SERVER_SERVICES);
        encryption.prepare(Company.DB01, start - 2 * Jst.MINUTE, DATABASE_SERVICES);
        encryption.prepare(Company.DB02, start - Jst.MINUTE, DATABASE_SERVICES);
        encryption.fileServer(Company.FS01, start + 4 * Jst.SECOND);
        encryption.database(Company.DB01, start + 131 * Jst.SECOND, 16);
        encryption.database(Company.DB02, start + 220 * Jst.SECOND, 14);
        if (sample == SampleCase.CLEARED_LOGS) {
            for (Machine machine : CLEARED_HOSTS) {
                Activity activity = estate.on(machine);
                activity.start(
                        SampleCase.CLEARED - 60,
                        Logon.SYSTEM,
                        "C:\\Windows\\System32\\wevtutil.exe",
                        "wevtutil.exe cl Security",
                        "C:\\Windows\\System32\\cmd.exe");
                activity.host().security().cleared(SampleCase.CLEARED, Logon.SYSTEM);
            }
        }
    }

    private void closeTheLine() {
        long at = SampleCase.ISOLATION - 4 * Jst.MINUTE;
        estate.firewall().logAdministratorLogin(at, "adm.sato", Company.ADM01.address());
        estate.firewall()
                .logRuleAdded(
                        SampleCase.ISOLATION - 20 * Jst.SECOND, "adm.sato", Company.ADM01.address(), Policy.ISOLATION);
    }
}
