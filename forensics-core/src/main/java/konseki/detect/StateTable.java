package konseki.detect;

import java.util.Arrays;

/// The rows of one table that one worker holds in memory: open addressing over key bytes in one array, longs in
/// pages. Belongs to one worker; no object per row.
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
    /// The upper half of the key's hash in the upper half, row number + 1 in the lower.
    private long[] buckets = new long[1024];
    private byte[] keys = new byte[16 * 1024];
    private int keysEnd;
    private int[] keyStarts = new int[513];
    private long[][] pages = NO_PAGES;
    private int pageCount;
    private int rows;

    StateTable(Table table) {
        slots = table.slots().toArray(Slot[]::new);
        identities = table.slots().stream().mapToLong(Slot::identity).toArray();
    }

    int rows() {
        return rows;
    }

    /// Bytes held, spare room included.
    long bytesHeld() {
        return keys.length + 8L * pageCount * PAGE_ROWS * slots.length + 4L * keyStarts.length + 8L * buckets.length;
    }

    /// The row of that key, made if it is new.
    int find(byte[] key, int length) {
        int tag = (int) (KeyHash.of(key, 0, length) >>> 32);
        int mask = buckets.length - 1;
        int bucket = tag & mask;
        for (long held = buckets[bucket]; held != FREE; held = buckets[bucket]) {
            if ((int) (held >>> 32) == tag && isKey((int) held - 1, key, length)) {
                return (int) held - 1;
            }
            bucket = bucket + 1 & mask;
        }
        buckets[bucket] = (long) tag << 32 | rows + 1;
        return append(key, length);
    }

    private boolean isKey(int row, byte[] key, int length) {
        int from = keyStarts[row];
        return keyStarts[row + 1] - from == length && Arrays.equals(keys, from, from + length, key, 0, length);
    }

    private int append(byte[] key, int length) {
        if (keysEnd + length > keys.length) {
            keys = Arrays.copyOf(keys, grown(keys.length, keysEnd + length));
        }
        if (rows + 2 > keyStarts.length) {
            keyStarts = Arrays.copyOf(keyStarts, grown(keyStarts.length, rows + 2));
        }
        int row = rows++;
        System.arraycopy(key, 0, keys, keysEnd, length);
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

    void merge(int row, int slot, long value) {
        long[] values = pages[row >>> PAGE_BITS];
        int at = placeInPage(row) + slot;
        values[at] = slots[slot].merge(values[at], value);
    }

    /// Row numbers in key order.
    int[] sorted() {
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

    long value(int row, int slot) {
        return pages[row >>> PAGE_BITS][placeInPage(row) + slot];
    }

    int slotCount() {
        return slots.length;
    }
}
