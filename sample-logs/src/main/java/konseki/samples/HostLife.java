package konseki.samples;

import java.util.List;

/// What a Windows server's logs hold on any day: scheduled checks of the monitoring agent, service and network logons,
/// update and antivirus jobs. Process telemetry comes every 5 to 14 minutes, so no hour is without it.
final class HostLife {

    private record Job(String image, String commandLine) {}

    private static final String AGENT = "C:\\Program Files\\OpsAgent\\opsagent-check.exe";
    private static final List<Job> JOBS = List.of(
            new Job(AGENT, "\"C:\\Program Files\\OpsAgent\\opsagent-check.exe\" --check disk"),
            new Job(AGENT, "\"C:\\Program Files\\OpsAgent\\opsagent-check.exe\" --check cpu --window 300"),
            new Job(AGENT, "\"C:\\Program Files\\OpsAgent\\opsagent-check.exe\" --check eventlog"),
            new Job(
                    "C:\\Windows\\System32\\svchost.exe",
                    "C:\\Windows\\System32\\svchost.exe -k netsvcs -p -s wuauserv"),
            new Job(
                    "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe",
                    "C:\\Windows\\system32\\wbem\\wmiprvse.exe -secured -Embedding"),
            new Job("C:\\Windows\\System32\\taskhostw.exe", "taskhostw.exe"),
            new Job(
                    "C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.2304.8-0\\MpCmdRun.exe",
                    "\"MpCmdRun.exe\" SignatureUpdate -ScheduleJob -RestrictPrivileges"));

    private final Estate estate;

    HostLife(Estate estate) {
        this.estate = estate;
    }

    void day(Machine machine, long day, long end) {
        Dice dice = Dice.named("host " + machine.name() + " " + Jst.date(day));
        long stop = Math.min(day + Jst.DAY, end);
        for (long at = day + dice.between(10, 500) * Jst.SECOND; at < stop; at += dice.between(300_000, 840_000)) {
            telemetry(dice, machine, at);
        }
        for (long at = day + dice.between(60, 600) * Jst.SECOND;
                at < stop - Jst.MINUTE;
                at += dice.between(25, 45) * Jst.MINUTE) {
            logon(dice, machine, at + dice.between(0, 59_000));
        }
        for (long at = day + dice.between(20, 200) * Jst.MINUTE; at < stop; at += dice.between(100, 260) * Jst.MINUTE) {
            serviceRuns(dice, machine, at, stop);
        }
    }

    private void telemetry(Dice dice, Machine machine, long at) {
        Activity activity = estate.on(machine);
        if (dice.chance(18)) {
            RunningProgram agent = new RunningProgram(
                    Account.SYSTEM, "C:\\Program Files\\OpsAgent\\opsagent.exe", 2_044, Jst.startOfDay(at));
            activity.connect(at, agent, dice.clientPort(), Company.APP02.address(), 8443);
        } else {
            Job job = dice.pick(JOBS);
            activity.routine(at, job.image(), job.commandLine());
        }
    }

    private void logon(Dice dice, Machine machine, long at) {
        SecurityLog security = estate.host(machine).security();
        int draw = dice.between(1, 100);
        if (draw <= 45) {
            security.serviceLogon(at);
        } else if (draw <= 80 || machine.equals(Company.DC01)) {
            security.networkLogon(at, "svc-monitor", Company.APP02.address(), dice.clientPort());
        } else if (machine.equals(Company.FS01)) {
            security.networkLogon(
                    at,
                    dice.pick(List.of("tanaka", "suzuki", "yamada", "ito")),
                    dice.pick(Company.WORKSTATIONS).address(),
                    dice.clientPort());
        } else {
            security.networkLogon(at, Company.DC01.account(), Company.DC01.address(), dice.clientPort());
        }
        if (machine.equals(Company.DC01) && dice.chance(60)) {
            Machine client = dice.pick(Company.WORKSTATIONS);
            security.tickets(
                    at + 9_000,
                    dice.pick(List.of("tanaka", "suzuki", "yamada", "ito")),
                    Company.FS01,
                    client.address(),
                    dice.clientPort());
        }
    }

    private void serviceRuns(Dice dice, Machine machine, long at, long stop) {
        SystemLog system = estate.host(machine).system();
        String service = dice.pick(List.of(
                "Windows Update",
                "Software Protection",
                "Background Intelligent Transfer Service",
                "WinHTTP Web Proxy Auto-Discovery Service"));
        system.serviceState(at, service, "running");
        long stopped = at + dice.between(120, 1_500) * Jst.SECOND;
        if (stopped < stop) {
            system.serviceState(stopped, service, "stopped");
        }
    }
}
