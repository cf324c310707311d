package konseki.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The case `typical-small-office`: what such a company really has in the drawer. A firewall log saved by hand from the
/// web console, the event logs of four servers at their default size, the counter of the internet line, a list of
/// encrypted servers, and nothing else.
final class SmallOffice {

    static final String NAME = "typical-small-office";
    static final String FIREWALL = "FGT-OFFICE";
    static final String PUBLIC_ADDRESS = "203.0.113.18";
    static final String POOL_ADDRESS = "10.212.134.200";

    private static final String DOMAIN = "office.example";
    static final Machine SV_AD = new Machine("SV-AD", DOMAIN, "192.168.10.11", 31);
    static final Machine SV_FILE = new Machine("SV-FILE", DOMAIN, "192.168.10.12", 32);
    static final Machine SV_APP = new Machine("SV-APP", DOMAIN, "192.168.10.13", 33);
    static final Machine SV_DB = new Machine("SV-DB", DOMAIN, "192.168.10.14", 34);
    static final List<Machine> SERVERS = List.of(SV_AD, SV_FILE, SV_APP, SV_DB);

    private static final String ADMINISTRATOR = "Administrator";
    private static final long FIRST_DAY = Jst.at("2023-05-31 00:00:00");
    private static final long LOGS_END = Jst.at("2023-06-05 09:50:00");
    private static final long CLEARED = Jst.at("2023-06-05 03:41:00");

    /// Sessions of the six days; the second has more than the console saves.
    private static final int[] SESSIONS = {2_900, 5_480, 3_000, 1_400, 1_300, 2_400};

    private final Uplink uplink = new Uplink(FIRST_DAY - Jst.DAY, LOGS_END);
    private final FortigateCsv firewall = new FortigateCsv(uplink);
    private final OfficeTraffic traffic = new OfficeTraffic(firewall);
    private final DefenderExport nothing = new DefenderExport(Set.of(), LOGS_END);
    private final List<WindowsHost> hosts = new ArrayList<>();
    private final List<LogFile> files = new ArrayList<>();

    /// Writes everything that happened into the logs.
    SmallOffice happen() {
        keep(SV_AD, Jst.at("2023-06-03 13:52:00"));
        keep(SV_FILE, Jst.at("2023-06-02 08:41:00"));
        keep(SV_APP, Jst.at("2023-05-27 02:10:00"));
        keep(SV_DB, CLEARED);
        for (long day = Jst.at("2023-05-12 00:00:00"); day < LOGS_END; day += Jst.DAY) {
            for (WindowsHost host : hosts) {
                ordinaryDay(host, day);
            }
        }
        guessPasswords();
        intrude();
        for (int i = 0; i < SESSIONS.length; i++) {
            traffic.day(FIRST_DAY + i * Jst.DAY, SESSIONS[i], LOGS_END);
        }
        files.addAll(firewall.files());
        files.add(new Mrtg(uplink, Jst.at("2022-10-03 10:00:00"), 0)
                .write("mrtg/192.168.10.1_wan1.log.gz", LOGS_END + 303 * Jst.SECOND));
        return this;
    }

    List<LogFile> files() {
        return files;
    }

    void tell(Truth truth) {
        truth.ledger(FIREWALL, firewall.ledger());
        truth.count("truncated", "fortigate-gui/forward-traffic-20230601.csv.gz", "rows", FortigateCsv.ROW_LIMIT);
        truth.time("cleared", SV_DB.name(), "Security", CLEARED);
        truth.time("logon-guessing", POOL_ADDRESS, "first", Jst.at("2023-05-29 23:02:10"));
        truth.count("logon-guessing", POOL_ADDRESS, "failures", 18);
        truth.time("logon-guessing", POOL_ADDRESS, "success", Jst.at("2023-05-29 23:10:05"));
    }

    static String caseYaml() {
        return """
                # Sample case of Konseki. The company is invented. Nobody has said more than this yet.
                timezone: Asia/Tokyo
                encrypted:
                  - { host: SV-FILE, at: "2023-06-05T03:00:00+09:00" }
                  - { host: SV-DB, at: "2023-06-05T03:00:00+09:00" }
                  - { host: SV-APP, at: "2023-06-05T03:10:00+09:00" }
                """;
    }

    private void keep(Machine machine, long securityFrom) {
        LogFile security = new LogFile("windows/" + machine.name() + "-Security.json.gz");
        LogFile system = new LogFile("windows/" + machine.name() + "-System.json.gz");
        files.add(security);
        files.add(system);
        hosts.add(new WindowsHost(machine, "OFFICE")
                .keep(Channel.SECURITY, security, new EvtxJsonShape(), securityFrom)
                .keep(
                        Channel.SYSTEM,
                        system,
                        new EvtxJsonShape(),
                        Jst.at("2023-05-12 00:00:00") + machine.serial() * Jst.HOUR));
    }

