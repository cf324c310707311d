package konseki.query;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Rows of longs by key bytes: open addressing, keys in one array. Belongs to one thread.
final class GroupTable {
    private final int width;
    private int[] buckets = new int[64];
    private byte[] keys = new byte[1024];
    private int[] ends = new int[32];
    private long[] values;
    private int rows;

    GroupTable(int width) {
        this.width = width;
        this.values = new long[32 * width];
    }

    int rows() {
        return rows;
    }

    long keyBytes() {
        return start(rows);
    }

    /// All rows one after another; another array after a row was added.
    long[] values() {
        return values;
    }

    byte[] key(int row) {
        return Arrays.copyOfRange(keys, start(row), ends[row]);
    }

    int keyLength(int row) {
        return ends[row] - start(row);
    }

    private int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    /// The row of that key, all zeros if it is new.
    int find(byte[] key, int length) {
        int mask = buckets.length - 1;
        int bucket = ByteSet.hash(key, 0, length) & mask;
        while (buckets[bucket] != 0) {
            int row = buckets[bucket] - 1;
            if (Arrays.equals(keys, start(row), ends[row], key, 0, length)) {
                return row;
            }
            bucket = bucket + 1 & mask;
        }
        buckets[bucket] = rows + 1;
        return append(key, length);
    }

    private int append(byte[] key, int length) {
        int from = start(rows);
        if (from + length > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(from + length, keys.length + (keys.length >> 1)));
        }
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, 2 * rows);
            values = Arrays.copyOf(values, 2 * rows * width);
        }
        System.arraycopy(key, 0, keys, from, length);
        ends[rows++] = from + length;
        if (rows > buckets.length / 2) {
            rehash();
        }
        return rows - 1;
    }

    private void rehash() {
        buckets = new int[4 * buckets.length];
        int mask = buckets.length - 1;
        for (int row = 0; row < rows; row++) {
            int bucket = ByteSet.hash(keys, start(row), ends[row]) & mask;
            while (buckets[bucket] != 0) {
                bucket = bucket + 1 & mask;
            }
            buckets[bucket] = row + 1;
        }
    }

    /// Row numbers in the order of their keys.
    int[] sorted() {
        return IntStream.range(0, rows)
                .boxed()
                .sorted((a, b) -> Arrays.compareUnsigned(keys, start(a), ends[a], keys, start(b), ends[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
