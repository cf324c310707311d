package konseki.parse.server;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.FieldReading;
import konseki.parse.KeyTable;
import konseki.parse.RecordKinds;

/// The `name=value` pairs of an audit record. Stateless; on the hot path.
///
/// A value ends at a blank, at the quote around the message of user space, or at the control character behind which
/// auditd repeats numbers as names; pairs inside the message are read like the others.
final class AuditFields {
    static final RecordKinds KINDS = RecordKinds.of("""
            USER_LOGIN       auditd.log  authentication  -  start
            USER_AUTH        auditd.log  authentication  -  start
            USER_ACCT        auditd.log  authentication  -  info
            USER_START       auditd.log  authentication  -  start
            USER_END         auditd.log  authentication  -  end
            USER_LOGOUT      auditd.log  authentication  -  end
            USER_ERR         auditd.log  authentication  -  info
            CRED_ACQ         auditd.log  authentication  -  start
            CRED_REFR        auditd.log  authentication  -  info
            CRED_DISP        auditd.log  authentication  -  end
            LOGIN            auditd.log  authentication  -  start
            USER_CHAUTHTOK   auditd.log  iam             -  change
            ADD_USER         auditd.log  iam             -  creation
            ADD_GROUP        auditd.log  iam             -  creation
            DEL_USER         auditd.log  iam             -  deletion
            DEL_GROUP        auditd.log  iam             -  deletion
            USER_MGMT        auditd.log  iam             -  change
            GRP_MGMT         auditd.log  iam             -  change
            ACCT_LOCK        auditd.log  iam             -  change
            ACCT_UNLOCK      auditd.log  iam             -  change
            ROLE_ASSIGN      auditd.log  iam             -  change
            USER_CMD         auditd.log  process         -  start
            EXECVE           auditd.log  process         -  start
            AUOMS_EXECVE     auditd.log  process         -  start
            PROCTITLE        auditd.log  process         -  info
            SYSCALL          auditd.log  process         -  info
            TTY              auditd.log  process         -  info
            USER_TTY         auditd.log  process         -  info
            PATH             auditd.log  file            -  info
            CWD              auditd.log  file            -  info
            SOCKADDR         auditd.log  network         -  info
            NETFILTER_CFG    auditd.log  config          -  change
            KERN_MODULE      auditd.log  config          -  change
            SERVICE_START    auditd.log  config          -  start
            SERVICE_STOP     auditd.log  config          -  end
            SYSTEM_BOOT      auditd.log  config          -  start
            SYSTEM_SHUTDOWN  auditd.log  config          -  end
            CONFIG_CHANGE    auditd.log  log             -  change
            DAEMON_START     auditd.log  log             -  start
            DAEMON_END       auditd.log  log             -  end
            DAEMON_ABORT     auditd.log  log             -  end
            DAEMON_CONFIG    auditd.log  log             -  change
            DAEMON_ROTATE    auditd.log  log             -  info
            *                auditd.log  process         -  info
            """);

    private static final Slice IAM = Slice.of("iam");
    private static final Slice EXECVE = Slice.of("EXECVE");

    private static final KeyTable.Builder NAMES = new KeyTable.Builder();
    private static final int ACCT = NAMES.id("acct");
    private static final int LOGIN_NAME = NAMES.id("AUID");
    private static final int NAME = NAMES.id("UID");
    private static final int LOGIN_ID = NAMES.id("auid");
    private static final int ID = NAMES.id("uid");
    private static final int EXE = NAMES.id("exe");
    private static final int PROCTITLE = NAMES.id("proctitle");
    private static final int CMD = NAMES.id("cmd");
    private static final int DATA = NAMES.id("data");
    private static final int PATH = NAMES.id("name");

    static {
        NAMES.id("comm");
        NAMES.id("cwd");
    }

    private static final int KEY = NAMES.id("key");
    private static final int NAME_TYPE = NAMES.id("nametype");
    private static final int ADDR = NAMES.id("addr");
    private static final int RES = NAMES.id("res");
    private static final int SUCCESS = NAMES.id("success");
    private static final int UNIT = NAMES.id("unit");
    private static final int SYSCALL = NAMES.id("syscall");
    private static final KeyTable KEYS = NAMES.build();
    private static final KeyTable NOTHING =
            KeyTable.of("4294967295", "-1", "unset", "?", "(null)", "(none)", "(invalid");
    private static final KeyTable CHANGES = KeyTable.of("CREATE", "DELETE");

    private AuditFields() {}

