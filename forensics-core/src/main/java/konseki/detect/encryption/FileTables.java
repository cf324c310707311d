package konseki.detect.encryption;

import java.util.List;
import konseki.detect.Dataset;
import konseki.detect.KeyHash;
import konseki.detect.Row;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;

/// What is kept of changes of files, by actor and half minute.
///
/// An actor is a program on a machine, or over SMB an account from a client address on a server. Its names stand once
/// in [#ACTORS]; all other rows carry its 64-bit hash, whose last bit is set for SMB. A window of a minute is two
/// halves that follow each other, so the two grids of windows that overlap by half need one set of rows.
final class FileTables {
    static final long HALF = 30 * Timestamp.SECOND;

    private static final long REMOTE = 1;

    /// (actor, host, program, client address, account): first, last.
    static final Table ACTORS = Table.of("actors", 1, Slot.MIN, Slot.MAX);

    static final int FIRST = 0;
    static final int LAST = 1;

    /// (actor, half): written, renamed, deleted, first, last.
    static final Table CHANGES = Table.of("changes", 1, Slot.SUM, Slot.SUM, Slot.SUM, Slot.MIN, Slot.MAX);

    static final int CHANGES_FIRST = 3;
    static final int CHANGES_LAST = 4;

    /// (actor, half, what, hash of a path): distinct files and directories.
    static final Table PATHS = Table.set("paths", 1);

    static final int NEW_FILE = 0;
    static final int DELETED_FILE = 1;
    static final int DIRECTORY = 2;

    /// (actor, half, hash of the pair, shape, old extension, new extension): how often.
    static final Table EXTENSIONS = Table.of("extensions", 1, Slot.SUM);

    /// (actor, half, name, hash of the directory): text files, which may be notes.
    static final Table NOTES = Table.set("notes", 1);

    static final List<Table> ALL = List.of(ACTORS, CHANGES, PATHS, EXTENSIONS, NOTES);

    private static final WordScan NOTE_EXTENSIONS = WordScan.of("txt", "hta", "html", "htm", "pdf", "rtf");
    private static final int LONGEST_NOTE_NAME = 128;

    private FileTables() {}

    static void observe(Event event, Dataset dataset, Tables tables) {
        FileChange change = FileChange.of(event, dataset);
        if (change == FileChange.NONE) {
            return;
        }
        boolean remote = dataset == Dataset.SECURITY && event.has(Field.SOURCE_IP);
        long actor = actor(event, remote, tables);
        long time = event.number(Field.TIMESTAMP);
        long half = Math.floorDiv(time, HALF);
        tables.row(CHANGES)
                .key(actor)
                .key(half)
                .add(change.ordinal() - 1, 1)
                .add(CHANGES_FIRST, time)
                .add(CHANGES_LAST, time);
        addPaths(event, change, actor, half, tables);
    }

    private static long actor(Event event, boolean remote, Tables tables) {
        Slice host = event.folded(Field.HOST_NAME);
        Slice program = remote ? Slice.ABSENT : event.folded(Field.PROCESS_EXECUTABLE);
        Slice account = remote ? event.folded(Field.USER_NAME) : Slice.ABSENT;
        long hash = KeyHash.join(hash(host), hash(program));
        hash = KeyHash.join(hash, hash(account));
        if (remote) {
            hash = KeyHash.join(KeyHash.join(hash, event.ipHigh(Field.SOURCE_IP)), event.ipLow(Field.SOURCE_IP));
        }
        hash = remote ? hash | REMOTE : hash & ~REMOTE;
        Row row = tables.row(ACTORS).key(hash).key(host).key(program);
        row = remote ? row.keyIp(event, Field.SOURCE_IP) : row.keyIp(0, 0);
        long time = event.number(Field.TIMESTAMP);
        row.key(account).add(FIRST, time).add(LAST, time);
        return hash;
    }

    /// Whether the actor of that hash works over SMB.
    static boolean isRemote(long actor) {
        return (actor & REMOTE) != 0;
    }

    private static long hash(Slice text) {
        return KeyHash.of(text.bytes(), text.offset(), text.length());
    }

    private static void addPaths(Event event, FileChange change, long actor, long half, Tables tables) {
        Slice path = event.folded(Field.FILE_PATH);
        byte[] bytes = path.bytes();
        int base = FileName.baseStart(bytes, path.offset(), path.end());
        // Over SMB a path is relative to its share.
        long share = hash(event.folded(Field.OBJECT));
        long directory = KeyHash.join(share, KeyHash.of(bytes, path.offset(), base - path.offset()));
        long file = KeyHash.join(directory, KeyHash.of(bytes, base, path.end() - base));
        int what = change == FileChange.DELETED ? DELETED_FILE : NEW_FILE;
        tables.row(PATHS).key(actor).key(half).keyByte(what).key(file).put();
        tables.row(PATHS).key(actor).key(half).keyByte(DIRECTORY).key(directory).put();
        if (change != FileChange.DELETED) {
            int dot = FileName.extensionDot(bytes, base, path.end());
            if (dot >= 0) {
                addExtension(event, change, bytes, base, dot, path.end(), actor, half, tables);
                addNote(bytes, base, dot, path.end(), directory, actor, half, tables);
            }
        }
    }

    /// The pair of extensions: of a rename in any case; of a new file if its name keeps an older extension.
    private static void addExtension(
            Event event,
            FileChange change,
            byte[] bytes,
            int base,
            int dot,
            int to,
            long actor,
            long half,
            Tables tables) {
        long stem = FileName.stem(bytes, base, dot);
        int stemEnd = FileName.stemEnd(stem);
        int oldDot = FileName.oldExtensionDot(bytes, base, stemEnd);
        int oldFrom = oldDot + 1;
        int oldTo = stemEnd;
        byte[] oldBytes = bytes;
        if (change == FileChange.RENAMED && event.has(Field.FILE_OLD_EXTENSION)) {
            Slice before = event.folded(Field.FILE_OLD_EXTENSION);
            oldBytes = before.bytes();
            oldFrom = before.offset();
            oldTo = before.end();
        } else if (oldDot < 0) {
            if (change != FileChange.RENAMED) {
                return;
            }
            oldFrom = oldTo; // renamed from something without an extension
        }
        int shape = FileName.shapeOrdinal(stem);
        long pair = KeyHash.join(
                KeyHash.of(oldBytes, oldFrom, oldTo - oldFrom), KeyHash.of(bytes, dot + 1, to - dot - 1) + shape);
        tables.row(EXTENSIONS)
                .key(actor)
                .key(half)
                .key(pair)
                .keyByte(shape)
                .key(oldBytes, oldFrom, oldTo)
                .key(bytes, dot + 1, to)
                .add(0, 1);
    }

    private static void addNote(
            byte[] bytes, int base, int dot, int to, long directory, long actor, long half, Tables tables) {
        int length = to - dot - 1;
        boolean text = length >= 3 && length <= 4 && NOTE_EXTENSIONS.in(bytes, dot + 1, to) != 0;
        if (text && to - base <= LONGEST_NOTE_NAME) {
            tables.row(NOTES)
                    .key(actor)
                    .key(half)
                    .key(bytes, base, to)
                    .key(directory)
                    .put();
        }
    }
}
