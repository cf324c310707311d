package konseki.samples;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Times of the samples: milliseconds since the epoch, written and read as Japanese standard time (UTC+9, no summer
/// time).
final class Jst {

    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(9);
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private Jst() {}

    /// @param dateTime as in `2023-06-05 03:00:00`
    static long at(String dateTime) {
        return LocalDateTime.parse(dateTime.replace(' ', 'T')).toInstant(OFFSET).toEpochMilli();
    }

    static long startOfDay(long millis) {
        return millis - Math.floorMod(millis + 9 * HOUR, DAY);
    }

    static int hour(long millis) {
        return local(millis).getHour();
    }

    static boolean weekend(long millis) {
        DayOfWeek day = local(millis).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    /// Office hours: working days from 8:30 to 19:00.
    static boolean officeHours(long millis) {
        long inDay = millis - startOfDay(millis);
        return !weekend(millis) && inDay >= 8 * HOUR + 30 * MINUTE && inDay < 19 * HOUR;
    }

    /// `2023-06-05`
    static String date(long millis) {
        LocalDateTime local = local(millis);
        return local.getYear() + "-" + two(local.getMonthValue()) + "-" + two(local.getDayOfMonth());
    }

    /// `20230605`
    static String compactDate(long millis) {
        return date(millis).replace("-", "");
    }

    /// `03:00:00`
    static String time(long millis) {
        LocalDateTime local = local(millis);
        return two(local.getHour()) + ":" + two(local.getMinute()) + ":" + two(local.getSecond());
    }

    /// `2023-06-05 03:00:00`
    static String dateTime(long millis) {
        return date(millis) + " " + time(millis);
    }

    /// `2023-06-05T03:00:00+09:00`
    static String iso(long millis) {
        return date(millis) + "T" + time(millis) + "+09:00";
    }

    /// `Jun  5 03:00:00`, the stamp of RFC 3164.
    static String syslog(long millis) {
        LocalDateTime local = local(millis);
        int day = local.getDayOfMonth();
        return MONTHS[local.getMonthValue() - 1] + (day < 10 ? "  " : " ") + day + " " + time(millis);
    }

    /// `2023-06-04T18:00:00.000Z`
    static String utcIso(long millis) {
        return utcDateTime(millis).replace(' ', 'T') + "Z";
    }

    /// `2023-06-04 18:00:00.000`, as Sysmon writes `UtcTime`.
    static String utcDateTime(long millis) {
        OffsetDateTime utc = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
        return utc.getYear() + "-" + two(utc.getMonthValue()) + "-" + two(utc.getDayOfMonth())
                + " " + two(utc.getHour()) + ":" + two(utc.getMinute()) + ":" + two(utc.getSecond())
                + "." + padded(Math.floorMod(millis, SECOND), 3);
    }

    static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /// Lower-case hexadecimal digits, with zeros in front.
    static String hex(long number, int width) {
        String digits = Long.toHexString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String two(int number) {
        return padded(number, 2);
    }

    private static LocalDateTime local(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), OFFSET);
    }
}
