package konseki.parse;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;

/// Time stamps as logs write them, read from bytes without allocation and set as `@timestamp`.
///
/// Each method tells the form by its shape and returns where the stamp ends, or [#NONE] if the bytes are not of that
/// form. A stamp of the right form that is no time (February 30) leaves `@timestamp` absent and is kept as it stands
/// ([MemberClock#UNREADABLE_TIME]).
public final class Stamps {
    /// Not a stamp of that form.
    public static final int NONE = -1;

    private static final int BARE_BSD = "Jan  1 00:00:00".length();
    private static final int BARE_ISO = "2000-01-01T00:00:00".length();
    private static final int TIME = "00:00:00".length();
    private static final int NCSA_DATE = "10/Oct/2000:".length();
    private static final int MAX_YEAR_DIGITS = 4;

    private Stamps() {}

    /// `Jun  5 03:00:00`, `Jun 05 03:00:00.123`, `Jun 5 2023 03:00:00`, `Jun  5 03:00:00 2023`. Source: RFC 3164
    /// section 4.1.2; with the year as Cisco ASA and rsyslog templates write it.
    public static int bsd(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int time = bsdTime(bytes, from, to);
        if (time == NONE) {
            return NONE;
        }
        int dayAt = from + (bytes[from + 4] == ' ' ? 5 : 4);
        boolean oneDigit = bytes[dayAt + 1] == ' ';
        int day = oneDigit ? bytes[dayAt] - '0' : Decimals.twoDigits(bytes, dayAt);
        boolean before = time > dayAt + (oneDigit ? 2 : 3);
        int fraction = fractionEnd(bytes, time + TIME, to);
        int end = bsdEnd(bytes, from, to);
        int year = before
                ? fourDigits(bytes, time - MAX_YEAR_DIGITS - 1)
                : end > fraction ? fourDigits(bytes, end - MAX_YEAR_DIGITS) : -1;
        int nanos = nanos(bytes, time + TIME, fraction);
        int hour = Decimals.twoDigits(bytes, time);
        int minute = Decimals.twoDigits(bytes, time + 3);
        int second = Decimals.twoDigits(bytes, time + 6);
        int month = month(bytes, from);
        boolean set = year < 0
                ? clock.setYearless(out, month, day, hour, minute, second, nanos)
                : clock.setLocal(out, year, month, day, hour, minute, second, nanos);
        return keepUnless(set, bytes, from, end, clock, out);
    }

    /// Where such a stamp ends; [#NONE] if none begins at `from`.
    static int bsdEnd(byte[] bytes, int from, int to) {
        int time = bsdTime(bytes, from, to);
        if (time == NONE) {
            return NONE;
        }
        int end = fractionEnd(bytes, time + TIME, to);
        boolean yearBefore = time - from > "Jan  1 ".length();
        boolean yearAfter = !yearBefore && end < to && bytes[end] == ' ' && trailingYear(bytes, end + 1, to) >= 0;
        return yearAfter ? end + 1 + MAX_YEAR_DIGITS : end;
    }

    /// Where the time of such a stamp stands.
    private static int bsdTime(byte[] bytes, int from, int to) {
        if (to - from < BARE_BSD - 1 || bytes[from + 3] != ' ' || month(bytes, from) == 0) {
            return NONE;
        }
        int i = from + (bytes[from + 4] == ' ' ? 5 : 4);
        int day = i;
        while (i < day + 2 && Decimals.isDigit(bytes[i])) {
            i++;
        }
        if (i == day || bytes[i] != ' ') {
            return NONE;
        }
        i++;
        i += year(bytes, i, to) >= 0 ? MAX_YEAR_DIGITS + 1 : 0;
        return isTime(bytes, i, to) ? i : NONE;
    }

    /// `2023-06-05T03:00:00.123456+09:00`: `T` or a blank between date and time, a point or comma before the fraction,
    /// `Z`, an offset with or without colon, or no zone at all. Source: RFC 3339 and ISO 8601.
    public static int iso(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        if (to - from < BARE_ISO
                || !isDate(bytes, from)
                || bytes[from + 10] != 'T' && bytes[from + 10] != ' '
                || !isTime(bytes, from + 11, to)) {
            return NONE;
        }
        int fraction = from + BARE_ISO;
        int end = fractionEnd(bytes, fraction, to);
        int nanos = nanos(bytes, fraction, end);
        int zone = zoneEnd(bytes, end, to);
        boolean set = setDateTime(bytes, from, from + 11, nanos, end, zone, clock, out);
        return keepUnless(set, bytes, from, zone, clock, out);
    }

    /// A date and a time that stand in two places, with an offset in a third: `2023-06-05`, `03:00:00`, `+0900`.
    ///
    /// @param zoneTo where the offset ends; `zoneFrom` if there is none, and the member's zone holds
    /// @return false if the three are no time; nothing is set or kept then
    public static boolean dateAndTime(
            byte[] bytes,
            int date,
            int time,
            int timeTo,
            int zoneFrom,
            int zoneTo,
            MemberClock clock,
            EventBuffer out) {
        if (!isTime(bytes, time, timeTo) || !isDate(bytes, date)) {
            return false;
        }
        int end = fractionEnd(bytes, time + TIME, timeTo);
        boolean known = zoneTo > zoneFrom && zoneEnd(bytes, zoneFrom, zoneTo) == zoneTo;
        int nanos = nanos(bytes, time + TIME, end);
        return setDateTime(bytes, date, time, nanos, zoneFrom, known ? zoneTo : zoneFrom, clock, out);
    }

