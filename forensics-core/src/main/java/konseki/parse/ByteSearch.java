package konseki.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds and counts bytes eight at a time, in plain Java: a word that holds the wanted byte somewhere has a zero byte
/// after XOR, and subtracting one from every byte borrows exactly at the first of them.
///
/// Three to five times faster than a loop over bytes where the distance is more than a word; the plain loop is the
/// oracle of its test.
public final class ByteSearch {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long LOWS = ~HIGHS;

    private ByteSearch() {}

    /// Eight bytes from `at` on, the first in the lowest byte. The caller knows that they are there.
    public static long word(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    /// A word of eight equal bytes.
    public static long repeat(int asByte) {
        return (asByte & 0xff) * ONES;
    }

    /// A mask whose lowest set bit stands in the first byte of `word` that equals those of `repeated`; bits above it
    /// mean nothing.
    public static long match(long word, long repeated) {
        long difference = word ^ repeated;
        return difference - ONES & ~difference & HIGHS;
    }

    /// The index, from 0, of the byte that a mask of [#match] points at.
    public static int first(long mask) {
        return Long.numberOfTrailingZeros(mask) >>> 3;
    }

    /// Place of the first `wanted` byte in `bytes[from, to)`, or `to`; the same as [#indexOf], but faster where it is
    /// hundreds of bytes away.
    static int indexOfFar(byte[] bytes, int from, int to, int wanted) {
        long repeated = repeat(wanted);
        int i = from;
        for (; i <= to - 4 * Long.BYTES; i += 4 * Long.BYTES) {
            long mask = match((long) WORD.get(bytes, i), repeated)
                    | match((long) WORD.get(bytes, i + Long.BYTES), repeated)
                    | match((long) WORD.get(bytes, i + 2 * Long.BYTES), repeated)
                    | match((long) WORD.get(bytes, i + 3 * Long.BYTES), repeated);
            if (mask != 0) {
                break;
            }
        }
        return indexOf(bytes, i, to, wanted);
    }

    /// Place of the first `wanted` byte in `bytes[from, to)`, or `to`.
    public static int indexOf(byte[] bytes, int from, int to, int wanted) {
        long repeated = repeat(wanted);
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long mask = match((long) WORD.get(bytes, i), repeated);
            if (mask != 0) {
                return i + first(mask);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == (byte) wanted) {
                return i;
            }
        }
        return to;
    }

    /// Place of the last `wanted` byte in `bytes[from, to)`, or -1.
    public static int lastIndexOf(byte[] bytes, int from, int to, int wanted) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == (byte) wanted) {
                return i;
            }
        }
        return -1;
    }

    /// How many `wanted` bytes there are in `bytes[from, to)`.
    public static int count(byte[] bytes, int from, int to, int wanted) {
        long repeated = repeat(wanted);
        int count = 0;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long difference = (long) WORD.get(bytes, i) ^ repeated;
            count += Long.bitCount(~((difference & LOWS) + LOWS | difference | LOWS));
        }
        for (; i < to; i++) {
            count += bytes[i] == (byte) wanted ? 1 : 0;
        }
        return count;
    }
}
