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
    SERVICE_PIPE(SignalKind.REMOTE_SERVICE, 60, 25),
    /// A named pipe that one attack tool alone uses.
    TOOL_PIPE(SignalKind.REMOTE_SERVICE, 80, 50),
    /// Writing to the service control pipe: what monitoring does as well.
    SERVICE_CONTROL(SignalKind.REMOTE_SERVICE, 30),
    /// A service installed within a minute of the logon.
    SERVICE_INSTALLED(SignalKind.REMOTE_SERVICE, 60),
    /// The same, run from a share, from a folder for temporary files or under a random name.
    SUSPICIOUS_SERVICE(SignalKind.REMOTE_SERVICE, 80, 30),
    /// The same, run by a shell.
    SHELL_SERVICE(SignalKind.REMOTE_SERVICE, 80, 45),
    /// A shell that the service control manager started.
    SHELL_SERVICE_PROCESS(SignalKind.REMOTE_SERVICE, 70, 40),
    /// A service with output sent to a share of the machine itself: smbexec and its like.
    TOOL_SERVICE(SignalKind.REMOTE_SERVICE, 90, 90),
    /// A process of such a service.
    TOOL_PROCESS(SignalKind.REMOTE_SERVICE, 90, 90),
    /// A command on the source that runs something as a service of the target.
    SERVICE_REQUESTED(SignalKind.REMOTE_SERVICE, 40),
    /// The task scheduler's pipe.
    TASK_PIPE(SignalKind.REMOTE_TASK, 30),
    TASK_CREATED(SignalKind.REMOTE_TASK, 60),
    TASK_REQUESTED(SignalKind.REMOTE_TASK, 40),
    /// Alone only if it is a shell or its like.
    WMI_PROCESS(SignalKind.WMI, 60, 40),
    /// A process of WMI with output sent to a share of the machine itself: wmiexec and its like.
    WMI_TOOL(SignalKind.WMI, 90, 90),
    WMI_REQUESTED(SignalKind.WMI, 40),
    WINRM_PROCESS(SignalKind.WINRM, 50, 20),
    /// A remote shell that WinRM recorded on the target.
    WINRM_SHELL(SignalKind.WINRM, 50, 20),
    /// A remote shell as the source recorded it.
    WINRM_REQUESTED(SignalKind.WINRM, 50),
    /// A remote shell as a command on the source asked for it.
    SHELL_REQUESTED(SignalKind.WINRM, 40),
    /// A shell of a console or an office program that runs for another program, or such a program itself.
    DCOM_PROCESS(SignalKind.DCOM, 60, 30),
    /// The same with output sent to a share of the machine itself: dcomexec and its like.
    DCOM_TOOL(SignalKind.DCOM, 90, 90),
    /// An object made on another machine by a script.
    DCOM_REQUESTED(SignalKind.DCOM, 60),
    /// A shell that SQL Server started.
    SQL_PROCESS(SignalKind.SQL_SERVER, 60, 45),
    RDP_LOGON(SignalKind.RDP, 35),
    /// A remote desktop as the source recorded it.
    RDP_REQUESTED(SignalKind.RDP, 35),
    /// A tool that types commands into a remote desktop, as the source recorded it.
    DESKTOP_TOOL(SignalKind.RDP, 70),
    /// A session taken over by `tscon`.
    DESKTOP_TAKEN_OVER(SignalKind.RDP, 60, 45),
    ADMIN_SHARE_WRITE(SignalKind.ADMIN_SHARE, 50),
    ADMIN_SHARE_OPENED(SignalKind.ADMIN_SHARE, 30),
    /// A command on the source that names an administrative share of the target.
    SHARE_REQUESTED(SignalKind.ADMIN_SHARE, 30),
    HASH_LOGON(SignalKind.PASS_THE_HASH, 50),
    SSH_LOGIN(SignalKind.SSH, 50),
    /// A script host on the source that spoke to WMI, the task scheduler or WinRM of the target.
    SCRIPT_CONNECTED(SignalKind.REMOTE_COMMAND, 25),
    /// Another account's password given to reach the target.
    EXPLICIT_LOGON(SignalKind.DOMAIN_CONTROLLER_EDGE, 20),
    /// A domain controller gave out a ticket for the target.
    TICKET(SignalKind.DOMAIN_CONTROLLER_EDGE, 20),
    /// A flow to a port on which one can log on.
    FLOW(SignalKind.DOMAIN_CONTROLLER_EDGE, 20),
    /// A connection to the remote desktop service that led to no session on record, or was refused.
    RDP_CONNECTED(SignalKind.RDP, 20),
    /// The registry's pipe.
    REGISTRY_PIPE(SignalKind.REMOTE_REGISTRY, 30),
    /// A value by which programs start or defences fall, set by WMI.
    REGISTRY_BY_WMI(SignalKind.REMOTE_REGISTRY, 50, 25),
    /// The pipe by which a machine is made to log on elsewhere.
    COERCION_PIPE(SignalKind.REMOTE_SERVICE, 40),
    /// A shell of a web, print or name server.
    SERVER_PROCESS(SignalKind.SERVER_SHELL, 60, 45),
    /// A procedure of SQL Server that runs commands: refused, switched on or called.
    SQL_PROCEDURE(SignalKind.SQL_SERVER, 30, 30),
    /// An object that starts shells, asked for from elsewhere and refused.
    DCOM_REFUSED(SignalKind.DCOM, 30, 30),
    /// A module that a program of the system loaded from another machine.
    REMOTE_MODULE(SignalKind.ADMIN_SHARE, 40, 30),
    /// A setting that opens the machine for remote use.
    ACCESS_OPENED(SignalKind.REMOTE_ACCESS, 20, 20),
    /// A service of a program for remote control, which users and help desks have too.
    REMOTE_TOOL(SignalKind.REMOTE_ACCESS, 30, 25),
    /// A person asked for what domain controllers tell each other.
    DIRECTORY_REPLICATED(SignalKind.DIRECTORY_REPLICATION, 60, 50),
    /// A person made a machine a domain controller.
    ROGUE_CONTROLLER(SignalKind.DIRECTORY_REPLICATION, 70, 50);

    /// Evidence that one tool alone leaves counts without a baseline.
    static final int UNMISTAKABLE = 90;

    private static final Way[] VALUES = values();

    private final SignalKind kind;
    private final int weightPercent;
    private final int aloneWeightPercent;

    Way(SignalKind kind, int weightPercent) {
        this(kind, weightPercent, 0);
    }

    Way(SignalKind kind, int weightPercent, int aloneWeightPercent) {
        this.kind = kind;
        this.weightPercent = weightPercent;
        this.aloneWeightPercent = aloneWeightPercent;
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

    /// Where no logon tells from where; 0 if it then says nothing.
    int aloneWeightPercent() {
        return aloneWeightPercent;
    }

    /// Seen from a domain controller or the network only; the target itself says nothing.
    boolean isCorroborating() {
        return kind == SignalKind.DOMAIN_CONTROLLER_EDGE;
    }

    /// More than that the account was let in.
    boolean isOwnEvidence() {
        return this != LOGON && !isCorroborating();
    }

    /// Seen on the source as something asked for; what the target says of it says more.
    boolean isCommand() {
        return switch (this) {
            case SERVICE_REQUESTED,
                    TASK_REQUESTED,
                    WMI_REQUESTED,
                    SHELL_REQUESTED,
                    DCOM_REQUESTED,
                    DESKTOP_TOOL,
                    SHARE_REQUESTED,
                    SCRIPT_CONNECTED -> true;
            default -> false;
        };
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
            case DCOM -> List.of(new Technique("T1021.003", "Distributed Component Object Model"));
            case SQL_SERVER -> List.of(new Technique("T1505.001", "SQL Stored Procedures"));
            case RDP -> List.of(new Technique("T1021.001", "Remote Desktop Protocol"));
            case ADMIN_SHARE ->
                List.of(
                        new Technique("T1021.002", "SMB/Windows Admin Shares"),
                        new Technique("T1570", "Lateral Tool Transfer"));
            case PASS_THE_HASH -> List.of(new Technique("T1550.002", "Pass the Hash"));
            case SSH -> List.of(new Technique("T1021.004", "SSH"));
            case REMOTE_ACCESS ->
                List.of(new Technique("T1021", "Remote Services"), new Technique("T1219", "Remote Access Tools"));
            case REMOTE_REGISTRY -> List.of(new Technique("T1112", "Modify Registry"));
            case SERVER_SHELL ->
                List.of(
                        new Technique("T1190", "Exploit Public-Facing Application"),
                        new Technique("T1505.003", "Web Shell"));
            case DIRECTORY_REPLICATION ->
                List.of(new Technique("T1003.006", "DCSync"), new Technique("T1207", "Rogue Domain Controller"));
            case FAN_OUT -> List.of(new Technique("T1018", "Remote System Discovery"));
            default -> List.of(new Technique("T1021", "Remote Services"));
        };
    }
}
