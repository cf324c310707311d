package konseki.event;

import java.nio.charset.StandardCharsets;

/// The original name of a vendor field, prepared for lookup: a constant of whoever asks for it.
public final class VendorName {
    private final byte[] bytes;
    private final int hash;

    private VendorName(byte[] bytes) {
        this.bytes = bytes;
        this.hash = hash(bytes, 0, bytes.length);
    }

    public static VendorName of(String name) {
        return new VendorName(name.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes;
    }

    int hash() {
        return hash;
    }

    static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 15;
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
