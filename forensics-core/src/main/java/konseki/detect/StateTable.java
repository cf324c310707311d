package konseki.detect;

import java.util.Arrays;

/// The rows of one table that one worker holds in memory: open addressing over key bytes in one array, longs in
/// pages. Belongs to one worker; no object per row.
///
/// Rows come by [#place] and [#add] and wait in [PendingRows] for a while; whatever reads the table takes them in
/// first.
///
/// Cost: a lookup is a hash of the key, one probe and one comparison of bytes; memory per row is the key, 8 bytes a
/// slot, and 16 bytes of bookkeeping at the usual load. Growing never hashes a key again: a bucket holds the half of
/// the hash that says where it goes. Values stand in pages, so that they are not copied when the table grows.
final class StateTable {
    private static final long FREE = 0;
    private static final int PAGE_BITS = 10;
    private static final int PAGE_ROWS = 1 << PAGE_BITS;
    private static final long[][] NO_PAGES = {};

    private final Slot[] slots;
    private final long[] identities;
    private final PendingRows pending;
    /// The upper half of the key's hash in the upper half, row number + 1 in the lower.
    private long[] buckets = new long[1024];
    private byte[] keys = new byte[16 * 1024];
    private int keysEnd;
    private int[] keyStarts = new int[513];
    private long[][] pages = NO_PAGES;
    private int pageCount;
    private int rows;
    private final int[] ahead = new int[PendingRows.MOST];

    StateTable(Table table) {
        slots = table.slots().toArray(Slot[]::new);
        identities = table.slots().stream().mapToLong(Slot::identity).toArray();
        pending = new PendingRows(this, slots);
    }

    int rows() {
        pending.merge();
        return rows;
    }

    /// Where the row of that key can be added to until the next call; made if it is new.
    int place(byte[] key, int length) {
        return pending.place(key, length);
    }

    void add(int place, int slot, long value) {
        pending.add(place, slot, value);
    }

    /// Bytes held, spare room included.
    long bytesHeld() {
        return keys.length + 8L * pageCount * PAGE_ROWS * slots.length + 4L * keyStarts.length + 8L * buckets.length;
    }

    /// Reads what [#find] will read for keys with these tags, so that the waits for memory overlap.
    void expect(int[] tags, int count) {
        int mask = buckets.length - 1;
        for (int i = 0; i < count; i++) {
            ahead[i] = (int) buckets[tags[i] & mask];
        }
        long touched = 0;
        for (int i = 0; i < count; i++) {
            int row = Math.max(0, ahead[i] - 1);
            ahead[i] = keyStarts[row];
            if (ahead[i] < keysEnd && slots.length > 0) {
                long[] values = pages[row >>> PAGE_BITS];
                int at = placeInPage(row);
                touched += values[at] + values[at + slots.length - 1];
            }
        }
        for (int i = 0; i < count; i++) {
            touched += keys[ahead[i]];
        }
        ahead[0] = (int) touched; // so that nothing above can be left out
    }

    /// The row of the key `bytes[from, to)`, made if it is new.
    ///
    /// @param tag upper half of the key's hash
    int find(int tag, byte[] bytes, int from, int to) {
        int mask = buckets.length - 1;
        int bucket = tag & mask;
        for (long held = buckets[bucket]; held != FREE; held = buckets[bucket]) {
            if ((int) (held >>> 32) == tag && isKey((int) held - 1, bytes, from, to)) {
                return (int) held - 1;
            }
            bucket = bucket + 1 & mask;
        }
        buckets[bucket] = (long) tag << 32 | rows + 1;
        return append(bytes, from, to);
    }

    private boolean isKey(int row, byte[] bytes, int from, int to) {
        return Arrays.equals(keys, keyStarts[row], keyStarts[row + 1], bytes, from, to);
    }

    private int append(byte[] bytes, int from, int to) {
        int length = to - from;
        if (keysEnd + length > keys.length) {
            keys = Arrays.copyOf(keys, grown(keys.length, keysEnd + length));
        }
        if (rows + 2 > keyStarts.length) {
            keyStarts = Arrays.copyOf(keyStarts, grown(keyStarts.length, rows + 2));
        }
        int row = rows++;
        System.arraycopy(bytes, from, keys, keysEnd, length);
        keysEnd += length;
        keyStarts[row + 1] = keysEnd;
        appendIdentities(row);
        if (rows > buckets.length - (buckets.length >> 2)) {
            spread();
        }
        return row;
    }

    private void appendIdentities(int row) {
        int page = row >>> PAGE_BITS;
        if (page == pageCount) {
            if (page == pages.length) {
                pages = Arrays.copyOf(pages, 2 * page + 1);
            }
            pages[pageCount++] = new long[PAGE_ROWS * slots.length];
        }
        System.arraycopy(identities, 0, pages[page], placeInPage(row), slots.length);
    }

    private int placeInPage(int row) {
        return (row & PAGE_ROWS - 1) * slots.length;
    }

    private static int grown(int now, int atLeast) {
        return (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(atLeast, now + (now >> 1) + 16L));
    }

    /// Twice as many buckets.
    private void spread() {
        long[] old = buckets;
        int mask = 2 * old.length - 1;
        buckets = new long[mask + 1];
        for (long held : old) {
            if (held != FREE) {
                int bucket = (int) (held >>> 32) & mask;
                while (buckets[bucket] != FREE) {
                    bucket = bucket + 1 & mask;
                }
                buckets[bucket] = held;
            }
        }
    }

    /// Merges a value into each slot of a row.
    void merge(int row, long[] more, int from) {
        long[] values = pages[row >>> PAGE_BITS];
        int at = placeInPage(row);
        for (int i = 0; i < slots.length; i++) {
            values[at + i] = slots[i].merge(values[at + i], more[from + i]);
        }
    }

    /// Row numbers in key order.
    int[] sorted() {
        pending.merge();
        return new RowSort(keys, keyStarts, rows).sorted();
    }

    byte[] keys() {
        return keys;
    }

    int keyStart(int row) {
        return keyStarts[row];
    }

    int keyEnd(int row) {
        return keyStarts[row + 1];
    }

    /// Copies the values of a row to `target`, from `at` on.
    void values(int row, long[] target, int at) {
        System.arraycopy(pages[row >>> PAGE_BITS], placeInPage(row), target, at, slots.length);
    }

    int slotCount() {
        return slots.length;
    }
}
