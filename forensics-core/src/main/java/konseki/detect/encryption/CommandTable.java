package konseki.detect.encryption;

import konseki.detect.Clauses;
import konseki.detect.Dataset;
import konseki.detect.EventCode;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
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

    private static final int CATALOG_DELETED = 524;
    private static final WordScan BACKUP_EXTENSIONS = WordScan.of("vbk", "vib", "vbm", "bkf");
    private static final WordScan BACKUP_PROGRAMS = WordScan.of("veeam", "backup", "wbengine");

    private CommandTable() {}

    /// @param words of the event's command, as [ImpactWords] finds them
    static void observe(Event event, Dataset dataset, long words, Tables tables) {
        Kind kind = kind(event, dataset, words);
        if (kind != Kind.NONE) {
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

    private static Kind kind(Event event, Dataset dataset, long words) {
        if (dataset == Dataset.APPLICATION) {
            return EventCode.of(event) == CATALOG_DELETED ? Kind.BACKUP_CATALOG_DELETED : Kind.NONE;
        }
        if (event.has(Field.FILE_EXTENSION) && isBackupDeletion(event, dataset)) {
            return Kind.BACKUP_FILES_DELETED;
        }
        return words == 0 ? Kind.NONE : ImpactWords.kind(words);
    }

    private static boolean isBackupDeletion(Event event, Dataset dataset) {
        return BACKUP_EXTENSIONS.in(event.written(Field.FILE_EXTENSION)) != 0
                && event.written(Field.FILE_EXTENSION).length() == 3
                && FileChange.of(event, dataset) == FileChange.DELETED
                && event.has(Field.PROCESS_EXECUTABLE)
                && BACKUP_PROGRAMS.in(event.written(Field.PROCESS_EXECUTABLE)) == 0;
    }
}
