package konseki.detect.lateral;

import java.util.Arrays;
import java.util.List;
import konseki.detect.AccountName;
import konseki.detect.EventCode;
import konseki.detect.Row;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;

/// Evidence that names source, target and account in one event.
final class DirectWays {

    /// (source address, source name, target name, target address, account, way, hour): count, first, last. Of source
    /// and target one is a name or an address as the record has it; what it lacks is empty or zero.
    static final Table EDGES = Table.of("edges", 2, Slot.SUM, Slot.MIN, Slot.MAX);

    static final int COUNT = 0;
    static final int FIRST = 1;
    static final int LAST = 2;

    private static final VendorName LOGON_PROCESS = VendorName.of("LogonProcessName");
    private static final VendorName KEY_LENGTH = VendorName.of("KeyLength");
    private static final Slice NTLM = Slice.of("ntlm");
    private static final Slice NTLM_PROCESS = Slice.of("NtLmSsp");
    private static final Slice ZERO = Slice.of("0");
    private static final Slice ACCESS = Slice.of("access");
    private static final Slice FAILURE = Slice.of("failure");
    private static final Slice SUCCESS = Slice.of("success");
    private static final Slice SSHD = Slice.of("sshd");
    private static final WordScan SSH_PROGRAMS = WordScan.of("sshd");
    private static final Slice PIPES = Slice.of("ipc$");
    private static final Slice ADMIN = Slice.of("admin$");
    private static final Slice SERVICE_CONTROL = Slice.of("svcctl");
    private static final Slice TASKS = Slice.of("atsvc");
    private static final WordScan LOCAL_TARGETS = WordScan.of("localhost", "127.0.0.1");
    private static final WordScan TRUE = WordScan.of("true");
    private static final VendorName INITIATED = VendorName.of("Initiated");
    private static final WordScan SCRIPT_HOSTS = WordScan.of(
            "\\powershell.exe",
            "\\pwsh.exe",
            "\\cscript.exe",
            "\\wscript.exe",
            "\\mshta.exe",
            "\\rundll32.exe",
            "\\regsvr32.exe",
            "\\msbuild.exe");
    private static final WordScan REMOTE_DESKTOP = WordScan.of("termsrv");

    static final List<String> SERVICE_PIPES =
            List.of("remcom", "psexesvc", "paexec", "csexec", "winexesvc", "-stdin", "-stdout", "-stderr");
    /// Bit 0: tools that nobody uses for maintenance.
    private static final WordScan PIPE_NAMES = WordScan.of(SERVICE_PIPES.toArray(String[]::new));

    private static final int NETWORK = 3;
    private static final int UNLOCK = 7;
    private static final int REMOTE_INTERACTIVE = 10;

    /// Stands for no way, where a way is given by its ordinal.
    private static final int NONE = -1;

    private DirectWays() {}

    // Windows Security.

    /// 4624: a remote desktop, or a logon by a hash alone.
    static void logon(Event event, Tables tables) {
        Slice account = event.folded(Field.USER_TARGET_NAME);
        if (!event.has(Field.WINLOG_LOGON_TYPE)
                || !AccountName.isPersonal(account)
                || !Reach.isElsewhere(event, Field.SOURCE_IP)) {
            return;
        }
        long type = event.number(Field.WINLOG_LOGON_TYPE);
        if (type == REMOTE_INTERACTIVE || type == UNLOCK) {
            addFromAddress(event, account, Way.RDP_LOGON, tables);
        } else if (type == NETWORK && isByHash(event)) {
            addFromAddress(event, account, Way.HASH_LOGON, tables);
        }
    }

    /// NTLM without a session key: what comes out when a hash is used instead of a password.
    private static boolean isByHash(Event event) {
        return event.folded(Field.AUTH_PACKAGE).sameAs(NTLM)
                && event.vendor(LOGON_PROCESS).startsWith(NTLM_PROCESS)
                && event.vendor(KEY_LENGTH).sameAs(ZERO);
    }

    /// 5140 and 5145: shares that only administrators open, and pipes.
    static void share(Event event, Tables tables) {
        Slice account = event.folded(Field.USER_NAME);
        if (event.written(Field.EVENT_OUTCOME).sameAs(FAILURE)
                || !AccountName.isPersonal(account)
                || !Reach.isElsewhere(event, Field.SOURCE_IP)) {
            return;
        }
        int way = shareWay(event);
        if (way != NONE) {
            addFromAddress(event, account, Way.at(way), tables);
            RemoteActions.addSession(event, account, RemoteActions.HINT, tables);
        }
    }