    /// A count since 1970, in seconds, milliseconds, microseconds or nanoseconds by its magnitude, or in seconds with a
    /// fraction. The borders lie at the year 5138 of the smaller unit and 1973 of the larger.
    ///
    /// @return false if the bytes are no such count or not within the years that are kept; nothing is set or kept then
    public static boolean epoch(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int point = ByteSearch.indexOf(bytes, from, to, '.');
        long whole = Decimals.parse(bytes, from, point);
        if (whole < 0) {
            return false;
        }
        if (point < to) {
            boolean seconds = fractionEnd(bytes, point, to) == to && whole < Timestamp.END / Timestamp.SECOND;
            return seconds && clock.setEpochNanos(out, whole * Timestamp.SECOND + nanos(bytes, point, to));
        }
        long nanos = whole;
        for (long border = 100_000_000_000_000_000L; border >= 100_000_000_000L && whole < border; border /= 1000) {
            nanos *= 1000;
        }
        return clock.setEpochNanos(out, nanos);
    }

    /// `10/Oct/2000:13:55:36 -0700`, as web servers write it; without an offset the member's zone holds. A fraction may
    /// stand behind the seconds. Source: Apache HTTP Server, `mod_log_config`, `%t`.
    public static int ncsa(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        if (!isNcsa(bytes, from, to)) {
            return NONE;
        }
        int time = from + NCSA_DATE;
        int fraction = fractionEnd(bytes, time + TIME, to);
        int nanos = nanos(bytes, time + TIME, fraction);
        int zone = fraction < to && bytes[fraction] == ' ' ? fraction + 1 : fraction;
        int end = zoneEnd(bytes, zone, to);
        int year = fourDigits(bytes, from + 7);
        int month = month(bytes, from + 3);
        int day = Decimals.twoDigits(bytes, from);
        int hour = Decimals.twoDigits(bytes, time);
        int minute = Decimals.twoDigits(bytes, time + 3);
        int second = Decimals.twoDigits(bytes, time + 6);
        boolean set = end == zone
                ? clock.setLocal(out, year, month, day, hour, minute, second, nanos)
                : clock.setWithOffset(
                        out, year, month, day, hour, minute, second, nanos, offsetSeconds(bytes, zone, end));
        return keepUnless(set, bytes, from, end, clock, out);
    }

    /// Whether `10/Oct/2000:13:55:36` stands at `at`.
    public static boolean isNcsa(byte[] bytes, int at, int to) {
        return to - at >= NCSA_DATE + TIME
                && bytes[at + 2] == '/'
                && bytes[at + 6] == '/'
                && bytes[at + 11] == ':'
                && Decimals.twoDigits(bytes, at) >= 0
                && month(bytes, at + 3) > 0
                && fourDigits(bytes, at + 7) >= 0
                && isTime(bytes, at + NCSA_DATE, to);
    }

    /// A count since 1970 or an ISO stamp, as JSON writes times; anything else is kept as it stands.
    ///
    /// @return whether `@timestamp` is set
    public static boolean any(Slice text, MemberClock clock, EventBuffer out) {
        byte[] bytes = text.bytes();
        int from = text.offset();
        int to = text.end();
        if (from == to) {
            return false;
        }
        if (!epoch(bytes, from, to, clock, out) && iso(bytes, from, to, clock, out) == NONE) {
            clock.keepUnreadable(out, bytes, from, to);
        }
        return out.has(Field.TIMESTAMP);
    }

    /// Whether `bytes[at, at + 10)` has the shape `2023-06-05`, or the same with slashes; the caller knows that they
    /// are there.
    public static boolean isDate(byte[] bytes, int at) {
        return at + 10 <= bytes.length
                && Decimals.twoDigits(bytes, at) >= 0
                && Decimals.twoDigits(bytes, at + 2) >= 0
                && (bytes[at + 4] == '-' || bytes[at + 4] == '/')
                && Decimals.twoDigits(bytes, at + 5) >= 0
                && bytes[at + 7] == bytes[at + 4]
                && Decimals.twoDigits(bytes, at + 8) >= 0;
    }

    /// Whether `03:00:00` stands at `at`.
    public static boolean isTime(byte[] bytes, int at, int to) {
        return to - at >= TIME
                && bytes[at + 2] == ':'
                && bytes[at + 5] == ':'
                && Decimals.twoDigits(bytes, at) >= 0
                && Decimals.twoDigits(bytes, at + 3) >= 0
                && Decimals.twoDigits(bytes, at + 6) >= 0;
    }

