package konseki.samples;

import java.util.List;

/// What PsExec leaves on the machine that it reaches: a network logon, its program in ADMIN$, a service that is
/// installed
/// and started within a second, and three pipes that carry the console.
final class RemoteService {

    private static final String PROGRAM = "C:\\Windows\\PSEXESVC.exe";

    private final Machine source;
    private final String account;

    /// @param account the administrator under whom it comes
    RemoteService(Machine source, String account) {
        this.source = source;
        this.account = account;
    }

    /// @param port   client port at the source
    /// @param client process id of PsExec at the source
    void arrive(long at, Activity target, int port, int client) {
        SecurityLog security = target.host().security();
        Logon logon = security.networkLogon(at, account, source.address(), port);
        security.specialPrivileges(at + 2, logon);
        security.shareOpened(at + 30, logon, "IPC$");
        security.shareOpened(at + 60, logon, "ADMIN$");
        security.shareFile(at + 70, logon, "ADMIN$", "PSEXESVC.exe", "0x2");
        target.create(at + 90, new RunningProgram(Account.SYSTEM, "System", 4, 0), PROGRAM);
        security.shareFile(at + 310, logon, "IPC$", "svcctl", "0x2");
        security.serviceInstalled(at + 420, logon, "PSEXESVC", "%SystemRoot%\\PSEXESVC.exe");
        target.host().system().serviceInstalled(at + 421, "PSEXESVC", "%SystemRoot%\\PSEXESVC.exe");
        RunningProgram service =
                target.start(at + 560, Logon.SYSTEM, PROGRAM, PROGRAM, "C:\\Windows\\System32\\services.exe");
        target.host().sysmon().pipeCreated(at + 600, service, "\\PSEXESVC");
        target.host().system().serviceState(at + 640, "PSEXESVC", "running");
        for (String stream : List.of("stdin", "stdout", "stderr")) {
            security.shareFile(
                    at + 700, logon, "IPC$", "PSEXESVC-" + source.name() + "-" + client + "-" + stream, "0x12019f");
        }
        target.start(at + 980, Logon.SYSTEM, "C:\\Windows\\System32\\cmd.exe", "\"cmd.exe\"", PROGRAM);
    }
}
