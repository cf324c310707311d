package konseki.parse.evtx;

import konseki.event.EventBuffer;
import konseki.event.TextFolding;
import konseki.event.Timestamp;

/// Values of binary XML as text, written into a buffer's scratch; the plain twin is [PlainValue]. Nothing is allocated.
final class ValueText {
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

    /// Appends the value at `bytes[from, from + size)`; one that does not fit its type is appended as hex digits.
    ///
    /// @param type not an array, not a fragment
    static void append(int type, byte[] bytes, int from, int size, EventBuffer out) {
        int width = BinXml.width(type);
        boolean fits = width < 0 || size == width || type == BinXml.SIZE && size == 4;
        if (!fits) {
            hexDigits(bytes, from, from + size, out);
            return;
        }
        switch (type) {
            case BinXml.NULL -> {}
            case BinXml.STRING -> utf16(bytes, from, from + size, out);
            case BinXml.ANSI -> ansi(bytes, from, from + size, out);
            case 0x03 -> decimal(bytes[from], out);
            case 0x04 -> decimal(bytes[from] & 0xff, out);
            case 0x05 -> decimal((short) LittleEndian.u16(bytes, from), out);
            case 0x06 -> decimal(LittleEndian.u16(bytes, from), out);
            case 0x07 -> decimal(LittleEndian.i32(bytes, from), out);
            case 0x08 -> decimal(LittleEndian.i32(bytes, from) & 0xffff_ffffL, out);
            case 0x09 -> decimal(LittleEndian.i64(bytes, from), out);
            case 0x0a -> unsigned(LittleEndian.i64(bytes, from), out);
            case BinXml.REAL32 -> ascii(Float.toString(Float.intBitsToFloat(LittleEndian.i32(bytes, from))), out);
            case BinXml.REAL64 -> ascii(Double.toString(Double.longBitsToDouble(LittleEndian.i64(bytes, from))), out);
            case BinXml.BOOL -> ascii(LittleEndian.i32(bytes, from) == 0 ? "false" : "true", out);
            case BinXml.GUID -> guid(bytes, from, out);
            case BinXml.SIZE ->
                hex(size == 4 ? LittleEndian.i32(bytes, from) & 0xffff_ffffL : LittleEndian.i64(bytes, from), out);
            case BinXml.FILETIME -> fileTime(LittleEndian.i64(bytes, from), out);
            case BinXml.SYSTEMTIME -> systemTime(bytes, from, out);
            case BinXml.SID -> sid(bytes, from, size, out);
            case BinXml.HEX32 -> hex(LittleEndian.i32(bytes, from) & 0xffff_ffffL, out);
            case BinXml.HEX64 -> hex(LittleEndian.i64(bytes, from), out);
            default -> hexDigits(bytes, from, from + size, out);
        }
    }

    private static void utf16(byte[] bytes, int from, int to, EventBuffer out) {
        byte[] scratch = out.reserve((to - from) / 2 * Utf16.GROWTH + Long.BYTES);
        out.scratchEnd(Utf16.toUtf8(bytes, from, to, scratch, out.scratchEnd()));
    }

    private static void ansi(byte[] bytes, int from, int to, EventBuffer out) {
        byte[] scratch = out.reserve(Utf16.GROWTH * (to - from));
        int at = out.scratchEnd();
        for (int i = from; i < to; i++) {
            if (bytes[i] > 0) {
                scratch[at++] = bytes[i];
            } else if (bytes[i] < 0) {
                at = TextFolding.encode(Ansi.codePoint(bytes[i]), scratch, at);
            }
        }
        out.scratchEnd(at);
    }

    private static void ascii(String text, EventBuffer out) {
        for (int i = 0; i < text.length(); i++) {
            out.append(text.charAt(i));
        }
    }

    private static void decimal(long value, EventBuffer out) {
        if (value < 0) {
            out.append('-');
        }
        unsigned(value < 0 ? -value : value, out);
    }

    private static void unsigned(long value, EventBuffer out) {
        if (value >= 0 && value < 10) {
            out.append('0' + (int) value);
            return;
        }
        byte[] scratch = out.reserve(20);
        int digits = value < 0 ? 20 : 1;
        for (long power = 10; digits < 19 && value >= power; power *= 10) {
            digits++;
        }
        if (value < 0 && Long.compareUnsigned(value, LARGEST_19_DIGITS) <= 0) {
            digits = 19;
        }
        int end = out.scratchEnd() + digits;
        out.scratchEnd(end);
        long rest = value;
        if (value < 0) {
            rest = Long.divideUnsigned(value, 10);
            scratch[--end] = (byte) ('0' + (value - rest * 10));
            digits--;
        }
        for (; digits > 0; digits--) {
            long next = rest / 10;
            scratch[--end] = (byte) ('0' + (rest - next * 10));
            rest = next;
        }
    }

