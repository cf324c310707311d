package konseki.detect.egress;

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

/// What is kept of tools, uploads, archives and thieves: an hour of each is a row. Stateless.
final class TraceTables {
    static final int COUNT = 0;
    static final int FIRST = 1;
    static final int LAST = 2;
    /// Bytes of the largest, at least; below 0 where no record says.
    static final int BYTES = 3;

    /// (host, tool, archive that its command names, account, hour): count, first, last.
    static final Table STARTS = Table.of("tool-starts", 1, Slot.SUM, Slot.MIN, Slot.MAX);

    /// (host, path, account, hour): count, first, last, size. Archives in public folders.
    static final Table ARCHIVES = Table.of("archives", 1, Slot.SUM, Slot.MIN, Slot.MAX, Slot.MAX);

    /// (client, destination address, its name, file, hour): count, first, last, bytes.
    static final Table UPLOADS = Table.of("uploads", 1, Slot.SUM, Slot.MIN, Slot.MAX, Slot.MAX);

    /// (host, name of the malware, account, hour): count, first, last.
    static final Table THREATS = Table.of("threats", 1, Slot.SUM, Slot.MIN, Slot.MAX);

    private static final Slice FILE = Slice.of("file");
    private static final Slice CREATION = Slice.of("creation");

    /// What names of malware that takes data away have in them.
    static final String[] THIEVES = {
        "stealer",
        "infostealer",
        "pws:",
        "psw.",
        "redline",
        "vidar",
        "raccoon",
        "lumma",
        "stealc",
        "agenttesla",
        "formbook",
        "azorult",
        "lokibot",
        "exmatter",
        "stealbit",
        "exfil"
    };

    private static final WordScan THIEF_WORDS = WordScan.of(THIEVES);

    private TraceTables() {}

    static void observe(Event event, Tables tables) {
        if (!event.has(Field.TIMESTAMP)) {
            return;
        }
        if (UploadEvents.isUpload(event)) {
            upload(event, tables);
        }
        if (event.has(Field.HOST_NAME)) {
            onHost(event, tables);
        }
    }

    private static void onHost(Event event, Tables tables) {
        if (TransferTools.isStart(event)) {
            long tools = TransferTools.of(event);
            while (tools != 0) {
                start(event, Long.numberOfTrailingZeros(tools), tables);
                tools &= tools - 1;
            }
        } else if (isArchive(event)) {
            archive(event, tables);
        } else if (isThief(event)) {
            long time = event.number(Field.TIMESTAMP);
            tables.row(THREATS)
                    .key(event.folded(Field.HOST_NAME))
                    .key(event.folded(Field.OBJECT))
                    .key(event.folded(Field.USER_NAME))
                    .key(Math.floorDiv(time, Timestamp.HOUR))
                    .add(COUNT, 1)
                    .add(FIRST, time)
                    .add(LAST, time);
        }
    }

    private static boolean isArchive(Event event) {
        return event.has(Field.FILE_PATH)
                && event.written(Field.EVENT_CATEGORY).sameAs(FILE)
                && event.written(Field.EVENT_TYPE).sameAs(CREATION)
                && ArchivePath.isExtension(event.folded(Field.FILE_EXTENSION))
                && ArchivePath.isPublic(event.folded(Field.FILE_PATH));
    }

    private static boolean isThief(Event event) {
        if (Dataset.of(event) != Dataset.ANTIVIRUS) {
            return false;
        }
        int code = EventCode.of(event);
        return (code == 1116 || code == 1117 || code == 1006 || code == 1007)
                && THIEF_WORDS.in(event.written(Field.OBJECT)) != 0;
    }

    private static void start(Event event, int tool, Tables tables) {
        long time = event.number(Field.TIMESTAMP);
        long path = -1;
        Slice command = event.folded(Field.PROCESS_COMMAND_LINE);
        if (TransferTools.at(tool).isArchiver()) {
            path = ArchivePath.in(command);
        }
        var row = tables.row(STARTS).key(event.folded(Field.HOST_NAME)).keyByte(tool);
        if (path >= 0) {
            row.key(command.bytes(), (int) (path >>> 32), (int) path);
        } else {
            row.key(Slice.ABSENT);
        }
        row.key(event.folded(Field.USER_NAME))
                .key(Math.floorDiv(time, Timestamp.HOUR))
                .add(COUNT, 1)
                .add(FIRST, time)
                .add(LAST, time);
    }

    private static void archive(Event event, Tables tables) {
        long time = event.number(Field.TIMESTAMP);
        tables.row(ARCHIVES)
                .key(event.folded(Field.HOST_NAME))
                .key(event.folded(Field.FILE_PATH))
                .key(event.folded(Field.USER_NAME))
                .key(Math.floorDiv(time, Timestamp.HOUR))
                .add(COUNT, 1)
                .add(FIRST, time)
                .add(LAST, time)
                .add(BYTES, event.has(Field.FILE_SIZE) ? event.number(Field.FILE_SIZE) : -1);
    }

    private static void upload(Event event, Tables tables) {
        long time = event.number(Field.TIMESTAMP);
        tables.row(UPLOADS)
                .keyIp(event, Field.SOURCE_IP)
                .keyIp(event, Field.DESTINATION_IP)
                .key(event.folded(Field.DESTINATION_DOMAIN))
                .key(event.folded(event.has(Field.FILE_PATH) ? Field.FILE_PATH : Field.URL_PATH))
                .key(Math.floorDiv(time, Timestamp.HOUR))
                .add(COUNT, 1)
                .add(FIRST, time)
                .add(LAST, time)
                .add(BYTES, UploadEvents.bytes(event));
    }
}
