package konseki.detect;

import java.util.Arrays;

/// The rows of one table that one worker holds in memory: open addressing over key bytes in one array, longs in
/// another. Belongs to one worker; no object per row.
///
/// Cost: a lookup is a hash of the key, one probe and one comparison of bytes; memory per row is the key, 8 bytes a
/// slot, and 28 bytes of bookkeeping at the usual load.
final class StateTable {
    private static final int FREE = 0;

    private final Slot[] slots;
    private final long[] identities;
    /// Row number + 1 per bucket, and the upper half of the key's hash beside it.
    private int[] buckets = new int[1024];
    private int[] tags = new int[1024];
    private byte[] keys = new byte[16 * 1024];
    private int keysEnd;
    private int[] keyStarts = new int[513];
    private long[] values;
    private int rows;

    StateTable(Table table) {
        slots = table.slots().toArray(Slot[]::new);
        identities = table.slots().stream().mapToLong(Slot::identity).toArray();
        values = new long[512 * slots.length];
    }

    int rows() {
        return rows;
    }

    /// Bytes held, spare room included.
    long bytesHeld() {
        return keys.length + 8L * values.length + 4L * keyStarts.length + 8L * buckets.length;
    }

    /// The row of that key, made if it is new.
    int find(byte[] key, int length) {
        long hash = KeyHash.of(key, 0, length);
        int mask = buckets.length - 1;
        int tag = (int) (hash >>> 32);
        int bucket = (int) hash & mask;
        while (buckets[bucket] != FREE) {
            if (tags[bucket] == tag && isKey(buckets[bucket] - 1, key, length)) {
                return buckets[bucket] - 1;
            }
            bucket = bucket + 1 & mask;
        }
        buckets[bucket] = rows + 1;
        tags[bucket] = tag;
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
            rehash();
        }
        return row;
    }

    private void appendIdentities(int row) {
        int at = row * slots.length;
        if (at + slots.length > values.length) {
            values = Arrays.copyOf(values, grown(values.length, at + slots.length));
        }
        System.arraycopy(identities, 0, values, at, slots.length);
    }

    private static int grown(int now, int atLeast) {
        return (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(atLeast, now + (now >> 1) + 16L));
    }

    private void rehash() {
        int[] oldBuckets = buckets;
        int[] oldTags = tags;
        int mask = 2 * oldBuckets.length - 1;
        buckets = new int[mask + 1];
        tags = new int[mask + 1];
        for (int i = 0; i < oldBuckets.length; i++) {
            if (oldBuckets[i] != FREE) {
                int row = oldBuckets[i] - 1;
                long hash = KeyHash.of(keys, keyStarts[row], keyStarts[row + 1] - keyStarts[row]);
                int bucket = (int) hash & mask;
                while (buckets[bucket] != FREE) {
                    bucket = bucket + 1 & mask;
                }
                buckets[bucket] = oldBuckets[i];
                tags[bucket] = oldTags[i];
            }
        }
    }

    void merge(int row, int slot, long value) {
        int at = row * slots.length + slot;
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
        return values[row * slots.length + slot];
    }

    int slotCount() {
        return slots.length;
    }

    /// Forgets all rows and gives large arrays back, as after a spill.
    void clear() {
        Arrays.fill(buckets, FREE);
        keysEnd = 0;
        rows = 0;
    }
}
