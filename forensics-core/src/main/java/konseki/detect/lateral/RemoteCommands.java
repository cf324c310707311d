package konseki.detect.lateral;

import java.util.List;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;

/// Commands and short scripts on the source that name the machine they go to: what is left where the target keeps no
/// logs. Stateless.
final class RemoteCommands {

    private static final List<String> WORDS = List.of(
            "wmic",
            "/node:",
            "schtasks",
            " /s ",
            "sc \\\\",
            "sc.exe \\\\",
            "sc.exe\" \\\\",
            "psexec",
            "paexec",
            "csexec",
            "remcom",
            "winexe",
            " \\\\",
            "winrs",
            "-r:",
            "/r:",
            "invoke-command",
            "enter-pssession",
            "new-pssession",
            "invoke-wmimethod",
            "invoke-cimmethod",
            "-computername",
            "gettypefromprogid",
            "gettypefromclsid",
            ",",
            "\\admin$",
            "\\c$",
            "computername=",
            "command=",
            "username=",
            "tscon",
            "/dest:");
    private static final WordScan SCAN = WordScan.of(WORDS.toArray(String[]::new));

    /// @param words  all of them stand in the text
    /// @param marker what the machine's name comes after, past spaces and quotes
    private record Rule(Way way, long words, Slice marker) {
        static Rule of(Way way, String marker, String... words) {
            return new Rule(way, WordScan.mask(WORDS, words) | WordScan.mask(WORDS, marker), Slice.of(marker));
        }
    }

    private static final Rule[] COMMANDS = {
        Rule.of(Way.WMI_REQUESTED, "/node:", "wmic"),
        Rule.of(Way.TASK_REQUESTED, " /s ", "schtasks"),
        Rule.of(Way.SERVICE_REQUESTED, "sc \\\\"),
        Rule.of(Way.SERVICE_REQUESTED, "sc.exe \\\\"),
        Rule.of(Way.SERVICE_REQUESTED, "sc.exe\" \\\\"),
        Rule.of(Way.SERVICE_REQUESTED, " \\\\", "psexec"),
        Rule.of(Way.SERVICE_REQUESTED, " \\\\", "paexec"),
        Rule.of(Way.SERVICE_REQUESTED, " \\\\", "csexec"),
        Rule.of(Way.SERVICE_REQUESTED, " \\\\", "remcom"),
        Rule.of(Way.SERVICE_REQUESTED, " \\\\", "winexe"),
        Rule.of(Way.SHELL_REQUESTED, "-r:", "winrs"),
        Rule.of(Way.SHELL_REQUESTED, "/r:", "winrs"),
        Rule.of(Way.DESKTOP_TOOL, "computername=", "command=", "username=")
    };
    private static final Rule[] SCRIPTS = {
        Rule.of(Way.SHELL_REQUESTED, "-computername", "invoke-command"),
        Rule.of(Way.SHELL_REQUESTED, "-computername", "enter-pssession"),
        Rule.of(Way.SHELL_REQUESTED, "-computername", "new-pssession"),
        Rule.of(Way.WMI_REQUESTED, "-computername", "invoke-wmimethod"),
        Rule.of(Way.WMI_REQUESTED, "-computername", "invoke-cimmethod")
    };
    private static final long OBJECT_BY_NAME = WordScan.mask(WORDS, "gettypefromprogid", ",");
    private static final long OBJECT_BY_ID = WordScan.mask(WORDS, "gettypefromclsid", ",");
    private static final long ADMIN = WordScan.mask(WORDS, "\\admin$");
    private static final long DRIVE = WordScan.mask(WORDS, "\\c$");
    private static final long TAKEN_OVER = WordScan.mask(WORDS, "tscon", "/dest:");

    private static final Slice OBJECT_TYPE = Slice.of("gettypefrom");
    private static final Slice ADMIN_SHARE = Slice.of("\\admin$");
    private static final Slice DRIVE_SHARE = Slice.of("\\c$");

    /// A longer script is a module with its help, whose examples name machines too.
    private static final int LONGEST_SCRIPT = 2048;

    private static final int LONGEST_COMMAND = 8192;
    private static final int LONGEST_NAME = 64;

    private RemoteCommands() {}

    /// One of which stands in every command or script of that way.
    static List<String> words(Way way) {
        return switch (way) {
            case WMI_REQUESTED -> List.of("/node:", "invoke-wmimethod", "invoke-cimmethod");
            case TASK_REQUESTED -> List.of("schtasks");
            case SERVICE_REQUESTED -> List.of("sc ", "sc.exe", "psexec", "paexec", "csexec", "remcom", "winexe");
            case SHELL_REQUESTED -> List.of("winrs", "invoke-command", "enter-pssession", "new-pssession");
            case DCOM_REQUESTED -> List.of("gettypefromprogid", "gettypefromclsid");
            case DESKTOP_TOOL -> List.of("computername=");
            default -> List.of("\\admin$", "\\c$");
        };
    }

