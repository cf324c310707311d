package konseki.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import konseki.event.IpAddress;
import konseki.event.TextFolding;
import konseki.event.Timestamp;
import konseki.report.TerminalText;

/// JSON as bytes in one growing array, without an object per value. Belongs to one thread.
///
/// A fast path; its plain twins are [IpAddress#format], [Timestamp#format] and [JsonText].
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] PLAIN = plain();
    /// A byte becomes six at most: its escape.
    private static final int GROWTH = 6;

    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_ADDRESS = 39;
    private static final int LONGEST_MOMENT = 30;
    private static final int DATE = 10;

    private byte[] bytes = new byte[1 << 14];
    private int end;
    private long dateOf = Long.MIN_VALUE;
    private final byte[] date = new byte[DATE];

    private static boolean[] plain() {
        boolean[] plain = new boolean[256];
        Arrays.fill(plain, ' ', 0x7f, true);
        plain['"'] = false;
        plain['\\'] = false;
        return plain;
    }

    void clear() {
        end = 0;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, end);
    }

    /// The last byte written, 0 where there is none.
    int last() {
        return end == 0 ? 0 : bytes[end - 1];
    }

    void raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, end, more.length);
        end += more.length;
    }

    void raw(char ascii) {
        room(1);
        bytes[end++] = (byte) ascii;
    }

    void number(long value) {
        room(LONGEST_NUMBER);
        if (value == Long.MIN_VALUE) {
            raw("-9223372036854775808".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        long rest = Math.abs(value);
        if (value < 0) {
            bytes[end++] = '-';
        }
        int digits = 1;
        for (long power = 10; digits < 19 && rest >= power; power *= 10) {
            digits++;
        }
        for (int i = end + digits - 1; i >= end; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        end += digits;
    }

    /// Quoted and escaped; what is no UTF-8 becomes U+FFFD.
    void text(byte[] from, int start, int stop) {
        room(GROWTH * (stop - start) + 2);
        int begin = end;
        bytes[end++] = '"';
        if (!append(from, start, stop)) {
            byte[] repaired =
                    new String(from, start, stop - start, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            end = begin + 1;
            room(GROWTH * repaired.length + 1);
            append(repaired, 0, repaired.length);
        }
        bytes[end++] = '"';
    }

    /// @return false where a byte is no UTF-8
    private boolean append(byte[] from, int start, int stop) {
        int i = start;
        while (i < stop) {
            int plain = plainUntil(from, i, stop);
            System.arraycopy(from, i, bytes, end, plain - i);
            end += plain - i;
            if (plain == stop) {
                return true;
            }
            int length = appendOther(from, plain, stop);
            if (length == 0) {
                return false;
            }
            i = plain + length;
        }
        return true;
    }

    /// Where the bytes end that stand in JSON as they are.
    private static int plainUntil(byte[] from, int start, int stop) {
        int i = start;
        while (i < stop && PLAIN[from[i] & 0xff]) {
            i++;
        }
        return i;
    }

    /// Appends one character that must be looked at.
    ///
    /// @return its length, 0 where it is no UTF-8
    private int appendOther(byte[] from, int i, int stop) {
        int c = from[i];
        if (c >= 0) {
            escape(c);
            return 1;
        }
        int length = TextFolding.sequenceLength(from, i, stop);
        if (length > 0) {
            appendSequence(from, i, length);
        }
        return length;
    }

    private void appendSequence(byte[] from, int i, int length) {
        int c = length == 2
                ? (from[i] & 0x1f) << 6 | from[i + 1] & 0x3f
                : length == 3 ? (from[i] & 0x0f) << 12 | (from[i + 1] & 0x3f) << 6 | from[i + 2] & 0x3f : 0;
        if (c != 0 && !TerminalText.isPlain(c)) {
            escape(c);
        } else {
            System.arraycopy(from, i, bytes, end, length);
            end += length;
        }
    }

    private void escape(int c) {
        bytes[end++] = '\\';
        int letter = switch (c) {
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '"', '\\' -> c;
            default -> 'u';
        };
        bytes[end++] = (byte) letter;
        if (letter == 'u') {
            for (int shift = 12; shift >= 0; shift -= 4) {
                bytes[end++] = HEX[c >>> shift & 15];
            }
        }
    }

    /// An address in its canonical text form, quoted.
    void address(long high, long low) {
        room(LONGEST_ADDRESS + 2);
        bytes[end++] = '"';
        if (IpAddress.isV4(high, low)) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                number(low >>> shift & 255);
                bytes[end++] = (byte) (shift == 0 ? '"' : '.');
            }
        } else {
            addressV6(high, low);
            bytes[end++] = '"';
        }
    }

    /// RFC 5952: the first longest run of two or more zero groups is left out.
    private void addressV6(long high, long low) {
        int gap = -1;
        int gapLength = 1;
        for (int g = 0; g < 8; g++) {
            int run = 0;
            while (g + run < 8 && group(high, low, g + run) == 0) {
                run++;
            }
            if (run > gapLength) {
                gap = g;
                gapLength = run;
            }
        }
        for (int g = 0; g < 8; g++) {
            if (g == gap) {
                bytes[end++] = ':';
                bytes[end++] = ':';
                g += gapLength - 1;
            } else {
                if (g > 0 && bytes[end - 1] != ':') {
                    bytes[end++] = ':';
                }
                hexadecimal(group(high, low, g));
            }
        }
    }

    private static int group(long high, long low, int g) {
        return (int) ((g < 4 ? high >>> 48 - 16 * g : low >>> 112 - 16 * g) & 0xffff);
    }

    private void hexadecimal(int group) {
        int shift = group >= 0x1000 ? 12 : group >= 0x100 ? 8 : group >= 0x10 ? 4 : 0;
        for (; shift >= 0; shift -= 4) {
            bytes[end++] = HEX[group >>> shift & 15];
        }
    }

    /// A moment in ISO 8601, UTC, quoted; fractions in groups of three digits, where there are any.
    void moment(long nanos) {
        room(LONGEST_MOMENT + 2);
        long day = Math.floorDiv(nanos, Timestamp.DAY);
        if (day != dateOf) {
            byte[] text = Timestamp.format(day * Timestamp.DAY).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, date, 0, DATE);
            dateOf = day;
        }
        long ofDay = nanos - day * Timestamp.DAY;
        int seconds = (int) (ofDay / Timestamp.SECOND);
        bytes[end++] = '"';
        System.arraycopy(date, 0, bytes, end, DATE);
        end += DATE;
        bytes[end++] = 'T';
        padded(seconds / 3600, 2);
        bytes[end++] = ':';
        padded(seconds / 60 % 60, 2);
        bytes[end++] = ':';
        padded(seconds % 60, 2);
        fraction((int) (ofDay % Timestamp.SECOND));
        bytes[end++] = 'Z';
        bytes[end++] = '"';
    }

    private void fraction(int nanos) {
        if (nanos != 0) {
            bytes[end++] = '.';
            if (nanos % 1_000_000 == 0) {
                padded(nanos / 1_000_000, 3);
            } else if (nanos % 1000 == 0) {
                padded(nanos / 1000, 6);
            } else {
                padded(nanos, 9);
            }
        }
    }

    private void padded(int value, int width) {
        int rest = value;
        for (int i = end + width - 1; i >= end; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        end += width;
    }

    private void room(int more) {
        if (more > bytes.length - end) {
            bytes = Arrays.copyOf(bytes, Math.max(end + more, 2 * bytes.length));
        }
    }
}
