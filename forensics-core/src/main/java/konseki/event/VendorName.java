package konseki.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The original name of a vendor field, prepared for lookup: a constant of whoever asks for it.
public final class VendorName {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final NameNumbers NUMBERS = new NameNumbers();

    private final byte[] bytes;
    private final int hash;
    private final int number;

    private VendorName(byte[] bytes) {
        this.bytes = bytes;
        this.hash = hash(bytes, 0, bytes.length);
        this.number = NUMBERS.give(bytes, hash);
    }

    public static VendorName of(String name) {
        return new VendorName(name.getBytes(StandardCharsets.UTF_8));
    }

    /// How many different names have been made and numbered in this process.
    public static int numbered() {
        return NUMBERS.count();
    }

    /// The number of the name that stands at `bytes[from, to)`, or -1 if nobody has made it.
    public static int numberOf(byte[] bytes, int from, int to) {
        return NUMBERS.find(bytes, from, to, hash(bytes, from, to));
    }

    /// Small, and the same for equal names.
    int number() {
        return number;
    }

    byte[] bytes() {
        return bytes;
    }

    int hash() {
        return hash;
    }

    /// Of the first and last eight bytes and the length: made for each vendor field of each record, and equality is
    /// looked at anyway.
    static int hash(byte[] bytes, int from, int to) {
        int length = to - from;
        long mixed = length;
        if (length >= Long.BYTES) {
            mixed += (long) WORD.get(bytes, from) ^ Long.rotateLeft((long) WORD.get(bytes, to - Long.BYTES), 29);
        } else {
            for (int i = from; i < to; i++) {
                mixed = mixed << Byte.SIZE | bytes[i] & 0xff;
            }
        }
        return (int) (mixed * GOLDEN >>> 32);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