    private static int shareWay(Event event) {
        Slice share = event.folded(Field.OBJECT);
        Slice file = event.folded(Field.FILE_PATH);
        boolean writes = !file.isEmpty() && !event.written(Field.EVENT_TYPE).sameAs(ACCESS);
        if (share.endsWith(PIPES)) {
            int way = pipeWay(file);
            if (way != NONE || !writes) {
                return way;
            }
            boolean control = file.sameAs(SERVICE_CONTROL);
            return control ? Way.SERVICE_CONTROL.ordinal() : file.sameAs(TASKS) ? Way.TASK_PIPE.ordinal() : NONE;
        }
        boolean administrative = share.endsWith(ADMIN) || isDrive(share);
        if (!administrative) {
            return NONE;
        }
        return writes ? Way.ADMIN_SHARE_WRITE.ordinal() : Way.ADMIN_SHARE_OPENED.ordinal();
    }

    private static int pipeWay(Slice pipe) {
        long names = PIPE_NAMES.in(pipe);
        return names == 0 ? NONE : (names & 1) != 0 ? Way.TOOL_PIPE.ordinal() : Way.SERVICE_PIPE.ordinal();
    }

    /// Whether a pipe's name is one of PsExec and its like.
    static boolean isServicePipe(Slice pipe) {
        return PIPE_NAMES.in(pipe) != 0;
    }

    static boolean isToolPipe(Slice pipe) {
        return (PIPE_NAMES.in(pipe) & 1) != 0;
    }

    /// `\\*\C$`
    private static boolean isDrive(Slice share) {
        int length = share.length();
        if (length < 2 || share.at(length - 1) != '$') {
            return false;
        }
        byte letter = share.at(length - 2);
        return letter >= 'a' && letter <= 'z' && (length == 2 || share.at(length - 3) == '\\');
    }

    /// 4778: a session taken up again.
    static void reconnected(Event event, Tables tables) {
        session(event, tables);
    }

    /// A remote desktop session: source address and the account that logs on.
    private static void session(Event event, Tables tables) {
        Slice account = event.folded(Field.USER_TARGET_NAME);
        if (AccountName.isPersonal(account) && Reach.isElsewhere(event, Field.SOURCE_IP)) {
            addFromAddress(event, account, Way.RDP_LOGON, tables);
        }
    }

    /// 4648: on the source, another account's password for a target.
    static void explicitLogon(Event event, Tables tables) {
        Slice account = event.folded(Field.USER_TARGET_NAME);
        Slice target = event.folded(Field.DESTINATION_DOMAIN);
        if (AccountName.isPersonal(account) && isRemoteName(event, target)) {
            boolean desktop = REMOTE_DESKTOP.in(event.written(Field.OBJECT)) != 0;
            addFromHost(event, target, account, desktop ? Way.RDP_REQUESTED : Way.EXPLICIT_LOGON, tables);
        }
    }

    private static boolean isRemoteName(Event event, Slice target) {
        return target.length() > 1 && LOCAL_TARGETS.in(target) == 0 && !target.sameAs(event.folded(Field.HOST_NAME));
    }

    /// 4769 on a domain controller: the service is a machine's account, its name the target.
    static void ticket(Event event, Tables tables) {
        Slice account = event.folded(Field.USER_TARGET_NAME);
        Slice service = event.folded(Field.OBJECT);
        if (!AccountName.isMachine(service)
                || !AccountName.isPersonal(account)
                || event.written(Field.EVENT_OUTCOME).sameAs(FAILURE)
                || !Reach.isElsewhere(event, Field.SOURCE_IP)
                || !event.has(Field.TIMESTAMP)) {
            return;
        }
        Row row = tables.row(EDGES)
                .keyIp(event, Field.SOURCE_IP)
                .key(Slice.ABSENT)
                .key(service.bytes(), service.offset(), service.end() - 1)
                .keyIp(0, 0)
                .key(account);
        finish(event, Way.TICKET, row);
    }

    // Other logs.

    /// Session manager and connection manager of the remote desktop service.
    static void sessionManager(Event event, Tables tables) {
        switch (EventCode.of(event)) {
            case 21, 25, 1149 -> session(event, tables);
            default -> {}
        }
    }

    /// The remote desktop client and the client side of WinRM: the target as a name.
    static void client(Event event, Way way, Tables tables) {
        Slice target = event.folded(Field.DESTINATION_DOMAIN);
        if (isRemoteName(event, target)) {
            addFromHost(event, target, Slice.ABSENT, way, tables);
        } else if (Reach.isElsewhere(event, Field.DESTINATION_IP) && hasHostAndTime(event)) {
            Row row = tables.row(EDGES)
                    .keyIp(0, 0)
                    .key(event.folded(Field.HOST_NAME))
                    .key(Slice.ABSENT)
                    .keyIp(event, Field.DESTINATION_IP)
                    .key(Slice.ABSENT);
            finish(event, way, row);
        }
    }

