package konseki.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import konseki.event.Timestamp;

/// Dates at the beginnings of a member's first lines, by which a year is found for stamps that have none. Stateless.
public final class HeadDates {
    /// A date farther into a line is more likely what the line is about than when it was written.
    private static final int DEPTH = 160;
    private static final int MOST_LINES = 2000;
    private static final int DATE = "2023-06-05".length();

    private HeadDates() {}

    /// The middle one of the full dates (`2023-06-05`, with blank, `T` or `time=` and a time behind): start of that day
    /// UTC, nanoseconds.
    public static OptionalLong median(byte[] head) {
        List<Long> dates = new ArrayList<>();
        int line = 0;
        for (int from = 0; from < head.length && line < MOST_LINES; line++) {
            int end = ByteSearch.indexOf(head, from, head.length, '\n');
            long date = firstDate(head, from, Math.min(end, from + DEPTH));
            if (date >= 0) {
                dates.add(date);
            }
            from = end + 1;
        }
        dates.sort(null);
        return dates.isEmpty() ? OptionalLong.empty() : OptionalLong.of(dates.get((dates.size() - 1) / 2));
    }

    private static long firstDate(byte[] bytes, int from, int to) {
        for (int at = from; at + DATE < to; at++) {
            boolean starts = (bytes[at] == '2' || bytes[at] == '1')
                    && (at == from || !Decimals.isDigit(bytes[at - 1]))
                    && Stamps.isDate(bytes, at);
            if (starts && hasTime(bytes, at + DATE, to)) {
                int year = Decimals.twoDigits(bytes, at) * 100 + Decimals.twoDigits(bytes, at + 2);
                int month = Decimals.twoDigits(bytes, at + 5);
                int day = Decimals.twoDigits(bytes, at + 8);
                if (year >= 1990
                        && year < 2199
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= Timestamp.daysInMonth(year, month)) {
                    return Timestamp.of(year, month, day, 0, 0, 0, 0, 0);
                }
            }
        }
        return -1;
    }

    /// `T03:00:00`, a blank and the time, or `time=` before it.
    private static boolean hasTime(byte[] bytes, int at, int to) {
        int i = at;
        for (int skipped = 0; i < to && skipped < 9 && !Decimals.isDigit(bytes[i]); skipped++) {
            i++;
        }
        return i > at && Stamps.isTime(bytes, i, to);
    }

    /// Month × 100 + day of the first line that begins with a stamp without a year, or -1.
    static int firstYearless(byte[] head) {
        int line = 0;
        for (int from = 0; from < head.length && line < MOST_LINES; line++) {
            int end = ByteSearch.indexOf(head, from, head.length, '\n');
            int found = yearless(head, from, end);
            if (found > 0) {
                return found;
            }
            from = end + 1;
        }
        return -1;
    }

    private static int yearless(byte[] bytes, int from, int to) {
        int at = from;
        if (at < to && bytes[at] == '<') {
            int close = ByteSearch.indexOf(bytes, at, Math.min(to, at + 5), '>');
            at = close + 1;
        }
        if (to - at < "Jan  1 00:00:00".length() || bytes[at + 3] != ' ') {
            return -1;
        }
        int month = Stamps.month(bytes, at);
        int i = bytes[at + 4] == ' ' ? at + 5 : at + 4;
        int day = 0;
        int digits = 0;
        for (; digits < 2 && Decimals.isDigit(bytes[i]); digits++) {
            day = day * 10 + bytes[i++] - '0';
        }
        boolean isStamp = month > 0 && digits > 0 && bytes[i] == ' ' && Stamps.isTime(bytes, i + 1, to);
        return isStamp ? month * 100 + day : -1;
    }
}
