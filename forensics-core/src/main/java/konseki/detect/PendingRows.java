package konseki.detect;

import java.util.Arrays;

/// The rows that were written last and wait to be merged into a [StateTable]. Belongs to one worker.
///
/// Ugly for speed: a table beyond the cache costs three reads of memory per row, one after the other (bucket, key,
/// values), so rows are merged some at a time, where the reads of all of them overlap. Merging does not depend on
/// order,
/// so nobody can tell. A row whose key is that of the row before goes to the same place and costs no lookup at all.
final class PendingRows {
    static final int MOST = 32;

    private final StateTable table;
    private final Slot[] slots;
    private final long[] identities;
    private final long[] values;
    private final int[] tags = new int[MOST];
    private final int[] keyStarts = new int[MOST + 1];
    private byte[] keys = new byte[MOST * 64];
    private int rows;

    PendingRows(StateTable table, Slot[] slots) {
        this.table = table;
        this.slots = slots;
        identities = Arrays.stream(slots).mapToLong(Slot::identity).toArray();
        values = new long[MOST * slots.length];
    }

    /// A place for the row of that key, valid until the next call.
    int place(byte[] key, int length) {
        int tag = (int) (KeyHash.of(key, 0, length) >>> 32);
        int last = rows - 1;
        if (last >= 0 && tags[last] == tag && isKey(last, key, length)) {
            return last;
        }
        if (rows == MOST) {
            merge();
        }
        int from = keyStarts[rows];
        if (from + length > keys.length) {
            keys = Arrays.copyOf(keys, 2 * (from + length));
        }
        System.arraycopy(key, 0, keys, from, length);
        System.arraycopy(identities, 0, values, rows * slots.length, slots.length);
        tags[rows] = tag;
        keyStarts[rows + 1] = from + length;
        return rows++;
    }

    private boolean isKey(int row, byte[] key, int length) {
        return Arrays.equals(keys, keyStarts[row], keyStarts[row + 1], key, 0, length);
    }

    void add(int place, int slot, long value) {
        int at = place * slots.length + slot;
        values[at] = slots[slot].merge(values[at], value);
    }

    /// Brings all rows into the table.
    void merge() {
        table.expect(tags, rows);
        for (int i = 0; i < rows; i++) {
            int row = table.find(tags[i], keys, keyStarts[i], keyStarts[i + 1]);
            table.merge(row, values, i * slots.length);
        }
        rows = 0;
    }
}
