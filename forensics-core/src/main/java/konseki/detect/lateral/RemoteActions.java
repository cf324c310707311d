package konseki.detect.lateral;

import konseki.detect.AccountName;
import konseki.detect.Row;
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
    static final Table ACTIONS = Table.set("actions", 2);

    private static final VendorName TARGET_LOGON_ID = VendorName.of("TargetLogonId");
    private static final VendorName CLIENT_PROCESS = VendorName.of("ClientProcessId");
    private static final Slice SYSTEM_SESSION = Slice.of("0x3e7");
    private static final Slice ZERO = Slice.of("0");
    private static final Slice PROCESS_CREATED = Slice.of("ProcessCreated");
    private static final int NETWORK = 3;

    /// Bit 0 is smbexec and its like; any other is suspicious.
    private static final WordScan SERVICE_PATHS = WordScan.of(
            "\\\\127.0.0.1\\",
            "%comspec%",
            "cmd.exe",
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
    /// `%comspec%`, `cmd.exe`, `powershell`, `mshta`.
    private static final long SHELL = 0b10_0100_0110;
    private static final WordScan TOOL_SERVICES = WordScan.of("remcomsvc", "btobto", "winexesvc");
    /// Programs for remote control and for spreading software.
    private static final WordScan REMOTE_TOOLS = WordScan.of(
            "anydesk",
            "teamviewer",
            "screenconnect",
            "ateraagent",
            "splashtop",
            "meshagent",
            "rustdesk",
            "rserver3",
            "radmin",
            "tvnserver",
            "winvnc",
            "uvnc_",
            "logmein",
            "dwagent",
            "remoteutilities",
            "rutserv",
            "supremo",
            "zohoassist",
            "pdqdeployrunner",
            "simplehelp",
            "netsupport",
            "ngrok",
            "cloudflared",
            "tailscale");
    private static final WordScan FALSE = WordScan.of("false");
    private static final VendorName DETAILS = VendorName.of("Details");
    private static final Slice IMAGE_PATH = Slice.of("\\imagepath");
    private static final WordScan SERVICE_KEYS = WordScan.of("\\services\\");
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
        return serviceWay(event.folded(Field.OBJECT), path);
    }

    private static Way serviceWay(Slice service, Slice path) {
        long words = SERVICE_PATHS.in(path);
        if ((words & TO_ITSELF) != 0 || TOOL_SERVICES.in(service) != 0) {
            return Way.TOOL_SERVICE;
        }
        if ((words & SHELL) != 0) {
            return Way.SHELL_SERVICE;
        }
        if (REMOTE_TOOLS.in(path) != 0) {
            return Way.REMOTE_TOOL;
        }
        return words != 0 || ServicePath.isRandom(path) ? Way.SUSPICIOUS_SERVICE : Way.SERVICE_INSTALLED;
    }

    /// Sysmon 13: what a service runs, as the registry has it. Ordinary ones are changed there all the time.
    static void serviceKey(Event event, Tables tables) {
        Slice key = event.folded(Field.OBJECT);
        if (key.endsWith(IMAGE_PATH) && SERVICE_KEYS.in(key) != 0) {
            Way way = serviceWay(key, event.vendor(DETAILS));
            if (way != Way.SERVICE_INSTALLED && way != Way.REMOTE_TOOL) {
                add(event, way, Slice.ABSENT, key, tables);
            }
        }
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
            if (event.has(Field.DESTINATION_PORT) && isRemoteControl(port)) {
                addSession(event, Slice.ABSENT, port == RPC ? RPC_CONNECTION : WINRM_CONNECTION, tables);
            }
        }
    }

    /// WMI, tasks and services begin at the endpoint mapper; remote shells have ports of their own.
    static boolean isRemoteControl(long port) {
        return port == RPC || port == WINRM_HTTP || port == WINRM_HTTPS;
    }

    /// A new process that something started for another machine.
    static void process(Event event, Tables tables) {
        RemoteCommands.process(event, tables);
        Way way = ProcessWays.of(event);
        if (way != null) {
            add(event, way, session(event), event.folded(Field.PROCESS_EXECUTABLE), tables);
        }
    }

    private static Slice session(Event event) {
        Slice session = event.vendor(TARGET_LOGON_ID);
        return session.isEmpty() ? event.folded(Field.WINLOG_LOGON_ID) : session;
    }

    /// `tscon` with a session to go to, as the system itself, which needs no password for it.
    static void takenOver(Event event, Tables tables) {
        boolean bySystem = event.folded(Field.WINLOG_LOGON_ID).sameAs(SYSTEM_SESSION);
        if (bySystem || !AccountName.isPersonal(event.folded(Field.USER_NAME))) {
            add(event, Way.DESKTOP_TAKEN_OVER, session(event), event.folded(Field.PROCESS_EXECUTABLE), tables);
        }
    }

    /// WinRM 91: a shell made for another machine.
    static void shell(Event event, Tables tables) {
        add(event, Way.WINRM_SHELL, Slice.ABSENT, Slice.ABSENT, tables);
    }

    /// Sysmon 17 and 18: a pipe of PsExec and its like on the target.
    static void pipe(Event event, Tables tables) {
        if (DirectWays.isServicePipe(event.folded(Field.OBJECT))) {
            Slice pipe = event.folded(Field.OBJECT);
            add(event, DirectWays.isToolPipe(pipe) ? Way.TOOL_PIPE : Way.SERVICE_PIPE, Slice.ABSENT, pipe, tables);
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
            begin(event, way, session, tables).key(name).put();
        }
    }

    /// A row of [#ACTIONS] up to its last key.
    static Row begin(Event event, Way way, Slice session, Tables tables) {
        return tables.row(ACTIONS)
                .key(event.folded(Field.HOST_NAME))
                .key(event.number(Field.TIMESTAMP))
                .keyByte(way.ordinal())
                .key(session)
                .key(account(event));
    }

    /// Of a new process the account that it runs as, where the record tells it from the one that started it.
    private static Slice account(Event event) {
        Slice target = event.folded(Field.USER_TARGET_NAME);
        return AccountName.isPersonal(target) ? target : event.folded(Field.USER_NAME);
    }
}
