package konseki.parse.evtx;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// UTF-16 to UTF-8, four ASCII characters at a time.
final class Utf16 {
    /// Most bytes that one unit of two bytes becomes.
    static final int GROWTH = 3;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0xff80ff80ff80ff80L;
    private static final long ONES = 0x0001000100010001L;
    private static final long SIGNS = 0x8000800080008000L;
    private static final int REPLACEMENT = 0xfffd;

    private Utf16() {}

    /// Whether one of four units is NUL.
    static boolean hasNul(long four) {
        return (four - ONES & ~four & SIGNS) != 0;
    }

    /// Writes the text at `bytes[from, to)`, up to its first NUL, to `target` at `at`. An unpaired surrogate becomes
    /// U+FFFD.
    ///
    /// @param target with room for [#GROWTH] bytes per unit
    /// @return where it ends in `target`
    static int toUtf8(byte[] bytes, int from, int to, byte[] target, int at) {
        int i = from;
        int end = at;
        while (to - i >= Long.BYTES) {
            long four = LittleEndian.i64(bytes, i);
            if ((four & NOT_ASCII | four - ONES & ~four & SIGNS) != 0) {
                break;
            }
            long pairs = (four | four >>> 8) & 0x0000ffff0000ffffL;
            INT.set(target, end, (int) (pairs | pairs >>> 16));
            end += 4;
            i += Long.BYTES;
        }
        return anyToUtf8(bytes, i, to, target, end);
    }

    private static int anyToUtf8(byte[] bytes, int from, int to, byte[] target, int at) {
        int end = at;
        for (int i = from; i + 1 < to; i += 2) {
            int unit = LittleEndian.u16(bytes, i);
            if (unit == 0) {
                break;
            } else if (unit < 0x80) {
                target[end++] = (byte) unit;
            } else if (unit < 0x800) {
                target[end++] = (byte) (0xc0 | unit >> 6);
                target[end++] = (byte) (0x80 | unit & 0x3f);
            } else if (unit >= 0xd800 && unit < 0xdc00 && isLow(bytes, i + 2, to)) {
                end = writeFour(0x10000 + (unit - 0xd800 << 10) + LittleEndian.u16(bytes, i + 2) - 0xdc00, target, end);
                i += 2;
            } else {
                int meant = unit >= 0xd800 && unit < 0xe000 ? REPLACEMENT : unit;
                target[end++] = (byte) (0xe0 | meant >> 12);
                target[end++] = (byte) (0x80 | meant >> 6 & 0x3f);
                target[end++] = (byte) (0x80 | meant & 0x3f);
            }
        }
        return end;
    }

    private static boolean isLow(byte[] bytes, int at, int to) {
        return at + 1 < to && (LittleEndian.u16(bytes, at) & 0xfc00) == 0xdc00;
    }

    private static int writeFour(int codePoint, byte[] target, int at) {
        target[at] = (byte) (0xf0 | codePoint >> 18);
        target[at + 1] = (byte) (0x80 | codePoint >> 12 & 0x3f);
        target[at + 2] = (byte) (0x80 | codePoint >> 6 & 0x3f);
        target[at + 3] = (byte) (0x80 | codePoint & 0x3f);
        return at + 4;
    }
}
