package konseki.samples;

import java.util.List;

/// From APP01 to the servers with the data: a look around, the password of an administrator out of memory, and PsExec.
final class LateralMovement {

    private static final String CMD = "C:\\Windows\\System32\\cmd.exe";
    private static final String PSEXEC = "C:\\Users\\Public\\PsExec64.exe";

    private final Estate estate;

    LateralMovement(Estate estate) {
        this.estate = estate;
    }

    /// Whoami and the like on APP01, then the memory of LSASS.
    void lookAround(long from, Logon logon) {
        Activity app01 = estate.on(Company.APP01);
        long at = from;
        for (String command : List.of(
                "whoami /all", "nltest /dclist:corp.example", "net group \"Domain Admins\" /domain", "net view /all")) {
            String program = "C:\\Windows\\System32\\" + command.substring(0, command.indexOf(' ')) + ".exe";
            app01.start(at, logon, program, command, CMD);
            at += 41_300;
        }
        RunningProgram dump = app01.start(
                at,
                logon,
                "C:\\Windows\\System32\\rundll32.exe",
                "rundll32.exe C:\\Windows\\System32\\comsvcs.dll, MiniDump 688 C:\\Users\\Public\\d.bin full",
                CMD);
        app01.host().sysmon().lsassOpened(at + 120, dump, "0x1fffff");
    }

    /// PsExec from APP01 to a server with the stolen administrator.
    void psexec(long at, Machine target, Logon desktop, String command) {
        Dice dice = Dice.named("psexec " + target.name() + " " + at);
        String admin = Company.STOLEN_ADMIN;
        Activity source = estate.on(Company.APP01);
        int port = dice.clientPort();
        RunningProgram client = source.start(
                at,
                desktop,
                PSEXEC,
                "PsExec64.exe -accepteula \\\\" + target.name() + " -u CORP\\" + admin + " -s " + command,
                CMD);
        source.host().security().explicitCredentials(at + 600, desktop, admin, target, PSEXEC);
        source.connect(at + 700, client, port, target.address(), 445);
        estate.host(Company.DC01)
                .security()
                .tickets(at + 740, admin, target, Company.APP01.address(), dice.clientPort());
        RunningProgram server = new RunningProgram(Account.SYSTEM, "System", 4, 0);
        estate.defender()
                .connection(at + 910, target, "InboundConnectionAccepted", Company.APP01.address(), port, 445, server);
        new RemoteService(Company.APP01, admin).arrive(at + 900, estate.on(target), port, client.processId());
    }
}
