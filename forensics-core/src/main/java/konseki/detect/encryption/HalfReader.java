package konseki.detect.encryption;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;

/// Reads the rows of [FileTables] half by half, actor by actor, in one pass over four tables in key order. Belongs to
/// one thread.
///
/// Per half at most [#MOST_PATHS] hashes of each kind, [#MOST_PAIRS] pairs and [#MOST_NOTES] names are read: those that
/// come first by a fixed hash, or by name.
final class HalfReader implements AutoCloseable {
    static final int MOST_PATHS = 1 << 17;
    static final int MOST_PAIRS = 1024;
    static final int MOST_NOTES = 256;

    private final RowCursor changes;
    private final Side paths;
    private final Side extensions;
    private final Side notes;
    private long actor;

    HalfReader(SortedRows rows) {
        changes = rows.rows(FileTables.CHANGES);
        paths = new Side(rows.rows(FileTables.PATHS));
        extensions = new Side(rows.rows(FileTables.EXTENSIONS));
        notes = new Side(rows.rows(FileTables.NOTES));
    }

    /// A table whose rows belong to the rows of another: the same actor and half, in the same order.
    private static final class Side {
        private final RowCursor cursor;
        private boolean more;
        private long actor;
        private long half;
        private KeyReader key;

        Side(RowCursor cursor) {
            this.cursor = cursor;
            this.key = cursor.key();
            advance();
        }

        void advance() {
            more = cursor.next();
            if (more) {
                key = cursor.key();
                actor = key.number();
                half = key.number();
            }
        }

        boolean isAt(long wantedActor, long wantedHalf) {
            return more && actor == wantedActor && half == wantedHalf;
        }
    }

    /// Moves to the next half.
    ///
    /// @return false after the last
    boolean next() {
        if (!changes.next()) {
            return false;
        }
        actor = changes.key().number();
        return true;
    }

    /// Hash of the actor of the half that [#next] found.
    long actor() {
        return actor;
    }

    /// The half that [#next] found; call once.
    Half half() {
        long number = changes.key().number();
        Paths newFiles = new Paths();
        Paths deleted = new Paths();
        Paths directories = new Paths();
        while (paths.isAt(actor, number)) {
            int what = paths.key.readByte();
            LongConsumer to =
                    what == FileTables.NEW_FILE ? newFiles : what == FileTables.DELETED_FILE ? deleted : directories;
            to.accept(paths.key.number());
            paths.advance();
        }
        return new Half(
                number,
                changes.slot(0),
                changes.slot(1),
                changes.slot(FileTables.CHANGES_FIRST),
                changes.slot(FileTables.CHANGES_LAST),
                newFiles.sorted(),
                deleted.sorted(),
                directories.sorted(),
                pairs(number),
                notes(number));
    }

    private SortedMap<Half.Pair, Long> pairs(long number) {
        SortedMap<Half.Pair, Long> pairs = new TreeMap<>();
        while (extensions.isAt(actor, number)) {
            if (pairs.size() < MOST_PAIRS) {
                KeyReader key = extensions.key;
                key.number(); // the hash that orders them
                FileName.Shape shape = FileName.Shape.at(key.readByte());
                String old = key.text();
                String extension = key.text();
                Half.Pair pair = new Half.Pair(old, extension, shape.suffix(extension));
                pairs.merge(pair, extensions.cursor.slot(0), Long::sum);
            }
            extensions.advance();
        }
        return pairs;
    }

    private SortedMap<String, long[]> notes(long number) {
        Map<String, Paths> byName = new TreeMap<>();
        while (notes.isAt(actor, number)) {
            String name = notes.key.text();
            if (byName.size() < MOST_NOTES || byName.containsKey(name)) {
                byName.computeIfAbsent(name, k -> new Paths()).accept(notes.key.number());
            }
            notes.advance();
        }
        SortedMap<String, long[]> sorted = new TreeMap<>();
        byName.forEach((name, directories) -> sorted.put(name, directories.sorted()));
        return sorted;
    }

    @Override
    public void close() {
        changes.close();
        paths.cursor.close();
        extensions.cursor.close();
        notes.cursor.close();
    }

    /// Hashes in the order of their keys, up to [#MOST_PATHS].
    private static final class Paths implements LongConsumer {
        private long[] values = new long[16];
        private int size;

        @Override
        public void accept(long value) {
            if (size < MOST_PATHS) {
                if (size == values.length) {
                    values = Arrays.copyOf(values, 2 * size);
                }
                values[size++] = value;
            }
        }

        long[] sorted() {
            return Arrays.copyOf(values, size);
        }
    }
}