    static void read(byte[] bytes, int from, int to, RecordKinds.Kind kind, EventBuffer out) {
        boolean command = kind.word().sameAs(EXECVE);
        int line = -1;
        int i = from;
        while (i < to) {
            if (isSeparator(bytes[i])) {
                i++;
                continue;
            }
            int name = i;
            while (i < to && bytes[i] != '=' && !isSeparator(bytes[i])) {
                i++;
            }
            if (i == name || i >= to || bytes[i] != '=') {
                i++;
                continue;
            }
            int nameEnd = i;
            int value = i + 1;
            boolean quoted = value < to && bytes[value] == '"';
            value += quoted ? 1 : 0;
            int end = value;
            while (end < to && (quoted ? bytes[end] != '"' : !isSeparator(bytes[end]))) {
                end++;
            }
            i = quoted && end < to ? end + 1 : end;
            int id = KEYS.find(bytes, name, nameEnd);
            boolean argument = command && isArgument(bytes, name, nameEnd);
            boolean encoded = !quoted && (argument || isText(id)) && isHex(bytes, value, end);
            if (argument) {
                line = append(line, encoded, bytes, value, end, out);
            }
            int length = (end - value) / 2;
            if (encoded && (!argument || line < 0)) {
                decode(bytes, value, end, out);
            }
            if (encoded) {
                byte[] scratch = out.scratch();
                put(id, bytes, name, nameEnd, scratch, out.scratchEnd() - length, out.scratchEnd(), kind, out);
            } else if (end > value) {
                put(id, bytes, name, nameEnd, bytes, value, end, kind, out);
            }
        }
    }

    private static boolean isSeparator(byte c) {
        return c == ' ' || c == '\'' || c == 0x1d || c == '\t';
    }

    /// `a0`, `a1[2]`; not `a1_len`.
    private static boolean isArgument(byte[] bytes, int from, int to) {
        return to - from > 1
                && bytes[from] == 'a'
                && bytes[from + 1] >= '0'
                && bytes[from + 1] <= '9'
                && bytes[to - 1] != 'n';
    }

    /// Whether auditd writes the value in hexadecimal digits if it is not in quotes.
    private static boolean isText(int id) {
        return id == ACCT || id >= EXE && id <= KEY;
    }

    private static boolean isHex(byte[] bytes, int from, int to) {
        boolean hex = to > from && (to - from & 1) == 0;
        for (int i = from; i < to && hex; i++) {
            hex = Character.digit(bytes[i], 16) >= 0;
        }
        return hex;
    }

    /// NUL between the words of a command line becomes a blank.
    private static void decode(byte[] bytes, int from, int to, EventBuffer out) {
        for (int i = from; i < to; i += 2) {
            int value = Character.digit(bytes[i], 16) * 16 + Character.digit(bytes[i + 1], 16);
            out.append(value == 0 ? ' ' : value);
        }
    }

    /// Adds an argument to the command line, which grows at the end of the scratch.
    ///
    /// @param line where the line begins, -1 if nothing can be added
    /// @return the same, now
    private static int append(int line, boolean encoded, byte[] bytes, int from, int to, EventBuffer out) {
        Slice before = out.written(Field.PROCESS_COMMAND_LINE);
        int start = before.isAbsent() ? out.scratchEnd() : line;
        if (start < 0 || start + before.length() != out.scratchEnd()) {
            return -1;
        }
        if (!before.isAbsent()) {
            out.append(' ');
        }
        if (encoded) {
            decode(bytes, from, to, out);
        } else {
            out.append(bytes, from, to);
        }
        out.text(Field.PROCESS_COMMAND_LINE, out.scratch(), start, out.scratchEnd());
        return start;
    }

    private static void put(
            int id,
            byte[] names,
            int name,
            int nameEnd,
            byte[] bytes,
            int from,
            int to,
            RecordKinds.Kind kind,
            EventBuffer out) {
        out.vendor(names, name, nameEnd, bytes, from, to);
        if (id < 0 || NOTHING.find(bytes, from, to) >= 0) {
            return;
        }
        if (id == ACCT) {
            out.text(kind.category().sameAs(IAM) ? Field.USER_TARGET_NAME : Field.USER_NAME, bytes, from, to);
        } else if ((id == LOGIN_NAME || id == NAME) && !out.has(Field.USER_NAME)) {
            out.text(Field.USER_NAME, bytes, from, to);
        } else if (id == LOGIN_ID || id == ID && !out.has(Field.USER_ID)) {
            out.text(Field.USER_ID, bytes, from, to);
        } else if (id == EXE) {
            out.text(Field.PROCESS_EXECUTABLE, bytes, from, to);
        } else if (id == PROCTITLE || id == CMD || id == DATA) {
            out.text(Field.PROCESS_COMMAND_LINE, bytes, from, to);
        } else if (id == PATH) {
            out.text(Field.FILE_PATH, bytes, from, to);
            FieldReading.readExtension(Field.FILE_EXTENSION, bytes, from, to, out);
        } else if (id == NAME_TYPE) {
            int change = CHANGES.find(bytes, from, to);
            if (change >= 0) {
                out.text(Field.EVENT_TYPE, change == 0 ? ActionWords.CREATION : ActionWords.DELETION);
            }
        } else if (id == ADDR) {
            IpAddress.parse(bytes, from, to, out, Field.SOURCE_IP);
        } else if (id == RES || id == SUCCESS) {
            boolean yes = bytes[from] == 's' || bytes[from] == 'y' || bytes[from] == '1';
            out.text(Field.EVENT_OUTCOME, yes ? ActionWords.SUCCESS : ActionWords.FAILURE);
        } else if (id == UNIT || id == KEY) {
            out.text(Field.OBJECT, bytes, from, to);
        } else if (id == SYSCALL) {
            out.text(Field.EVENT_CODE, bytes, from, to);
        }
    }
}