    /// Sysmon 3: on the source, a script host that speaks to a service by which one runs something elsewhere.
    static void scriptConnection(Event event, Tables tables) {
        if (TRUE.in(event.vendor(INITIATED)) != 0
                && event.has(Field.DESTINATION_PORT)
                && RemoteActions.isRemoteControl(event.number(Field.DESTINATION_PORT))
                && SCRIPT_HOSTS.in(event.written(Field.PROCESS_EXECUTABLE)) != 0
                && Reach.isElsewhere(event, Field.DESTINATION_IP)
                && hasHostAndTime(event)) {
            Row row = tables.row(EDGES)
                    .keyIp(0, 0)
                    .key(event.folded(Field.HOST_NAME))
                    .key(Slice.ABSENT)
                    .keyIp(event, Field.DESTINATION_IP)
                    .key(Slice.ABSENT);
            finish(event, Way.SCRIPT_CONNECTED, row);
        }
    }

    /// A command that names its target. Who ran it is not who logs on there.
    ///
    /// @param bytes folded
    static void command(Event event, byte[] bytes, int from, int to, Way way, Tables tables) {
        Slice host = event.folded(Field.HOST_NAME);
        if (!hasHostAndTime(event)
                || !RemoteCommands.isName(bytes, from, to)
                || LOCAL_TARGETS.in(bytes, from, to) != 0
                || isOwnName(host, bytes, from, to)) {
            return;
        }
        Row row = tables.row(EDGES)
                .keyIp(0, 0)
                .key(host)
                .key(bytes, from, to)
                .keyIp(0, 0)
                .key(Slice.ABSENT);
        finish(event, way, row);
    }

    /// With or without its domain.
    private static boolean isOwnName(Slice host, byte[] bytes, int from, int to) {
        int length = Math.min(host.length(), to - from);
        if (!Arrays.equals(host.bytes(), host.offset(), host.offset() + length, bytes, from, from + length)) {
            return false;
        }
        return host.length() > length ? host.at(length) == '.' : length == to - from || bytes[from + length] == '.';
    }

    /// What sshd says itself, or what the audit log says of it.
    static void sshLogin(Event event, Tables tables) {
        boolean shell = event.written(Field.EVENT_CODE).sameAs(SSHD)
                || SSH_PROGRAMS.in(event.written(Field.PROCESS_EXECUTABLE)) != 0;
        if (shell && event.written(Field.EVENT_OUTCOME).sameAs(SUCCESS) && Reach.isElsewhere(event, Field.SOURCE_IP)) {
            addFromAddress(event, event.folded(Field.USER_NAME), Way.SSH_LOGIN, tables);
        }
    }

    /// A flow to a port on which one can log on, at its start.
    static void flow(Event event, Tables tables) {
        if (!event.has(Field.TIMESTAMP)
                || !Reach.isElsewhere(event, Field.SOURCE_IP)
                || !Reach.isElsewhere(event, Field.DESTINATION_IP)
                || event.written(Field.EVENT_OUTCOME).sameAs(FAILURE)) {
            return;
        }
        Row row = tables.row(EDGES)
                .keyIp(event, Field.SOURCE_IP)
                .key(Slice.ABSENT)
                .key(Slice.ABSENT)
                .keyIp(event, Field.DESTINATION_IP)
                .key(Slice.ABSENT);
        finish(event.start(), Way.FLOW, row);
        FanOutTable.addFlow(event, tables);
    }

    static boolean isLogonPort(long port) {
        return port == 445 || port == 3389 || port == 22 || port == 135 || port == 5985 || port == 5986;
    }

    // Rows.

    private static void addFromAddress(Event event, Slice account, Way way, Tables tables) {
        if (hasHostAndTime(event)) {
            Row row = tables.row(EDGES)
                    .keyIp(event, Field.SOURCE_IP)
                    .key(Slice.ABSENT)
                    .key(event.folded(Field.HOST_NAME))
                    .keyIp(0, 0)
                    .key(account);
            finish(event, way, row);
        }
    }

    private static void addFromHost(Event event, Slice target, Slice account, Way way, Tables tables) {
        if (hasHostAndTime(event)) {
            Row row = tables.row(EDGES)
                    .keyIp(0, 0)
                    .key(event.folded(Field.HOST_NAME))
                    .key(target)
                    .keyIp(0, 0)
                    .key(account);
            finish(event, way, row);
        }
    }

    static boolean hasHostAndTime(Event event) {
        return event.has(Field.HOST_NAME) && event.has(Field.TIMESTAMP);
    }

    private static void finish(Event event, Way way, Row row) {
        finish(event.number(Field.TIMESTAMP), way, row);
    }

    private static void finish(long time, Way way, Row row) {
        row.keyByte(way.ordinal())
                .key(Math.floorDiv(time, Timestamp.HOUR))
                .add(COUNT, 1)
                .add(FIRST, time)
                .add(LAST, time);
    }
}
