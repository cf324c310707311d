package konseki.detect.encryption;

import konseki.detect.CommandText;
import konseki.detect.Dataset;
import konseki.detect.EventCode;
import konseki.detect.KeyHash;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;

/// What surrounds encryption on a machine: services stopped and disabled, Restart Manager sessions, errors of backup
/// and shadow copies, shutdowns; by half minute.
final class MarkTable {

    /// (host, kind, half, hash of what): count, first, last. `What` is the rest of a command after `stop`, so that one
    /// command recorded by three sensors, or run by `net` through `net1`, counts once.
    static final Table MARKS = Table.of("marks", 1, Slot.SUM, Slot.MIN, Slot.MAX);

    static final int COUNT = 0;
    static final int FIRST = 1;
    static final int LAST = 2;

    enum Kind {
        STOP_COMMAND,
        SERVICE_STOPPED,
        SERVICE_DISABLED,
        RESTART_MANAGER,
        BACKUP_CANCELLED,
        SHADOW_COPY_ERROR,
        SHUTDOWN;

        private static final Kind[] VALUES = values();

        static Kind at(int ordinal) {
            return VALUES[ordinal];
        }
    }

    private static final Slice STOP = Slice.of("stop");
    private static final Slice END = Slice.of("end");

    /// Services that hold data open or protect it; stopping several at once is no maintenance of one of them.
    private static final WordScan SERVICES = WordScan.of(
            "volume shadow",
            "vss",
            "backup",
            "veeam",
            "acronis",
            "arcserve",
            "sql",
            "oracle",
            "postgres",
            "mysql",
            "mariadb",
            "exchange",
            "sharepoint",
            "hyper-v",
            "vmware",
            "sophos",
            "defender",
            "antivirus",
            "malware",
            "symantec",
            "mcafee",
            "trend micro",
            "kaspersky",
            "eset ",
            "sentinel",
            "crowdstrike",
            "carbon black",
            "cylance",
            "quickbooks",
            "file server",
            "world wide web",
            "iis admin",
            "tomcat",
            "print spooler",
            "shadow copy",
            "dns server",
            "active directory",
            "memcache",
            "redis",
            "mongo",
            "elastic",
            "solr");

    private static final VendorName NEW_START_TYPE = VendorName.of("param3");
    private static final WordScan DISABLED = WordScan.of("disabled", "無効");

    private MarkTable() {}

    static void observe(Event event, Dataset dataset, Tables tables) {
        switch (dataset) {
            case SYSTEM -> observeSystem(event, tables);
            case APPLICATION -> observeApplication(event, tables);
            case POWERSHELL -> {}
            default -> observeCommand(event, dataset, tables);
        }
    }

    private static void observeSystem(Event event, Tables tables) {
        switch (EventCode.of(event)) {
            case 7036 -> {
                Slice service = event.folded(Field.OBJECT);
                if (event.written(Field.EVENT_TYPE).sameAs(END) && SERVICES.in(service) != 0) {
                    add(event, Kind.SERVICE_STOPPED, hash(service), tables);
                }
            }
            case 7040 -> {
                if (isDisabled(event)) {
                    add(event, Kind.SERVICE_DISABLED, hash(event.folded(Field.OBJECT)), tables);
                }
            }
            case 1074, 6006 -> add(event, Kind.SHUTDOWN, 0, tables);
            case 10016 -> add(event, Kind.SHADOW_COPY_ERROR, 0, tables);
            default -> observeCommand(event, Dataset.SYSTEM, tables);
        }
    }

    /// 7040 names the old start type before the new one.
    private static boolean isDisabled(Event event) {
        return DISABLED.in(event.vendor(NEW_START_TYPE)) != 0;
    }

    private static void observeApplication(Event event, Tables tables) {
        switch (EventCode.of(event)) {
            case 10000, 10001 -> add(event, Kind.RESTART_MANAGER, 0, tables);
            case 612, 753 -> add(event, Kind.BACKUP_CANCELLED, 0, tables);
            case 13, 8193 -> add(event, Kind.SHADOW_COPY_ERROR, 0, tables);
            default -> {}
        }
    }

    private static void observeCommand(Event event, Dataset dataset, Tables tables) {
        if (!CommandText.of(event, dataset).isEmpty() && ImpactCommands.isStop(event)) {
            Slice command = event.folded(Field.PROCESS_COMMAND_LINE);
            int at = command.indexOf(STOP);
            int from = at < 0 ? command.offset() : command.offset() + at;
            add(event, Kind.STOP_COMMAND, KeyHash.of(command.bytes(), from, command.end() - from), tables);
        }
    }

    private static void add(Event event, Kind kind, long what, Tables tables) {
        long time = event.number(Field.TIMESTAMP);
        tables.row(MARKS)
                .key(event.folded(Field.HOST_NAME))
                .keyByte(kind.ordinal())
                .key(Math.floorDiv(time, FileTables.HALF))
                .key(what)
                .add(COUNT, 1)
                .add(FIRST, time)
                .add(LAST, time);
    }

    private static long hash(Slice text) {
        return KeyHash.of(text.bytes(), text.offset(), text.length());
    }
}
