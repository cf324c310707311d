package konseki.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes of UTF-8 text somewhere in an array. A constant made by [#of] never changes; a slice handed out by an [Event]
/// is reused and valid only during the call that receives the event.
public final class Slice {

    /// What an absent text is. Compare by identity or with [#isAbsent].
    public static final Slice ABSENT = new Slice(new byte[0], 0, 0);

    private byte[] bytes;
    private int offset;
    private int length;

    private Slice(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    /// A constant with its own bytes.
    public static Slice of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Slice(bytes, 0, bytes.length);
    }

    /// A slice of bytes that stay as they are while it is used.
    public static Slice of(byte[] bytes, int offset, int length) {
        return new Slice(bytes, offset, length);
    }

    static Slice reusable() {
        return new Slice(ABSENT.bytes, 0, 0);
    }

    Slice point(byte[] newBytes, int newOffset, int newLength) {
        bytes = newBytes;
        offset = newOffset;
        length = newLength;
        return this;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    public int end() {
        return offset + length;
    }

    /// The byte at `index` from the slice's start, as written (signed).
    public byte at(int index) {
        return bytes[offset + index];
    }

    public boolean isAbsent() {
        return this == ABSENT;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /// Byte for byte; absent equals nothing but itself.
    public boolean sameAs(Slice other) {
        return isAbsent() == other.isAbsent()
                && Arrays.equals(bytes, offset, end(), other.bytes, other.offset, other.end());
    }

    public boolean startsWith(Slice prefix) {
        return length >= prefix.length
                && Arrays.equals(bytes, offset, offset + prefix.length, prefix.bytes, prefix.offset, prefix.end());
    }

    public boolean endsWith(Slice suffix) {
        return length >= suffix.length
                && Arrays.equals(bytes, end() - suffix.length, end(), suffix.bytes, suffix.offset, suffix.end());
    }

    /// Whether `part` stands anywhere in this slice; O(length × part length) at worst.
    public boolean contains(Slice part) {
        return indexOf(part) >= 0;
    }

    /// Distance from the start to the first occurrence of `part`, or -1.
    public int indexOf(Slice part) {
        for (int at = 0; at <= length - part.length; at++) {
            int from = offset + at;
            if (Arrays.equals(bytes, from, from + part.length, part.bytes, part.offset, part.end())) {
                return at;
            }
        }
        return -1;
    }

    /// Distance from the start to the last `wanted` byte, or -1.
    public int lastIndexOf(char wanted) {
        for (int at = length - 1; at >= 0; at--) {
            if (bytes[offset + at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, offset, end());
    }

    /// The text; invalid UTF-8 becomes U+FFFD. Allocates.
    @Override
    public String toString() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
