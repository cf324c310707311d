package konseki.event;

/// Lower case for comparison, code point by code point with [Character#toLowerCase(int)], on UTF-8 bytes.
///
/// Bytes that are no UTF-8 are kept as they are. Independent of locale; lengths may change by a byte or two per
/// character (`İ`, `K` the Kelvin sign).
public final class TextFolding {

    private TextFolding() {}

    /// Whether folding would change anything; ASCII is decided without decoding.
    public static boolean changes(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            if (c >= 'A' && c <= 'Z' || c < 0) {
                return true;
            }
        }
        return false;
    }

    /// Upper bound for the folded bytes of `length` bytes.
    public static int maxFoldedLength(int length) {
        return 2 * length;
    }

    /// Writes the folded form of `bytes[from, to)` to `out` from `at` on.
    ///
    /// @return where it ends
    public static int fold(byte[] bytes, int from, int to, byte[] out, int at) {
        int end = at;
        int i = from;
        while (i < to) {
            int c = bytes[i];
            if (c >= 0) {
                out[end++] = (byte) (c >= 'A' && c <= 'Z' ? c | 0x20 : c);
                i++;
            } else {
                int length = sequenceLength(bytes, i, to);
                if (length == 0) {
                    out[end++] = (byte) c;
                    i++;
                } else {
                    end = encode(Character.toLowerCase(decode(bytes, i, length)), out, end);
                    i += length;
                }
            }
        }
        return end;
    }

    /// The folded form of a text from a query or case.yaml; the same function as on bytes.
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /// Bytes of the well-formed sequence that starts at `i`, 2 to 4, or 0.
    public static int sequenceLength(byte[] bytes, int i, int to) {
        int lead = bytes[i] & 0xff;
        int length =
                lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
        if (length == 0 || i + length > to) {
            return 0;
        }
        for (int k = 1; k < length; k++) {
            if ((bytes[i + k] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int codePoint = decode(bytes, i, length);
        boolean overlong = length == 3 && codePoint < 0x800 || length == 4 && codePoint < 0x10000;
        boolean outside = codePoint > 0x10ffff || codePoint >= 0xd800 && codePoint < 0xe000;
        return overlong || outside ? 0 : length;
    }

    private static int decode(byte[] bytes, int i, int length) {
        int codePoint = bytes[i] & (length == 2 ? 0x1f : length == 3 ? 0x0f : 0x07);
        for (int k = 1; k < length; k++) {
            codePoint = codePoint << 6 | bytes[i + k] & 0x3f;
        }
        return codePoint;
    }

    /// Writes one code point in UTF-8; a lone surrogate becomes U+FFFD.
    ///
    /// @return where it ends
    public static int encode(int codePoint, byte[] out, int at) {
        if (codePoint >= 0xd800 && codePoint < 0xe000) {
            return encode(0xfffd, out, at);
        }
        int end = at;
        if (codePoint < 0x80) {
            out[end++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            out[end++] = (byte) (0xc0 | codePoint >> 6);
            out[end++] = (byte) (0x80 | codePoint & 0x3f);
        } else if (codePoint < 0x10000) {
            out[end++] = (byte) (0xe0 | codePoint >> 12);
            out[end++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
            out[end++] = (byte) (0x80 | codePoint & 0x3f);
        } else {
            out[end++] = (byte) (0xf0 | codePoint >> 18);
            out[end++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
            out[end++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
            out[end++] = (byte) (0x80 | codePoint & 0x3f);
        }
        return end;
    }

    /// Whether all of `bytes[from, to)` is well-formed UTF-8.
    public static boolean isUtf8(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (bytes[i] >= 0) {
                i++;
            } else {
                int length = sequenceLength(bytes, i, to);
                if (length == 0) {
                    return false;
                }
                i += length;
            }
        }
        return true;
    }
}
