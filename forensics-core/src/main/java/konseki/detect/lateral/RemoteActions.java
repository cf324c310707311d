package konseki.detect.lateral;

import konseki.detect.AccountName;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;

/// What happens on a target and becomes movement only with the logon that brought it: services, tasks, processes of
/// WMI and of remote shells. Logons and actions stand in the order of time, so that [ActionJoin] pairs them in one
/// pass.
final class RemoteActions {

    /// (host, time, session, source address, account, logon or hint): logons over the network.
    static final Table SESSIONS = Table.set("sessions", 1);

    static final int LOGON = 0;
    /// Use of an administrative share or pipe, which names session and source as a logon does.
    static final int HINT = 1;
    /// A connection to WinRM that the target saw come in; it names neither session nor account.
    static final int WINRM_CONNECTION = 2;
    /// The same to the endpoint mapper, as WMI begins.
    static final int RPC_CONNECTION = 3;

    /// (host, time, way, session, account, name of service, task or program).
    static final Table ACTIONS = Table.set("actions", 1);

    private static final VendorName TARGET_LOGON_ID = VendorName.of("TargetLogonId");
    private static final VendorName CLIENT_PROCESS = VendorName.of("ClientProcessId");
    private static final Slice ZERO = Slice.of("0");
    private static final Slice PROCESS_CREATED = Slice.of("ProcessCreated");
    private static final int NETWORK = 3;

    /// Bits 0 and 1 together are smbexec and its like; any other is suspicious.
    private static final WordScan SERVICE_PATHS = WordScan.of(
            "\\\\127.0.0.1\\",
            "%comspec%",
            "cmd.exe /q /c",
            "admin$",
            "\\temp\\",
            "\\pipe\\",
            "powershell",
            "rundll32",
            "regsvr32",
            "mshta",
            "\\users\\public\\",
            "\\perflogs\\");

    private static final long TO_ITSELF = 1;
    private static final WordScan TOOL_SERVICES = WordScan.of("remcomsvc", "btobto", "winexesvc");
    private static final WordScan WMI_OUTPUT = WordScan.of("\\\\127.0.0.1\\admin$\\__", "\\\\127.0.0.1\\c$\\__");
    private static final WordScan HOSTS = WordScan.of("wmiprvse.exe", "wsmprovhost.exe", "winrshost.exe");
    private static final long WMI = 1;
    private static final WordScan FALSE = WordScan.of("false");
    private static final VendorName INITIATED = VendorName.of("Initiated");
    private static final int RPC = 135;
    private static final int WINRM_HTTP = 5985;
    private static final int WINRM_HTTPS = 5986;

    private RemoteActions() {}

    /// 4624: a logon over the network, and for fan-out its target.
    static void logon(Event event, Tables tables) {
        Slice account = event.folded(Field.USER_TARGET_NAME);
        boolean network = event.has(Field.WINLOG_LOGON_TYPE) && event.number(Field.WINLOG_LOGON_TYPE) == NETWORK;
        if (network
                && AccountName.isPersonal(account)
                && Reach.isElsewhere(event, Field.SOURCE_IP)
                && DirectWays.hasHostAndTime(event)) {
            addSession(event, account, LOGON, tables);
            FanOutTable.addLogon(event, tables);
        }
    }

    static void addSession(Event event, Slice account, int kind, Tables tables) {
        if (DirectWays.hasHostAndTime(event)) {
            tables.row(SESSIONS)
                    .key(event.folded(Field.HOST_NAME))
                    .key(event.number(Field.TIMESTAMP))
                    .key(event.folded(Field.WINLOG_LOGON_ID))
                    .keyIp(event, Field.SOURCE_IP)
                    .key(account)
                    .keyByte(kind)
                    .put();
        }
    }

    /// 4697 and 7045.
    static void service(Event event, Tables tables) {
        add(event, serviceWay(event), event.folded(Field.WINLOG_LOGON_ID), event.folded(Field.OBJECT), tables);
    }

