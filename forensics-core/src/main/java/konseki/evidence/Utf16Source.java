package konseki.evidence;

import java.io.IOException;

/// Text in UTF-16, as PowerShell's `>` and many consoles export it, in UTF-8 and without its byte order mark: what
/// comes
/// after needs to know one encoding only. Places in such a member are those of the UTF-8 text.
///
/// An unpaired surrogate and a last odd byte become U+FFFD.
final class Utf16Source implements ByteSource, Layered {
    private static final int REPLACEMENT = 0xfffd;
    private static final int MOST_BYTES = 4;

    private final ByteSource stored;
    private final boolean bigEndian;
    private final byte[] input = new byte[32 * 1024];
    private final byte[] output = new byte[input.length * 2];
    private int inputEnd;
    private int next;
    private int end;
    private boolean started;
    private boolean ended;

    Utf16Source(ByteSource stored, boolean bigEndian) {
        this.stored = stored;
        this.bigEndian = bigEndian;
    }

    /// Whether text in UTF-16 begins so. XML does not count: its carrier reads it as it stands.
    static boolean begins(byte[] head) {
        boolean big = head.length >= 4 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff;
        boolean little = head.length >= 4 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe;
        int first = big ? head[2] << 8 | head[3] & 0xff : little ? head[3] << 8 | head[2] & 0xff : 0;
        return (big || little) && first > 0 && first != '<';
    }

    @Override
    public ByteSource below() {
        return stored;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (next == end) {
            if (ended) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, end - next);
        System.arraycopy(output, next, into, from, count);
        next += count;
        return count;
    }

    private void decode() throws IOException {
        int count = stored.read(input, inputEnd, input.length - inputEnd);
        ended = count < 0;
        inputEnd += Math.max(0, count);
        next = 0;
        end = 0;
        int i = started || inputEnd < 2 ? 0 : 2;
        started |= i == 2;
        while (i + 1 < inputEnd && end + MOST_BYTES <= output.length) {
            int unit = unit(i);
            boolean high = unit >= 0xd800 && unit < 0xdc00;
            if (high && i + 3 >= inputEnd && !ended) {
                break;
            }
            boolean pair = high && i + 3 < inputEnd && (unit(i + 2) & 0xfc00) == 0xdc00;
            int meant = pair ? 0x10000 + (unit - 0xd800 << 10) + unit(i + 2) - 0xdc00 : unit;
            put(!pair && unit >= 0xd800 && unit < 0xe000 ? REPLACEMENT : meant);
            i += pair ? 4 : 2;
        }
        if (ended && i + 1 == inputEnd && end + MOST_BYTES <= output.length) {
            put(REPLACEMENT);
            i++;
        }
        System.arraycopy(input, i, input, 0, inputEnd - i);
        inputEnd -= i;
    }

    private int unit(int at) {
        int first = input[at] & 0xff;
        int second = input[at + 1] & 0xff;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    private void put(int codePoint) {
        if (codePoint < 0x80) {
            output[end++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            output[end++] = (byte) (0xc0 | codePoint >> 6);
            output[end++] = (byte) (0x80 | codePoint & 0x3f);
        } else if (codePoint < 0x10000) {
            output[end++] = (byte) (0xe0 | codePoint >> 12);
            output[end++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
            output[end++] = (byte) (0x80 | codePoint & 0x3f);
        } else {
            output[end++] = (byte) (0xf0 | codePoint >> 18);
            output[end++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
            output[end++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
            output[end++] = (byte) (0x80 | codePoint & 0x3f);
        }
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }
}
