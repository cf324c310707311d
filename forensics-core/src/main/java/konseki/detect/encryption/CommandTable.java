package konseki.detect.encryption;

import java.util.List;
import konseki.detect.Clauses;
import konseki.detect.Dataset;
import konseki.detect.EventCode;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.query.Query;

/// What keeps a victim from recovering: commands and events, by machine, kind and day.
final class CommandTable {

    /// (host, kind, day UTC): count, first, last.
    static final Table COMMANDS = Table.of("commands", 1, Slot.SUM, Slot.MIN, Slot.MAX);

    static final int COUNT = 0;
    static final int FIRST = 1;
    static final int LAST = 2;

    /// One way to inhibit recovery.
    enum Kind {
        NONE,
        SHADOW_COPIES_DELETED,
        BACKUP_CATALOG_DELETED,
        RECOVERY_DISABLED,
        CHANGE_JOURNAL_DELETED,
        VIRTUAL_MACHINES_KILLED,
        BACKUP_FILES_DELETED;

        private static final Kind[] VALUES = values();

        static Kind at(int ordinal) {
            return VALUES[ordinal];
        }

        /// The events behind it, on any machine.
        Query query() {
            return switch (this) {
                case NONE -> new Query.All();
                case SHADOW_COPIES_DELETED ->
                    Query.or(command("shadow"), Clauses.contains(Field.MESSAGE, "shadowcopy"));
                case BACKUP_CATALOG_DELETED -> Query.or(command("wbadmin"), Clauses.codes(Dataset.APPLICATION, "524"));
                case RECOVERY_DISABLED -> command("bcdedit");
                case CHANGE_JOURNAL_DELETED -> command("deletejournal");
                case VIRTUAL_MACHINES_KILLED ->
                    Query.or(command("process kill"), command("vmsvc/power"), command("killall"));
                case BACKUP_FILES_DELETED -> Clauses.is(Field.FILE_EXTENSION, "vbk", "vib", "vbm", "bkf");
            };
        }

        private static Query command(String part) {
            return Clauses.contains(Field.PROCESS_COMMAND_LINE, part);
        }
    }

    private static final List<String> WORDS = List.of(
            "shadow",
            "delete",
            "resize",
            "remove-",
            ".terminate",
            "wbadmin",
            "catalog",
            "systemstatebackup",
            "bcdedit",
            "recoveryenabled",
            "ignoreallfailures",
            " no",
            "deletejournal",
            "vm process kill",
            "vmsvc/power.off",
            "killall",
            "vmx",
            "vssadmin",
            "wmic",
            "diskshadow",
            "shadowcopy",
            "backup");
    private static final WordScan SCAN = WordScan.of(WORDS.toArray(String[]::new));
    private static final long SHADOW = WordScan.mask(WORDS, "shadow");
    private static final long SHADOW_TOOLS = WordScan.mask(WORDS, "vssadmin", "wmic", "diskshadow", "shadowcopy");
    private static final long DESTROYING = WordScan.mask(WORDS, "delete", "resize", "remove-", ".terminate");
    private static final long DELETE = WordScan.mask(WORDS, "delete");
    private static final long WBADMIN = WordScan.mask(WORDS, "wbadmin");
    private static final long WBADMIN_WHAT = WordScan.mask(WORDS, "catalog", "systemstatebackup", "backup");
    private static final long BCDEDIT = WordScan.mask(WORDS, "bcdedit");
    private static final long RECOVERY_OFF = WordScan.mask(WORDS, "recoveryenabled", " no");
    private static final long IGNORE_FAILURES = WordScan.mask(WORDS, "ignoreallfailures");
    private static final long JOURNAL = WordScan.mask(WORDS, "deletejournal");
    private static final long KILL_MACHINES = WordScan.mask(WORDS, "vm process kill", "vmsvc/power.off");
    private static final long KILL_VMX = WordScan.mask(WORDS, "killall", "vmx");

