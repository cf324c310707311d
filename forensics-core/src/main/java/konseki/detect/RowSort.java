package konseki.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Sorts row numbers by key bytes, unsigned; a key before its own continuations.
///
/// Ugly for speed (a heap of ints would touch two keys at each step): skips what all keys of a range share, packs the
/// next bytes of a key and its place in the range into one long, sorts these longs, and goes deeper only among equal
/// bytes. Some three times faster than a radix sort byte by byte. A sort of whole keys is the oracle of its test.
final class RowSort {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int FEW = 24;

    private final byte[] keys;
    private final int[] starts;
    private final int[] order;
    private final int[] before;
    private final long[] words;

    RowSort(byte[] keys, int[] starts, int rows) {
        this.keys = keys;
        this.starts = starts;
        order = new int[rows];
        before = new int[rows];
        words = new long[rows];
    }

    int[] sorted() {
        for (int row = 0; row < order.length; row++) {
            order[row] = row;
        }
        sort(0, order.length, 0);
        return order;
    }

    /// Sorts a range whose keys share the first `depth` bytes, as far as they have them: past its end a key counts as
    /// zeros until lengths decide.
    private void sort(int from, int to, int depth) {
        int first = from;
        while (to - first > FEW) {
            int shortest = first;
            int shared = length(order[first]);
            for (int i = first + 1; i < to; i++) {
                int common = shared(order[first], order[i], depth, shared);
                shortest = common == length(order[i]) && common < length(order[shortest]) ? i : shortest;
                shared = common;
            }
            if (length(order[shortest]) > shared) {
                sortWords(first, to, shared);
                return;
            }
            int row = order[shortest]; // it ends where the others go on
            order[shortest] = order[first];
            order[first++] = row;
        }
        insertionSort(first, to, depth);
    }

    /// @param depth what all keys of the range share
    private void sortWords(int from, int to, int depth) {
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(to - from - 1);
        long placeMask = (1L << placeBits) - 1;
        System.arraycopy(order, from, before, from, to - from);
        for (int i = from; i < to; i++) {
            words[i] = word(order[i], depth) & ~placeMask | i - from;
        }
        Arrays.sort(words, from, to);
        for (int i = from; i < to; i++) {
            order[i] = before[from + (int) (words[i] & placeMask)];
        }
        int deeper = depth + (Long.SIZE - placeBits) / Byte.SIZE;
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || ((words[i] ^ words[start]) & ~placeMask) != 0) {
                if (i - start > 1) {
                    sort(start, i, deeper);
                }
                start = i;
            }
        }
    }

    /// Eight bytes of the key, zeros past its end, so that signed longs sort as they do.
    private long word(int row, int depth) {
        int at = starts[row] + depth;
        int left = starts[row + 1] - at;
        if (left <= 0) {
            return Long.MIN_VALUE;
        }
        long word;
        if (at + Long.BYTES <= keys.length) {
            word = (long) LONGS.get(keys, at);
        } else {
            word = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                word = word << Byte.SIZE | (at + i < keys.length ? keys[at + i] & 0xff : 0);
            }
        }
        int surplus = Math.max(0, Long.BYTES - left) * Byte.SIZE;
        return (word >>> surplus << surplus) ^ Long.MIN_VALUE;
    }

    /// How many bytes two keys share, at most `most`.
    ///
    /// @param depth bytes that they share as far as both have them
    private int shared(int a, int b, int depth, int most) {
        int end = Math.min(most, length(b));
        int from = Math.min(depth, end);
        int mismatch =
                Arrays.mismatch(keys, starts[a] + from, starts[a] + end, keys, starts[b] + from, starts[b] + end);
        return mismatch < 0 ? end : from + mismatch;
    }

    private int length(int row) {
        return starts[row + 1] - starts[row];
    }

    private void insertionSort(int from, int to, int depth) {
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
        int bytes = Arrays.compareUnsigned(
                keys,
                Math.min(starts[a] + depth, starts[a + 1]),
                starts[a + 1],
                keys,
                Math.min(starts[b] + depth, starts[b + 1]),
                starts[b + 1]);
        return bytes != 0 ? bytes : Integer.compare(length(a), length(b));
    }
}
