package konseki.detect;

import java.util.Arrays;

/// The rows of a table in memory, in key order. The table must not change meanwhile.
///
/// Rows in key order lie anywhere in memory, so some are copied at a time, where the waits for memory overlap.
final class TableRun implements SortedRun {
    private static final int AT_ONCE = 16;

    private final StateTable table;
    private final int[] order;
    private final long[] slots;
    private final int[] keyStarts = new int[AT_ONCE + 1];
    private byte[] keys = new byte[AT_ONCE * 64];
    private int copied;
    private int next;
    private int row;

    TableRun(StateTable table) {
        this.table = table;
        this.order = table.sorted();
        this.slots = new long[AT_ONCE * table.slotCount()];
    }

    @Override
    public boolean next() {
        if (next == order.length) {
            return false;
        }
        row = next % AT_ONCE;
        if (next == copied) {
            copy(Math.min(AT_ONCE, order.length - next));
        }
        next++;
        return true;
    }

    private void copy(int count) {
        for (int i = 0; i < count; i++) {
            int from = order[next + i];
            table.values(from, slots, i * table.slotCount());
            keyStarts[i + 1] = keyStarts[i] + table.keyEnd(from) - table.keyStart(from);
        }
        if (keyStarts[count] > keys.length) {
            keys = Arrays.copyOf(keys, 2 * keyStarts[count]);
        }
        for (int i = 0; i < count; i++) {
            int length = keyStarts[i + 1] - keyStarts[i];
            System.arraycopy(table.keys(), table.keyStart(order[next + i]), keys, keyStarts[i], length);
        }
        copied += count;
    }

    @Override
    public byte[] key() {
        return keys;
    }

    @Override
    public int keyFrom() {
        return keyStarts[row];
    }

    @Override
    public int keyLength() {
        return keyStarts[row + 1] - keyStarts[row];
    }

    @Override
    public long slot(int index) {
        return slots[row * table.slotCount() + index];
    }

    @Override
    public void close() {}
}