    private static void hex(long value, EventBuffer out) {
        byte[] scratch = out.reserve(18);
        int at = out.scratchEnd();
        scratch[at++] = '0';
        scratch[at++] = 'x';
        int digits = Math.max(1, (Long.SIZE + 3 - Long.numberOfLeadingZeros(value)) / 4);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            scratch[at++] = LOWER[(int) (value >>> shift) & 15];
        }
        out.scratchEnd(at);
    }

    private static void hexDigits(byte[] bytes, int from, int to, EventBuffer out) {
        byte[] scratch = out.reserve(2 * (to - from));
        int at = out.scratchEnd();
        for (int i = from; i < to; i++) {
            scratch[at++] = UPPER[bytes[i] >> 4 & 15];
            scratch[at++] = UPPER[bytes[i] & 15];
        }
        out.scratchEnd(at);
    }

    private static void guid(byte[] bytes, int from, EventBuffer out) {
        byte[] scratch = out.reserve(38);
        int at = out.scratchEnd();
        scratch[at++] = '{';
        for (int place : GUID_ORDER) {
            if (place < 0) {
                scratch[at++] = '-';
            } else {
                byte b = bytes[from + place];
                scratch[at++] = UPPER[b >> 4 & 15];
                scratch[at++] = UPPER[b & 15];
            }
        }
        scratch[at++] = '}';
        out.scratchEnd(at);
    }

    private static void sid(byte[] bytes, int from, int size, EventBuffer out) {
        int count = size < 8 ? -1 : bytes[from + 1] & 0xff;
        if (count < 0 || size != 8 + 4 * count) {
            hexDigits(bytes, from, from + size, out);
            return;
        }
        out.append('S');
        out.append('-');
        unsigned(bytes[from] & 0xff, out);
        out.append('-');
        long authority = 0;
        for (int i = 2; i < 8; i++) {
            authority = authority << 8 | bytes[from + i] & 0xff;
        }
        unsigned(authority, out);
        for (int i = 0; i < count; i++) {
            out.append('-');
            unsigned(LittleEndian.i32(bytes, from + 8 + 4 * i) & 0xffff_ffffL, out);
        }
    }

    /// ISO 8601 in UTC with all seven digits.
    private static void fileTime(long ticks, EventBuffer out) {
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
        stamp(year, calendarMonth, dayOfMonth, second, fraction, out);
    }

    private static void systemTime(byte[] bytes, int from, EventBuffer out) {
        int year = LittleEndian.u16(bytes, from);
        if (Unit.isZero(bytes, from, from + 16)) {
            stamp(1601, 1, 1, 0, 0, out);
            return;
        }
        int month = LittleEndian.u16(bytes, from + 2);
        int day = LittleEndian.u16(bytes, from + 6);
        int hour = LittleEndian.u16(bytes, from + 8);
        int minute = LittleEndian.u16(bytes, from + 10);
        int second = LittleEndian.u16(bytes, from + 12);
        int milli = LittleEndian.u16(bytes, from + 14);
        boolean isDate = month >= 1 && month <= 12 && day >= 1 && day <= Timestamp.daysInMonth(year, month);
        if (!isDate || hour > 23 || minute > 59 || second > 59 || milli > 999) {
            hexDigits(bytes, from, from + 16, out);
            return;
        }
        stamp(year, month, day, hour * 3600 + minute * 60 + second, milli * 10_000, out);
    }

    private static void stamp(int year, int month, int day, int second, int fraction, EventBuffer out) {
        byte[] scratch = out.reserve(32);
        int at = out.scratchEnd();
        if (year >= 10_000) {
            scratch[at++] = (byte) ('0' + year / 10_000 % 10);
        }
        at = two(year / 100 % 100, scratch, at);
        at = two(year % 100, scratch, at);
        scratch[at++] = '-';
        at = two(month, scratch, at);
        scratch[at++] = '-';
        at = two(day, scratch, at);
        scratch[at++] = 'T';
        at = two(second / 3600, scratch, at);
        scratch[at++] = ':';
        at = two(second / 60 % 60, scratch, at);
        scratch[at++] = ':';
        at = two(second % 60, scratch, at);
        scratch[at++] = '.';
        at = two(fraction / 100_000, scratch, at);
        at = two(fraction / 1000 % 100, scratch, at);
        at = two(fraction / 10 % 100, scratch, at);
        scratch[at++] = (byte) ('0' + fraction % 10);
        scratch[at++] = 'Z';
        out.scratchEnd(at);
    }

    private static int two(int number, byte[] target, int at) {
        target[at] = (byte) ('0' + number / 10);
        target[at + 1] = (byte) ('0' + number % 10);
        return at + 2;
    }
}
