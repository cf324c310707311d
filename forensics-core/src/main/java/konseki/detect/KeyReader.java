package konseki.detect;

import java.nio.charset.StandardCharsets;
import konseki.event.IpAddress;

/// Reads the parts of a key in the order in which [Row] wrote them. Belongs to one cursor; the key changes with it.
public final class KeyReader {
    static final int NO_ADDRESS = 0;
    static final int V4 = 4;
    static final int V6 = 6;

    private byte[] bytes = new byte[0];
    private int length;
    private int position;
    private long addressLow;

    KeyReader() {}

    KeyReader point(byte[] newBytes, int newLength) {
        bytes = newBytes;
        length = newLength;
        position = 0;
        return this;
    }

    /// Back to the first part.
    public KeyReader restart() {
        position = 0;
        return this;
    }

    public long number() {
        return rawLong() ^ Long.MIN_VALUE;
    }

    private long rawLong() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | bytes[position++] & 0xff;
        }
        return value;
    }

    /// The unsigned byte.
    public int readByte() {
        return bytes[position++] & 0xff;
    }

    /// The unsigned short.
    public int readShort() {
        return (bytes[position++] & 0xff) << 8 | bytes[position++] & 0xff;
    }

    /// The upper half of an address; read [#ipLow] next. An absent address reads as `::`.
    public long ipHigh() {
        int kind = readByte();
        long high = kind == V6 ? rawLong() : 0;
        addressLow = switch (kind) {
            case V4 -> IpAddress.v4(readShort() << 16 | readShort());
            case V6 -> rawLong();
            default -> 0;
        };
        return high;
    }

    public long ipLow() {
        return addressLow;
    }

    public String text() {
        byte[] out = new byte[length - position];
        int end = 0;
        while (true) {
            byte b = bytes[position++];
            if (b != 0) {
                out[end++] = b;
            } else if (bytes[position++] == 0) {
                return new String(out, 0, end, StandardCharsets.UTF_8);
            } else {
                out[end++] = 0;
            }
        }
    }

    public boolean hasMore() {
        return position < length;
    }
}