    private static Way serviceWay(Event event) {
        Slice path = event.has(Field.PROCESS_COMMAND_LINE)
                ? event.folded(Field.PROCESS_COMMAND_LINE)
                : event.folded(Field.PROCESS_EXECUTABLE);
        long words = SERVICE_PATHS.in(path);
        if ((words & TO_ITSELF) != 0 || TOOL_SERVICES.in(event.folded(Field.OBJECT)) != 0) {
            return Way.TOOL_SERVICE;
        }
        return words != 0 || ServicePath.isRandom(path) ? Way.SUSPICIOUS_SERVICE : Way.SERVICE_INSTALLED;
    }

    /// 4698 and 4702: a task, made by another machine's request unless the record says which process here asked.
    static void task(Event event, Tables tables) {
        Slice client = event.vendor(CLIENT_PROCESS);
        if (client.isEmpty() || client.sameAs(ZERO)) {
            add(event, Way.TASK_CREATED, event.folded(Field.WINLOG_LOGON_ID), event.folded(Field.OBJECT), tables);
        }
    }

    /// Sysmon 3: a connection that came in to WinRM or WMI.
    static void connection(Event event, Tables tables) {
        if (FALSE.in(event.vendor(INITIATED)) != 0 && Reach.isElsewhere(event, Field.SOURCE_IP)) {
            long port = event.number(Field.DESTINATION_PORT);
            if (event.has(Field.DESTINATION_PORT) && (port == RPC || port == WINRM_HTTP || port == WINRM_HTTPS)) {
                addSession(event, Slice.ABSENT, port == RPC ? RPC_CONNECTION : WINRM_CONNECTION, tables);
            }
        }
    }

    /// A new process, by its parent; or the host of a remote shell itself, which the system starts for each.
    static void process(Event event, Tables tables) {
        long parent = HOSTS.in(event.written(Field.PROCESS_PARENT_EXECUTABLE));
        if (parent == 0) {
            parent = HOSTS.in(event.written(Field.PROCESS_EXECUTABLE)) & ~WMI;
        }
        if (parent == 0) {
            return;
        }
        Slice session = event.vendor(TARGET_LOGON_ID);
        if (session.isEmpty()) {
            session = event.folded(Field.WINLOG_LOGON_ID);
        }
        Way way = (parent & WMI) == 0
                ? Way.WINRM_PROCESS
                : WMI_OUTPUT.in(event.written(Field.PROCESS_COMMAND_LINE)) != 0 ? Way.WMI_TOOL : Way.WMI_PROCESS;
        add(event, way, session, event.folded(Field.PROCESS_EXECUTABLE), tables);
    }

    /// Sysmon 17 and 18: a pipe of PsExec and its like on the target.
    static void pipe(Event event, Tables tables) {
        if (DirectWays.isServicePipe(event.folded(Field.OBJECT))) {
            add(event, Way.SERVICE_PIPE, Slice.ABSENT, event.folded(Field.OBJECT), tables);
        }
    }

    /// Processes as Defender for Endpoint reports them.
    static void endpoint(Event event, Tables tables) {
        if (event.written(Field.EVENT_ACTION).sameAs(PROCESS_CREATED)) {
            process(event, tables);
        }
    }

    private static void add(Event event, Way way, Slice session, Slice name, Tables tables) {
        if (DirectWays.hasHostAndTime(event)) {
            tables.row(ACTIONS)
                    .key(event.folded(Field.HOST_NAME))
                    .key(event.number(Field.TIMESTAMP))
                    .keyByte(way.ordinal())
                    .key(session)
                    .key(account(event))
                    .key(name)
                    .put();
        }
    }

    /// Of a new process the account that it runs as, where the record tells it from the one that started it.
    private static Slice account(Event event) {
        Slice target = event.folded(Field.USER_TARGET_NAME);
        return AccountName.isPersonal(target) ? target : event.folded(Field.USER_NAME);
    }
}