    private WindowsHost host(Machine machine) {
        return hosts.get(SERVERS.indexOf(machine));
    }

    private void ordinaryDay(WindowsHost host, long day) {
        Dice dice = Dice.named("office host " + host.machine().name() + " " + Jst.date(day));
        long stop = Math.min(day + Jst.DAY, LOGS_END);
        boolean controller = host.machine().equals(SV_AD);
        for (long at = day + dice.between(1, 9) * Jst.MINUTE;
                at < stop;
                at += controller ? dice.between(240_000, 700_000) : dice.between(900_000, 2_400_000)) {
            String client = "192.168.10." + dice.between(101, 118);
            String user = dice.pick(List.of("kato", "watanabe", "ogawa", "nishi", "hara"));
            if (controller && dice.chance(50)) {
                host.security().tickets(at, user, SV_FILE, client, dice.clientPort());
            } else if (dice.chance(40)) {
                host.security().serviceLogon(at);
            } else {
                Logon logon = host.security().networkLogon(at, user, client, dice.clientPort());
                if (at + 31_000 < stop) {
                    host.security().logoff(at + 30_000, logon);
                }
            }
        }
        for (long at = day + dice.between(30, 200) * Jst.MINUTE; at < stop; at += dice.between(120, 300) * Jst.MINUTE) {
            host.system()
                    .serviceState(
                            at,
                            dice.pick(List.of("Windows Update", "Software Protection", "Windows Modules Installer")),
                            dice.chance(50) ? "running" : "stopped");
        }
    }

    /// 29 May: before the firewall log begins. The client came through the SSL-VPN, whose own log nobody kept.
    private void guessPasswords() {
        SecurityLog app = host(SV_APP).security();
        Dice dice = Dice.named("office guesses");
        long at = Jst.at("2023-05-29 23:02:10");
        for (int i = 0; i < 18; i++) {
            app.failedLogon(
                    at,
                    dice.pick(List.of(ADMINISTRATOR, "admin", "backup", "kato", "scan", "sql")),
                    POOL_ADDRESS,
                    dice.clientPort(),
                    i % 3 == 0);
            at += dice.between(9_000, 25_000);
        }
        desktop(Jst.at("2023-05-29 23:10:05"), 14);
    }

    /// 4 and 5 June: remote desktop on SV-APP, PsExec to the others, services stopped, one log cleared.
    private void intrude() {
        desktop(Jst.at("2023-06-04 20:31:40"), 58);
        RemoteService psexec = new RemoteService(SV_APP, ADMINISTRATOR);
        psexec.arrive(Jst.at("2023-06-04 21:04:17"), new Activity(host(SV_FILE), nothing), 50_211, 6_120);
        psexec.arrive(Jst.at("2023-06-04 21:11:52"), new Activity(host(SV_DB), nothing), 50_219, 6_344);
        psexec.arrive(Jst.at("2023-06-04 21:18:03"), new Activity(host(SV_AD), nothing), 50_226, 6_401);
        desktop(Jst.at("2023-06-05 02:38:20"), 66);
        long at = Jst.at("2023-06-05 02:56:10");
        for (Machine machine : List.of(SV_FILE, SV_DB, SV_APP)) {
            for (String service : List.of(
                    "Volume Shadow Copy",
                    "Windows Search",
                    "SQL Server (OFFICE)",
                    "OfficeBackup Service",
                    "Print Spooler")) {
                host(machine).system().serviceState(at, service, "stopped");
                at += 3_300;
            }
        }
        Account administrator = new Account("OFFICE", ADMINISTRATOR);
        host(SV_DB).security().cleared(CLEARED, new Logon(administrator, "0x7a11c2", 3, SV_APP.address(), 0));
    }

    private void desktop(long from, long minutes) {
        SecurityLog app = host(SV_APP).security();
        long to = from + minutes * Jst.MINUTE;
        app.logoff(to, app.desktopLogon(from, ADMINISTRATOR, POOL_ADDRESS));
        traffic.add(Flow.tcp(to + 600, POOL_ADDRESS, 51_877, SV_APP.address(), 3389, OfficePolicy.VPN)
                .carrying(minutes * 14_300, minutes * 61_000, minutes * 60 + 4));
        uplink.carry(to + 600, minutes * 60 + 4, minutes * 61_000, minutes * 14_300);
    }
}
