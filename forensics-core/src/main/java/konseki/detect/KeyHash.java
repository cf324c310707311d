package konseki.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A fixed 64-bit hash of key bytes, eight at a time. Part of the state's version: caps keep the keys with the smallest
/// hash, so it never changes without one.
public final class KeyHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private KeyHash() {}

    public static long of(byte[] bytes, int from, int length) {
        long hash = length * MULTIPLIER;
        int i = from;
        int end = from + length;
        long other = MULTIPLIER;
        for (; i + 16 <= end; i += 16) { // two chains, so that multiplications overlap
            hash = mix(hash ^ (long) LONGS.get(bytes, i));
            other = mix(other ^ (long) LONGS.get(bytes, i + 8));
        }
        hash ^= Long.rotateLeft(other, 32);
        if (i + 8 <= end) {
            hash = mix(hash ^ (long) LONGS.get(bytes, i));
            i += 8;
        }
        if (i < end) {
            long tail = 0;
            for (int k = end - 1; k >= i; k--) {
                tail = tail << 8 | bytes[k] & 0xff;
            }
            hash = mix(hash ^ tail);
        }
        return hash ^ hash >>> 32;
    }

    /// One hash from two, in which their order counts.
    public static long join(long first, long second) {
        return mix(mix(first + MULTIPLIER) ^ second);
    }

    private static long mix(long value) {
        long product = value * MULTIPLIER;
        return product ^ Math.unsignedMultiplyHigh(value, MULTIPLIER);
    }
}
