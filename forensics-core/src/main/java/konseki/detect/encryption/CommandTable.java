package konseki.detect.encryption;

import konseki.detect.Clauses;
import konseki.detect.Dataset;
import konseki.detect.EventCode;
import konseki.detect.Row;
import konseki.detect.RunText;
import konseki.detect.SignalKind;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.query.Query;

/// What keeps a victim from recovering, and what else is done to a machine: commands, settings and events, by machine,
/// kind and day.
final class CommandTable {

    /// (host, kind, day UTC, command or key): count, first, last.
    static final Table COMMANDS = Table.of("commands", 2, Slot.SUM, Slot.MIN, Slot.MAX);

    static final int COUNT = 0;
    static final int FIRST = 1;
    static final int LAST = 2;

    /// One way to inhibit recovery, or to harm otherwise.
    enum Kind {
        NONE(SignalKind.RECOVERY_INHIBITION, 0),
        SHADOW_COPIES_DELETED(SignalKind.RECOVERY_INHIBITION, 0),
        BACKUP_CATALOG_DELETED(SignalKind.RECOVERY_INHIBITION, 0),
        RECOVERY_DISABLED(SignalKind.RECOVERY_INHIBITION, 0),
        CHANGE_JOURNAL_DELETED(SignalKind.RECOVERY_INHIBITION, 0),
        VIRTUAL_MACHINES_KILLED(SignalKind.RECOVERY_INHIBITION, 0),
        BACKUP_FILES_DELETED(SignalKind.RECOVERY_INHIBITION, 0),
        /// The same by a command with wildcards.
        BACKUPS_ERASED(SignalKind.RECOVERY_INHIBITION, 50),
        RESTORE_TURNED_OFF(SignalKind.RECOVERY_INHIBITION, 40),
        DATA_DESTROYED(SignalKind.DATA_DESTROYED, 30),
        DISK_ENCRYPTED(SignalKind.DISK_ENCRYPTION, 30),
        SERVICE_STOPPED(SignalKind.SERVICE_STOP, 15),
        ACCOUNTS_REMOVED(SignalKind.ACCOUNT_REMOVED, 15),
        DEFACED(SignalKind.DEFACEMENT, 20),
        MACHINE_STOPPED(SignalKind.MACHINE_STOPPED, 15);

        private static final Kind[] VALUES = values();

        private final SignalKind signal;
        private final int ordinaryWeight;

        Kind(SignalKind signal, int ordinaryWeight) {
            this.signal = signal;
            this.ordinaryWeight = ordinaryWeight;
        }

        static Kind at(int ordinal) {
            return VALUES[ordinal];
        }

        SignalKind signal() {
            return signal;
        }

        /// Whether administrators do it too, so that it says little alone and nothing about when an attack was.
        boolean isOrdinary() {
            return ordinaryWeight > 0;
        }

        /// Weight in percent.
        ///
        /// @param recovery of what nobody does in ordinary work
        int weight(int recovery) {
            return isOrdinary() ? ordinaryWeight : recovery;
        }

        /// The events behind it, on any machine, of which the row holds no text.
        Query query() {
            return switch (this) {
                case BACKUP_CATALOG_DELETED -> Clauses.codes(Dataset.APPLICATION, "524");
                case BACKUP_FILES_DELETED -> Clauses.is(Field.FILE_EXTENSION, "vbk", "vib", "vbm", "bkf");
                default -> new Query.All();
            };
        }
    }

    private static final int CATALOG_DELETED = 524;
    /// Sysmon.
    private static final int VALUE_SET = 13;
    private static final WordScan BACKUP_EXTENSIONS = WordScan.of("vbk", "vib", "vbm", "bkf");
    private static final WordScan BACKUP_PROGRAMS = WordScan.of("veeam", "backup", "wbengine");

    private CommandTable() {}

    static void observe(Event event, Dataset dataset, Tables tables) {
        if (dataset == Dataset.APPLICATION) {
            if (EventCode.of(event) == CATALOG_DELETED) {
                finish(event, begin(event, Kind.BACKUP_CATALOG_DELETED, tables).key(Slice.ABSENT));
            }
        } else if (event.has(Field.FILE_EXTENSION) && isBackupDeletion(event, dataset)) {
            finish(event, begin(event, Kind.BACKUP_FILES_DELETED, tables).key(Slice.ABSENT));
        } else if (dataset == Dataset.SYSMON && EventCode.of(event) == VALUE_SET) {
            Kind kind = ImpactCommands.setting(event);
            if (kind != Kind.NONE) {
                finish(event, begin(event, kind, tables).key(event.folded(Field.OBJECT)));
            }
        } else {
            Kind kind = ImpactCommands.of(event, dataset);
            if (kind != Kind.NONE) {
                finish(event, RunText.key(begin(event, kind, tables), event));
            }
        }
    }

    private static Row begin(Event event, Kind kind, Tables tables) {
        return tables.row(COMMANDS)
                .key(event.folded(Field.HOST_NAME))
                .keyByte(kind.ordinal())
                .key(Math.floorDiv(event.number(Field.TIMESTAMP), Timestamp.DAY));
    }

    private static void finish(Event event, Row row) {
        long time = event.number(Field.TIMESTAMP);
        row.add(COUNT, 1).add(FIRST, time).add(LAST, time);
    }

    private static boolean isBackupDeletion(Event event, Dataset dataset) {
        return BACKUP_EXTENSIONS.in(event.written(Field.FILE_EXTENSION)) != 0
                && event.written(Field.FILE_EXTENSION).length() == 3
                && FileChange.of(event, dataset) == FileChange.DELETED
                && event.has(Field.PROCESS_EXECUTABLE)
                && BACKUP_PROGRAMS.in(event.written(Field.PROCESS_EXECUTABLE)) == 0;
    }
}
