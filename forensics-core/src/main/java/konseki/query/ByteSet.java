package konseki.query;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/// A set of folded texts as bytes: open addressing, a lookup allocates nothing. Immutable.
final class ByteSet {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] FREE = {};

    private final byte[][] buckets;
    private final boolean hasEmpty;

    private ByteSet(byte[][] buckets, boolean hasEmpty) {
        this.buckets = buckets;
        this.hasEmpty = hasEmpty;
    }

    static ByteSet of(Collection<String> values) {
        byte[][] buckets = new byte[Math.max(4, Integer.highestOneBit(Math.max(1, values.size())) << 2)][];
        Arrays.fill(buckets, FREE);
        boolean hasEmpty = false;
        for (String value : values) {
            byte[] folded = TextMatcher.fold(value.getBytes(StandardCharsets.UTF_8));
            hasEmpty |= folded.length == 0;
            buckets[bucketOf(buckets, folded, 0, folded.length)] = folded;
        }
        return new ByteSet(buckets, hasEmpty);
    }

    boolean contains(byte[] text, int from, int to) {
        return from == to ? hasEmpty : buckets[bucketOf(buckets, text, from, to)].length > 0;
    }

    /// Where the text stands, or would.
    private static int bucketOf(byte[][] buckets, byte[] text, int from, int to) {
        int mask = buckets.length - 1;
        int bucket = hash(text, from, to) & mask;
        while (buckets[bucket].length > 0
                && !Arrays.equals(text, from, to, buckets[bucket], 0, buckets[bucket].length)) {
            bucket = bucket + 1 & mask;
        }
        return bucket;
    }

    /// Of bytes, eight at a time.
    static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            hash = mix(hash ^ (long) LONGS.get(bytes, i));
        }
        long tail = 0;
        for (; i < to; i++) {
            tail = tail << 8 | bytes[i] & 0xff;
        }
        hash = mix(hash ^ tail);
        return (int) (hash ^ hash >>> 32);
    }

    private static long mix(long value) {
        long product = (value ^ value >>> 32) * 0x9e3779b97f4a7c15L;
        return product ^ product >>> 29;
    }
}
