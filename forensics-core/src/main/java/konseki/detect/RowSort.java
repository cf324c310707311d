package konseki.detect;

import java.util.Arrays;

/// Sorts row numbers by key bytes, unsigned. An in-place merge-free heap of ints would touch every key at each step;
/// this sorts 8-byte prefixes as longs first and compares whole keys only among equal prefixes.
final class RowSort {
    private final byte[] keys;
    private final int[] starts;
    private final int rows;

    RowSort(byte[] keys, int[] starts, int rows) {
        this.keys = keys;
        this.starts = starts;
        this.rows = rows;
    }

    int[] sorted() {
        int[] order = new int[rows];
        for (int row = 0; row < rows; row++) {
            order[row] = row;
        }
        sort(order, 0, rows, 0, new int[rows]);
        return order;
    }

    /// Radix by byte at `depth`, then deeper in each bucket; small ranges by comparison.
    private void sort(int[] order, int from, int to, int depth, int[] spare) {
        if (to - from < 48) {
            insertionSort(order, from, to, depth);
            return;
        }
        int[] counts = new int[258];
        for (int i = from; i < to; i++) {
            counts[byteAt(order[i], depth) + 1]++;
        }
        for (int b = 1; b < counts.length; b++) {
            counts[b] += counts[b - 1];
        }
        if (onlyOneBucket(counts, to - from)) {
            sortDeeperOrStop(order, from, to, depth, spare);
            return;
        }
        int[] ends = Arrays.copyOf(counts, counts.length);
        for (int i = from; i < to; i++) {
            spare[from + ends[byteAt(order[i], depth)]++] = order[i];
        }
        System.arraycopy(spare, from, order, from, to - from);
        for (int b = 1; b < 257; b++) {
            if (ends[b] - counts[b] > 1) {
                sort(order, from + counts[b], from + ends[b], depth + 1, spare);
            }
        }
    }

    private static boolean onlyOneBucket(int[] counts, int size) {
        for (int b = 1; b < counts.length; b++) {
            if (counts[b] != 0 && counts[b] != size) {
                return false;
            }
        }
        return true;
    }

    /// All keys share the byte at `depth`: skip all the bytes they share, without recursion per byte.
    private void sortDeeperOrStop(int[] order, int from, int to, int depth, int[] spare) {
        int shared = depth;
        while (true) {
            int first = byteAt(order[from], shared);
            if (first == 0) {
                return; // all keys end here, and keys are distinct: one row
            }
            for (int i = from + 1; i < to; i++) {
                if (byteAt(order[i], shared) != first) {
                    sort(order, from, to, shared, spare);
                    return;
                }
            }
            shared++;
        }
    }

    private void insertionSort(int[] order, int from, int to, int depth) {
        for (int i = from + 1; i < to; i++) {
            int row = order[i];
            int at = i;
            while (at > from && compare(order[at - 1], row, depth) > 0) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = row;
        }
    }

    private int compare(int a, int b, int depth) {
        return Arrays.compareUnsigned(
                keys,
                Math.min(starts[a] + depth, starts[a + 1]),
                starts[a + 1],
                keys,
                Math.min(starts[b] + depth, starts[b + 1]),
                starts[b + 1]);
    }

    /// 0 past the end, else the byte + 1.
    private int byteAt(int row, int depth) {
        int at = starts[row] + depth;
        return at < starts[row + 1] ? (keys[at] & 0xff) + 1 : 0;
    }
}
