package konseki.parse;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import konseki.event.Timestamp;
import konseki.evidence.Prologue;

/// The moment that anchors stamps without a year: not later than a day after it lies the last record of the member.
///
/// From case.yaml's year, else a date in the (rotation) name, else the file's time. With a year given, the date or time
/// still decides if it lies in that year, so that a log over New Year's Eve is read right.
final class YearAnchor {

    private YearAnchor() {}

    /// Key under which the anchor is recorded as an inferred input.
    static final String INPUT = "year-anchor";

    /// Nanoseconds UTC; the one that an earlier scan recorded, if there was one.
    static long of(Prologue prologue, ZoneId zone) {
        String recorded = prologue.recorded().get(INPUT);
        if (recorded != null) {
            Instant anchor = Instant.parse(recorded);
            return anchor.getEpochSecond() * Timestamp.SECOND + anchor.getNano();
        }
        long named = endOfNamedDay(prologue.name(), zone);
        long inferred = named >= 0 ? named : fileTime(prologue.fileTime());
        int year = prologue.fromCase().year();
        if (year == 0 || localYear(inferred, zone) == year) {
            return inferred;
        }
        return startOfDay(year + 1, 1, 1, zone) - 1 - Timestamp.DAY; // MemberClock adds the day
    }

    private static long fileTime(Instant time) {
        long seconds = Math.clamp(time.getEpochSecond(), 0, Timestamp.END / Timestamp.SECOND - 1);
        return seconds * Timestamp.SECOND + time.getNano();
    }

    /// The end of the last day that the name gives as `20230605` or `2023-06-05` (also with `_` or `.`), or -1.
    static long endOfNamedDay(String path, ZoneId zone) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (int at = name.length() - 8; at >= 0; at--) {
            long day = dayAt(name, at, zone);
            if (day >= 0) {
                return day;
            }
        }
        return -1;
    }

    private static long dayAt(String name, int at, ZoneId zone) {
        if (at > 0 && isDigit(name, at - 1)) {
            return -1;
        }
        int year = number(name, at, 4);
        int gap = year >= 0 && at + 4 < name.length() && "-_.".indexOf(name.charAt(at + 4)) >= 0 ? 1 : 0;
        int month = number(name, at + 4 + gap, 2);
        boolean sameGap = gap == 0 || at + 7 < name.length() && name.charAt(at + 7) == name.charAt(at + 4);
        int day = sameGap ? number(name, at + 6 + 2 * gap, 2) : -1;
        boolean isDay = year >= 1970
                && year < 2199
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Timestamp.daysInMonth(year, month);
        return isDay ? startOfDay(year, month, day, zone) + Timestamp.DAY - 1 : -1;
    }

    private static int number(String name, int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            if (!isDigit(name, i)) {
                return -1;
            }
            value = value * 10 + name.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isDigit(String name, int at) {
        return at < name.length() && name.charAt(at) >= '0' && name.charAt(at) <= '9';
    }

    private static long startOfDay(int year, int month, int day, ZoneId zone) {
        Instant start = LocalDateTime.of(year, month, day, 0, 0).atZone(zone).toInstant();
        return start.getEpochSecond() * Timestamp.SECOND;
    }

    private static int localYear(long nanos, ZoneId zone) {
        return Instant.ofEpochSecond(nanos / Timestamp.SECOND).atZone(zone).getYear();
    }
}