    /// 1 to 12 for an English month of three letters in any case, else 0.
    static int month(byte[] bytes, int at) {
        int letters = (bytes[at] & 0xdf) << 16 | (bytes[at + 1] & 0xdf) << 8 | bytes[at + 2] & 0xdf;
        return switch (letters) {
            case 'J' << 16 | 'A' << 8 | 'N' -> 1;
            case 'F' << 16 | 'E' << 8 | 'B' -> 2;
            case 'M' << 16 | 'A' << 8 | 'R' -> 3;
            case 'A' << 16 | 'P' << 8 | 'R' -> 4;
            case 'M' << 16 | 'A' << 8 | 'Y' -> 5;
            case 'J' << 16 | 'U' << 8 | 'N' -> 6;
            case 'J' << 16 | 'U' << 8 | 'L' -> 7;
            case 'A' << 16 | 'U' << 8 | 'G' -> 8;
            case 'S' << 16 | 'E' << 8 | 'P' -> 9;
            case 'O' << 16 | 'C' << 8 | 'T' -> 10;
            case 'N' << 16 | 'O' << 8 | 'V' -> 11;
            case 'D' << 16 | 'E' << 8 | 'C' -> 12;
            default -> 0;
        };
    }

    private static int keepUnless(boolean set, byte[] bytes, int from, int end, MemberClock clock, EventBuffer out) {
        if (!set) {
            clock.keepUnreadable(out, bytes, from, end);
        }
        return end;
    }

    private static boolean setDateTime(
            byte[] bytes, int date, int time, int nanos, int zone, int zoneEnd, MemberClock clock, EventBuffer out) {
        int year = Decimals.twoDigits(bytes, date) * 100 + Decimals.twoDigits(bytes, date + 2);
        int month = Decimals.twoDigits(bytes, date + 5);
        int day = Decimals.twoDigits(bytes, date + 8);
        int hour = Decimals.twoDigits(bytes, time);
        int minute = Decimals.twoDigits(bytes, time + 3);
        int second = Decimals.twoDigits(bytes, time + 6);
        return zoneEnd == zone
                ? clock.setLocal(out, year, month, day, hour, minute, second, nanos)
                : clock.setWithOffset(
                        out, year, month, day, hour, minute, second, nanos, offsetSeconds(bytes, zone, zoneEnd));
    }

    /// Four digits and a blank at `at`: the year between day and time; else -1.
    private static int year(byte[] bytes, int at, int to) {
        return to - at > MAX_YEAR_DIGITS && bytes[at + MAX_YEAR_DIGITS] == ' ' ? fourDigits(bytes, at) : -1;
    }

    /// Four digits at `at`, a plausible year and nothing longer; else -1. A message may begin with a number.
    private static int trailingYear(byte[] bytes, int at, int to) {
        boolean alone =
                to - at >= MAX_YEAR_DIGITS && (to - at == MAX_YEAR_DIGITS || bytes[at + MAX_YEAR_DIGITS] == ' ');
        int year = alone ? fourDigits(bytes, at) : -1;
        return year >= 1970 && year < 2200 ? year : -1;
    }

    private static int fourDigits(byte[] bytes, int at) {
        int century = Decimals.twoDigits(bytes, at);
        int ofCentury = Decimals.twoDigits(bytes, at + 2);
        return century < 0 || ofCentury < 0 ? -1 : century * 100 + ofCentury;
    }

    /// Where a fraction of a second that begins at `at` ends; `at` if there is none.
    static int fractionEnd(byte[] bytes, int at, int to) {
        if (at + 1 >= to || bytes[at] != '.' && bytes[at] != ',' || !Decimals.isDigit(bytes[at + 1])) {
            return at;
        }
        int i = at + 1;
        while (i < to && Decimals.isDigit(bytes[i])) {
            i++;
        }
        return i;
    }

    /// Digits beyond the ninth are dropped.
    private static int nanos(byte[] bytes, int point, int end) {
        int nanos = 0;
        for (int i = 1; i <= 9; i++) {
            nanos = nanos * 10 + (point + i < end ? bytes[point + i] - '0' : 0);
        }
        return nanos;
    }

    /// Where `Z`, `+09:00`, `+0900` or `+09` that begins at `at` ends; `at` if there is none.
    static int zoneEnd(byte[] bytes, int at, int to) {
        if (at >= to) {
            return at;
        }
        if (bytes[at] == 'Z') {
            return at + 1;
        }
        if (bytes[at] != '+' && bytes[at] != '-' || to - at < 3 || Decimals.twoDigits(bytes, at + 1) < 0) {
            return at;
        }
        int minutes = to - at > 3 && bytes[at + 3] == ':' ? at + 4 : at + 3;
        return minutes + 2 <= to && Decimals.twoDigits(bytes, minutes) >= 0 ? minutes + 2 : at + 3;
    }

    private static int offsetSeconds(byte[] bytes, int at, int end) {
        if (bytes[at] == 'Z') {
            return 0;
        }
        int minutes = end - at > 3 ? Decimals.twoDigits(bytes, end - 2) : 0;
        int seconds = Decimals.twoDigits(bytes, at + 1) * 3600 + minutes * 60;
        return bytes[at] == '-' ? -seconds : seconds;
    }
}