    /// Text looked at, of one script block or command.
    private static final int LONGEST_TEXT = 16 * 1024;

    private static final int CATALOG_DELETED = 524;
    private static final int SCRIPT_BLOCK = 4104;
    private static final WordScan BACKUP_EXTENSIONS = WordScan.of("vbk", "vib", "vbm", "bkf");
    private static final WordScan BACKUP_PROGRAMS = WordScan.of("veeam", "backup", "wbengine");
    private static final Slice PROCESS = Slice.of("process");
    private static final Slice CONFIG = Slice.of("config");

    private CommandTable() {}

    static void observe(Event event, Dataset dataset, Tables tables) {
        Kind kind = kind(event, dataset);
        if (kind != Kind.NONE && event.has(Field.HOST_NAME) && event.has(Field.TIMESTAMP)) {
            long time = event.number(Field.TIMESTAMP);
            tables.row(COMMANDS)
                    .key(event.folded(Field.HOST_NAME))
                    .keyByte(kind.ordinal())
                    .key(Math.floorDiv(time, Timestamp.DAY))
                    .add(COUNT, 1)
                    .add(FIRST, time)
                    .add(LAST, time);
        }
    }

    private static Kind kind(Event event, Dataset dataset) {
        if (dataset == Dataset.APPLICATION) {
            return EventCode.of(event) == CATALOG_DELETED ? Kind.BACKUP_CATALOG_DELETED : Kind.NONE;
        }
        if (dataset == Dataset.POWERSHELL && EventCode.of(event) == SCRIPT_BLOCK) {
            return of(event.written(Field.MESSAGE));
        }
        if (event.has(Field.FILE_EXTENSION) && isBackupDeletion(event, dataset)) {
            return Kind.BACKUP_FILES_DELETED;
        }
        return isCommand(event) ? of(event.written(Field.PROCESS_COMMAND_LINE)) : Kind.NONE;
    }

    /// Whether the event is about a program that was started, or a service or task that starts one.
    static boolean isCommand(Event event) {
        if (!event.has(Field.PROCESS_COMMAND_LINE)) {
            return false;
        }
        Slice category = event.written(Field.EVENT_CATEGORY);
        return category.isAbsent() || category.sameAs(PROCESS) || category.sameAs(CONFIG);
    }

    private static boolean isBackupDeletion(Event event, Dataset dataset) {
        return BACKUP_EXTENSIONS.in(event.written(Field.FILE_EXTENSION)) != 0
                && event.written(Field.FILE_EXTENSION).length() == 3
                && FileChange.of(event, dataset) == FileChange.DELETED
                && event.has(Field.PROCESS_EXECUTABLE)
                && BACKUP_PROGRAMS.in(event.written(Field.PROCESS_EXECUTABLE)) == 0;
    }

    static Kind of(Slice command) {
        long words =
                SCAN.in(command.bytes(), command.offset(), Math.min(command.end(), command.offset() + LONGEST_TEXT));
        if (words == 0) {
            return Kind.NONE;
        }
        if ((words & SHADOW) != 0 && (words & SHADOW_TOOLS) != 0 && (words & DESTROYING) != 0) {
            return Kind.SHADOW_COPIES_DELETED;
        }
        if ((words & WBADMIN) != 0 && (words & DELETE) != 0 && (words & WBADMIN_WHAT) != 0) {
            return Kind.BACKUP_CATALOG_DELETED;
        }
        if ((words & BCDEDIT) != 0 && ((words & RECOVERY_OFF) == RECOVERY_OFF || (words & IGNORE_FAILURES) != 0)) {
            return Kind.RECOVERY_DISABLED;
        }
        if ((words & JOURNAL) != 0) {
            return Kind.CHANGE_JOURNAL_DELETED;
        }
        boolean killed = (words & KILL_MACHINES) != 0 || (words & KILL_VMX) == KILL_VMX;
        return killed ? Kind.VIRTUAL_MACHINES_KILLED : Kind.NONE;
    }
}
