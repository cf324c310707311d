package konseki.detect.lateral;

import java.util.List;
import konseki.detect.SignalKind;
import konseki.finding.Technique;

/// One kind of evidence that an account went from one machine to another, and how much it says by itself.
///
/// The order is part of the state's version: rows carry the ordinal.
enum Way {
    /// A logon over the network: what everybody does all day. It only tells what is not new.
    LOGON(SignalKind.NEW_EDGE, 0),
    /// A named pipe of PsExec and its like, opened over SMB.
    SERVICE_PIPE(SignalKind.REMOTE_SERVICE, 60),
    /// A named pipe that one attack tool alone uses.
    TOOL_PIPE(SignalKind.REMOTE_SERVICE, 80),
    /// Writing to the service control pipe: what monitoring does as well.
    SERVICE_CONTROL(SignalKind.REMOTE_SERVICE, 30),
    /// A service installed within a minute of the logon.
    SERVICE_INSTALLED(SignalKind.REMOTE_SERVICE, 60),
    /// The same, run by a shell, from a share, from a folder for temporary files or under a random name.
    SUSPICIOUS_SERVICE(SignalKind.REMOTE_SERVICE, 80),
    /// The same, with output sent to a share of the machine itself: smbexec and its like.
    TOOL_SERVICE(SignalKind.REMOTE_SERVICE, 90),
    /// The task scheduler's pipe.
    TASK_PIPE(SignalKind.REMOTE_TASK, 30),
    TASK_CREATED(SignalKind.REMOTE_TASK, 60),
    WMI_PROCESS(SignalKind.WMI, 60),
    /// A process of WMI with output sent to a share of the machine itself: wmiexec and its like.
    WMI_TOOL(SignalKind.WMI, 90),
    WINRM_PROCESS(SignalKind.WINRM, 50),
    /// A remote shell as the source recorded it.
    WINRM_REQUESTED(SignalKind.WINRM, 50),
    RDP_LOGON(SignalKind.RDP, 35),
    /// A remote desktop as the source recorded it.
    RDP_REQUESTED(SignalKind.RDP, 35),
    ADMIN_SHARE_WRITE(SignalKind.ADMIN_SHARE, 50),
    ADMIN_SHARE_OPENED(SignalKind.ADMIN_SHARE, 30),
    HASH_LOGON(SignalKind.PASS_THE_HASH, 50),
    SSH_LOGIN(SignalKind.SSH, 50),
    /// Another account's password given to reach the target.
    EXPLICIT_LOGON(SignalKind.DOMAIN_CONTROLLER_EDGE, 20),
    /// A domain controller gave out a ticket for the target.
    TICKET(SignalKind.DOMAIN_CONTROLLER_EDGE, 20),
    /// A flow to a port on which one can log on.
    FLOW(SignalKind.DOMAIN_CONTROLLER_EDGE, 20);

    /// Evidence that one tool alone leaves counts without a baseline.
    static final int UNMISTAKABLE = 90;

    private static final Way[] VALUES = values();

    private final SignalKind kind;
    private final int weightPercent;

    Way(SignalKind kind, int weightPercent) {
        this.kind = kind;
        this.weightPercent = weightPercent;
    }

    static Way at(int ordinal) {
        return VALUES[ordinal];
    }

    SignalKind kind() {
        return kind;
    }

    int weightPercent() {
        return weightPercent;
    }

    /// Seen from a domain controller or the network only; the target itself says nothing.
    boolean isCorroborating() {
        return kind == SignalKind.DOMAIN_CONTROLLER_EDGE;
    }

    static List<Technique> techniques(SignalKind kind) {
        return switch (kind) {
            case REMOTE_SERVICE ->
                List.of(
                        new Technique("T1021.002", "SMB/Windows Admin Shares"),
                        new Technique("T1569.002", "Service Execution"));
            case REMOTE_TASK -> List.of(new Technique("T1053.005", "Scheduled Task"));
            case WMI -> List.of(new Technique("T1047", "Windows Management Instrumentation"));
            case WINRM -> List.of(new Technique("T1021.006", "Windows Remote Management"));
            case RDP -> List.of(new Technique("T1021.001", "Remote Desktop Protocol"));
            case ADMIN_SHARE ->
                List.of(
                        new Technique("T1021.002", "SMB/Windows Admin Shares"),
                        new Technique("T1570", "Lateral Tool Transfer"));
            case PASS_THE_HASH -> List.of(new Technique("T1550.002", "Pass the Hash"));
            case SSH -> List.of(new Technique("T1021.004", "SSH"));
            case FAN_OUT -> List.of(new Technique("T1018", "Remote System Discovery"));
            default -> List.of(new Technique("T1021", "Remote Services"));
        };
    }
}
