package konseki.parse.evtx;

import konseki.event.EventBuffer;
import konseki.event.TextFolding;
import konseki.event.Timestamp;
import konseki.event.VendorCoding;

/// Values of binary XML as text; the plain twin is [PlainValue]. Nothing is allocated, except for floating-point numbers.
final class ValueText implements VendorCoding {
    static final ValueText CODING = new ValueText();

    private static final byte[] UPPER = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
    };
    private static final byte[] LOWER = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final int[] GUID_ORDER = {3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15};
    /// 9,999,999,999,999,999,999, as the bits of an unsigned number.
    private static final long LARGEST_19_DIGITS = 0x8ac7_2304_89e7_ffffL;
    private static final long TICKS_PER_SECOND = 10_000_000L;
    /// Days from 1601-01-01 to 1970-01-01.
    private static final long DAYS_TO_1970 = 134_774;
    private static final long SECONDS_PER_DAY = 86_400;

    private ValueText() {}

    /// Enough for each type: three bytes for one of ANSI, 38 for a GUID of 16.
    @Override
    public int mostBytes(int size) {
        return most(size);
    }

    static int most(int size) {
        return 3 * size + 24;
    }

    /// Whether the text of a value is empty.
    static boolean isEmpty(int type, byte[] bytes, int from, int size) {
        return switch (type) {
            case BinXml.NULL -> true;
            case BinXml.STRING -> size < 2 || LittleEndian.u16(bytes, from) == 0;
            case BinXml.ANSI -> isZero(bytes, from, from + size);
            default -> size == 0;
        };
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] == 0) {
            i++;
        }
        return i == to;
    }

    /// Appends the value at `bytes[from, from + size)` to the scratch.
    static void append(int type, byte[] bytes, int from, int size, EventBuffer out) {
        byte[] scratch = out.reserve(most(size));
        out.scratchEnd(CODING.write(type, bytes, from, size, scratch, out.scratchEnd()));
    }

    /// A value that does not fit its type is written as hex digits.
    ///
    /// @param type not an array, not a fragment
    @Override
    public int write(int type, byte[] bytes, int from, int size, byte[] target, int at) {
        int width = BinXml.width(type);
        boolean fits = width < 0 || size == width || type == BinXml.SIZE && size == 4;
        if (!fits) {
            return hexDigits(bytes, from, from + size, target, at);
        }
        return switch (type) {
            case BinXml.NULL -> at;
            case BinXml.STRING -> Utf16.toUtf8(bytes, from, from + size, target, at);
            case BinXml.ANSI -> ansi(bytes, from, from + size, target, at);
            case 0x03 -> decimal(bytes[from], target, at);
            case 0x04 -> decimal(bytes[from] & 0xff, target, at);
            case 0x05 -> decimal((short) LittleEndian.u16(bytes, from), target, at);
            case 0x06 -> decimal(LittleEndian.u16(bytes, from), target, at);
            case 0x07 -> decimal(LittleEndian.i32(bytes, from), target, at);
            case 0x08 -> decimal(LittleEndian.i32(bytes, from) & 0xffff_ffffL, target, at);
            case 0x09 -> decimal(LittleEndian.i64(bytes, from), target, at);
            case 0x0a -> unsigned(LittleEndian.i64(bytes, from), target, at);
            case BinXml.REAL32 -> ascii(Float.toString(Float.intBitsToFloat(LittleEndian.i32(bytes, from))), target, at);
            case BinXml.REAL64 ->
                ascii(Double.toString(Double.longBitsToDouble(LittleEndian.i64(bytes, from))), target, at);
            case BinXml.BOOL -> ascii(LittleEndian.i32(bytes, from) == 0 ? "false" : "true", target, at);
            case BinXml.GUID -> guid(bytes, from, target, at);
            case BinXml.SIZE ->
                hex(
                        size == 4 ? LittleEndian.i32(bytes, from) & 0xffff_ffffL : LittleEndian.i64(bytes, from),
                        target,
                        at);
            case BinXml.FILETIME -> fileTime(LittleEndian.i64(bytes, from), target, at);
            case BinXml.SYSTEMTIME -> systemTime(bytes, from, target, at);
            case BinXml.SID -> sid(bytes, from, size, target, at);
            case BinXml.HEX32 -> hex(LittleEndian.i32(bytes, from) & 0xffff_ffffL, target, at);
            case BinXml.HEX64 -> hex(LittleEndian.i64(bytes, from), target, at);
            default -> hexDigits(bytes, from, from + size, target, at);
        };
    }

    private static int ansi(byte[] bytes, int from, int to, byte[] target, int at) {
        int end = at;
        for (int i = from; i < to; i++) {
            if (bytes[i] > 0) {
                target[end++] = bytes[i];
            } else if (bytes[i] < 0) {
                end = TextFolding.encode(Ansi.codePoint(bytes[i]), target, end);
            }
        }
        return end;
    }

    private static int ascii(String text, byte[] target, int at) {
        for (int i = 0; i < text.length(); i++) {
            target[at + i] = (byte) text.charAt(i);
        }
        return at + text.length();
    }

    private static int decimal(long value, byte[] target, int at) {
        if (value >= 0) {
            return unsigned(value, target, at);
        }
        target[at] = '-';
        return unsigned(-value, target, at + 1);
    }

    private static int unsigned(long value, byte[] target, int at) {
        if (value >= 0 && value < 10) {
            target[at] = (byte) ('0' + value);
            return at + 1;
        }
        int digits = value < 0 ? 20 : 1;
        for (long power = 10; digits < 19 && value >= power; power *= 10) {
            digits++;
        }
        if (value < 0 && Long.compareUnsigned(value, LARGEST_19_DIGITS) <= 0) {
            digits = 19;
        }
        int end = at + digits;
        int i = end;
        long rest = value;
        if (value < 0) {
            rest = Long.divideUnsigned(value, 10);
            target[--i] = (byte) ('0' + (value - rest * 10));
        }
        while (i > at) {
            long next = rest / 10;
            target[--i] = (byte) ('0' + (rest - next * 10));
            rest = next;
        }
        return end;
    }

    private static int hex(long value, byte[] target, int at) {
        target[at] = '0';
        target[at + 1] = 'x';
        int end = at + 2;
        int digits = Math.max(1, (Long.SIZE + 3 - Long.numberOfLeadingZeros(value)) / 4);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            target[end++] = LOWER[(int) (value >>> shift) & 15];
        }
        return end;
    }

    private static int hexDigits(byte[] bytes, int from, int to, byte[] target, int at) {
        int end = at;
        for (int i = from; i < to; i++) {
            target[end++] = UPPER[bytes[i] >> 4 & 15];
            target[end++] = UPPER[bytes[i] & 15];
        }
        return end;
    }

    private static int guid(byte[] bytes, int from, byte[] target, int at) {
        int end = at;
        target[end++] = '{';
        for (int place : GUID_ORDER) {
            if (place < 0) {
                target[end++] = '-';
            } else {
                byte b = bytes[from + place];
                target[end++] = UPPER[b >> 4 & 15];
                target[end++] = UPPER[b & 15];
            }
        }
        target[end++] = '}';
        return end;
    }

    private static int sid(byte[] bytes, int from, int size, byte[] target, int at) {
        int count = size < 8 ? -1 : bytes[from + 1] & 0xff;
        if (count < 0 || size != 8 + 4 * count) {
            return hexDigits(bytes, from, from + size, target, at);
        }
        target[at] = 'S';
        target[at + 1] = '-';
        int end = unsigned(bytes[from] & 0xff, target, at + 2);
        target[end++] = '-';
        end = unsigned(Long.reverseBytes(LittleEndian.i64(bytes, from)) & 0xffff_ffff_ffffL, target, end);
        for (int i = 0; i < count; i++) {
            target[end++] = '-';
            end = unsigned(LittleEndian.i32(bytes, from + 8 + 4 * i) & 0xffff_ffffL, target, end);
        }
        return end;
    }

    /// ISO 8601 in UTC with all seven digits.
    private static int fileTime(long ticks, byte[] target, int at) {
        long seconds = Long.divideUnsigned(ticks, TICKS_PER_SECOND);
        int fraction = (int) (ticks - seconds * TICKS_PER_SECOND);
        long day = seconds / SECONDS_PER_DAY;
        int second = (int) (seconds - day * SECONDS_PER_DAY);
        // civil from days: years begin in March, so that the day that may be missing is the last one
        long shifted = day - DAYS_TO_1970 + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int ofEra = (int) (shifted - era * 146_097);
        int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int month = (5 * ofYear + 2) / 153;
        int dayOfMonth = ofYear - (153 * month + 2) / 5 + 1;
        int calendarMonth = month < 10 ? month + 3 : month - 9;
        int year = (int) (yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0));
        return stamp(year, calendarMonth, dayOfMonth, second, fraction, target, at);
    }

    private static int systemTime(byte[] bytes, int from, byte[] target, int at) {
        int year = LittleEndian.u16(bytes, from);
        if (Unit.isZero(bytes, from, from + 16)) {
            return stamp(1601, 1, 1, 0, 0, target, at);
        }
        int month = LittleEndian.u16(bytes, from + 2);
        int day = LittleEndian.u16(bytes, from + 6);
        int hour = LittleEndian.u16(bytes, from + 8);
        int minute = LittleEndian.u16(bytes, from + 10);
        int second = LittleEndian.u16(bytes, from + 12);
        int milli = LittleEndian.u16(bytes, from + 14);
        boolean isDate = month >= 1 && month <= 12 && day >= 1 && day <= Timestamp.daysInMonth(year, month);
        if (!isDate || hour > 23 || minute > 59 || second > 59 || milli > 999) {
            return hexDigits(bytes, from, from + 16, target, at);
        }
        return stamp(year, month, day, hour * 3600 + minute * 60 + second, milli * 10_000, target, at);
    }

    private static int stamp(int year, int month, int day, int second, int fraction, byte[] target, int from) {
        int at = from;
        if (year >= 10_000) {
            target[at++] = (byte) ('0' + year / 10_000 % 10);
        }
        at = two(year / 100 % 100, target, at);
        at = two(year % 100, target, at);
        target[at++] = '-';
        at = two(month, target, at);
        target[at++] = '-';
        at = two(day, target, at);
        target[at++] = 'T';
        at = two(second / 3600, target, at);
        target[at++] = ':';
        at = two(second / 60 % 60, target, at);
        target[at++] = ':';
        at = two(second % 60, target, at);
        target[at++] = '.';
        at = two(fraction / 100_000, target, at);
        at = two(fraction / 1000 % 100, target, at);
        at = two(fraction / 10 % 100, target, at);
        target[at++] = (byte) ('0' + fraction % 10);
        target[at++] = 'Z';
        return at;
    }

    private static int two(int number, byte[] target, int at) {
        target[at] = (byte) ('0' + number / 10);
        target[at + 1] = (byte) ('0' + number % 10);
        return at + 2;
    }
}
