package konseki.parse.edr;

import konseki.event.EventBuffer;
import konseki.parse.Decimals;
import konseki.parse.MemberClock;

/// Stamps as Microsoft's portals write them into exported columns: `6/5/2023, 3:00:00.123 AM` and
/// `Jun 5, 2023 3:00:00 AM`. Only with AM or PM: without, nothing tells months from days.
///
/// Source: exports of Log Analytics and of advanced hunting in the Defender portal.
final class AmericanStamp {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int NANO_DIGITS = 9;

    private AmericanStamp() {}

    /// Sets `@timestamp`, in the member's zone.
    ///
    /// @return false if the bytes are not of this form; a stamp of this form that is no time is kept as unreadable
    static boolean read(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int monthEnd = wordEnd(bytes, from, to);
        int month = monthEnd - from == 3 ? named(bytes, from) : number(bytes, from, monthEnd);
        int day = next(bytes, monthEnd, to);
        int dayEnd = wordEnd(bytes, day, to);
        int year = next(bytes, dayEnd, to);
        int yearEnd = wordEnd(bytes, year, to);
        int hour = next(bytes, yearEnd, to);
        int hourEnd = wordEnd(bytes, hour, to);
        int minute = next(bytes, hourEnd, to);
        int second = next(bytes, wordEnd(bytes, minute, to), to);
        int secondEnd = wordEnd(bytes, second, to);
        int half = secondEnd;
        int nanos = 0;
        if (secondEnd < to && bytes[secondEnd] == '.') {
            int fraction = secondEnd + 1;
            half = wordEnd(bytes, fraction, to);
            nanos = nanos(bytes, fraction, half);
        }
        half = next(bytes, half, to);
        boolean isHalf = to - half == 2 && (bytes[half + 1] | 0x20) == 'm';
        boolean afternoon = isHalf && (bytes[half] | 0x20) == 'p';
        int written = number(bytes, hour, hourEnd);
        if (month < 0 || yearEnd - year != 4 || !isHalf || !afternoon && (bytes[half] | 0x20) != 'a' || written > 12) {
            return false;
        }
        boolean set = written > 0
                && clock.setLocal(
                        out,
                        number(bytes, year, yearEnd),
                        month,
                        number(bytes, day, dayEnd),
                        written % 12 + (afternoon ? 12 : 0),
                        number(bytes, minute, wordEnd(bytes, minute, to)),
                        number(bytes, second, secondEnd),
                        nanos);
        if (!set) {
            clock.keepUnreadable(out, bytes, from, to);
        }
        return true;
    }

    /// Where letters or digits that begin at `from` end.
    private static int wordEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (Decimals.isDigit(bytes[i]) || (bytes[i] | 0x20) >= 'a' && (bytes[i] | 0x20) <= 'z')) {
            i++;
        }
        return i;
    }

    /// Where the next word begins, behind `/`, `, `, a colon or a blank, which may be a narrow one of three bytes.
    private static int next(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && i < from + 4 && wordEnd(bytes, i, to) == i) {
            i++;
        }
        return i;
    }

    private static int named(byte[] bytes, int from) {
        for (int month = 0; month < 12; month++) {
            boolean same = true;
            for (int i = 0; i < 3; i++) {
                same &= (bytes[from + i] | 0x20) == MONTHS.charAt(3 * month + i);
            }
            if (same) {
                return month + 1;
            }
        }
        return -1;
    }

    /// At most four digits, or -1.
    private static int number(byte[] bytes, int from, int to) {
        return to - from > 4 ? -1 : (int) Decimals.parse(bytes, from, to);
    }

    private static int nanos(byte[] bytes, int from, int to) {
        int nanos = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            nanos = nanos * 10 + (from + i < to && Decimals.isDigit(bytes[from + i]) ? bytes[from + i] - '0' : 0);
        }
        return nanos;
    }
}