    /// Whether script blocks tell of it too.
    static boolean isOfScripts(Way way) {
        return way == Way.WMI_REQUESTED || way == Way.SHELL_REQUESTED || way == Way.DCOM_REQUESTED;
    }

    /// A process that was started.
    static void process(Event event, Tables tables) {
        Slice written = event.written(Field.PROCESS_COMMAND_LINE);
        if (written.length() > LONGEST_COMMAND) {
            return;
        }
        long words = SCAN.in(written);
        if (words == 0) {
            return;
        }
        if (has(words, TAKEN_OVER)) {
            RemoteActions.takenOver(event, tables);
        }
        read(event, event.folded(Field.PROCESS_COMMAND_LINE), words, COMMANDS, tables);
        script(event, event.folded(Field.PROCESS_COMMAND_LINE), words, tables);
        if (has(words, ADMIN) || has(words, DRIVE)) {
            Slice command = event.folded(Field.PROCESS_COMMAND_LINE);
            shared(event, command, has(words, ADMIN) ? ADMIN_SHARE : DRIVE_SHARE, tables);
        }
    }

    /// PowerShell 4104.
    static void scriptBlock(Event event, Tables tables) {
        Slice written = event.written(Field.MESSAGE);
        if (written.length() > LONGEST_SCRIPT) {
            return;
        }
        long words = SCAN.in(written);
        if (words != 0) {
            script(event, event.folded(Field.MESSAGE), words, tables);
        }
    }

    private static void script(Event event, Slice text, long words, Tables tables) {
        read(event, text, words, SCRIPTS, tables);
        if (has(words, OBJECT_BY_NAME) || has(words, OBJECT_BY_ID)) {
            int type = text.offset() + text.indexOf(OBJECT_TYPE);
            int comma = next(text, type, (byte) ',');
            if (comma >= 0) {
                named(event, text, comma + 1, Way.DCOM_REQUESTED, tables);
            }
        }
    }

    private static void read(Event event, Slice text, long words, Rule[] rules, Tables tables) {
        for (Rule rule : rules) {
            if (has(words, rule.words())) {
                int at = text.indexOf(rule.marker());
                if (at >= 0) {
                    named(event, text, text.offset() + at + rule.marker().length(), rule.way(), tables);
                }
            }
        }
    }

    private static boolean has(long words, long wanted) {
        return (words & wanted) == wanted;
    }

    private static int next(Slice text, int from, byte wanted) {
        for (int i = from; i < text.end(); i++) {
            if (text.bytes()[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /// A machine's name from some place on. What does not look like one (a variable, a file of names) is left out.
    private static void named(Event event, Slice text, int place, Way way, Tables tables) {
        byte[] bytes = text.bytes();
        int from = place;
        while (from < text.end() && isBetween(bytes[from])) {
            from++;
        }
        int to = from;
        while (to < text.end() && isOfName(bytes[to])) {
            to++;
        }
        boolean ends = to == text.end() || isEnd(bytes[to]);
        if (ends) {
            DirectWays.command(event, bytes, from, trimmed(bytes, from, to), way, tables);
        }
    }

    /// `\\machine\c$`, read backwards from its share.
    private static void shared(Event event, Slice text, Slice share, Tables tables) {
        byte[] bytes = text.bytes();
        int to = text.offset() + text.indexOf(share);
        int from = to;
        while (from > text.offset() && isOfName(bytes[from - 1])) {
            from--;
        }
        boolean isPath = from - 2 >= text.offset() && bytes[from - 1] == '\\' && bytes[from - 2] == '\\';
        if (isPath) {
            DirectWays.command(event, bytes, from, to, Way.SHARE_REQUESTED, tables);
        }
    }

    private static int trimmed(byte[] bytes, int from, int to) {
        return to > from && bytes[to - 1] == '.' ? to - 1 : to;
    }

    private static boolean isBetween(byte b) {
        return b == ' ' || b == '"' || b == '\'' || b == ':' || b == '=';
    }

    private static boolean isOfName(byte b) {
        return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-' || b == '.' || b == '_';
    }

    private static boolean isEnd(byte b) {
        return b == ' ' || b == '"' || b == '\'' || b == ',' || b == ')' || b == ';' || b == '\\' || b == '\r'
                || b == '\n';
    }

    static boolean isName(byte[] bytes, int from, int to) {
        int length = to - from;
        return length > 1 && length <= LONGEST_NAME && bytes[from] != '-' && bytes[from] != '.';
    }
}
