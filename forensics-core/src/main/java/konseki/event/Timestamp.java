package konseki.event;

/// Nanoseconds UTC since 1970 as one long, made from and written as calendar fields. No time zone database, no locale.
///
/// Days follow the proleptic Gregorian calendar, without leap seconds, as POSIX time does. Valid from 1970-01-01 up to
/// but not including 2200-01-01; the arithmetic fits a long far beyond that.
public final class Timestamp {
    public static final long SECOND = 1_000_000_000L;
    public static final long HOUR = 3600 * SECOND;
    public static final long DAY = 24 * HOUR;
    /// 2200-01-01T00:00:00Z.
    public static final long END = daysFromCivil(2200, 1, 1) * DAY;

    private Timestamp() {}

    public static boolean isValid(long nanos) {
        return nanos >= 0 && nanos < END;
    }

    /// Days since 1970-01-01 of a date; months and days from 1, not checked.
    public static long daysFromCivil(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146097L + dayOfEra - 719468;
    }

    public static int daysInMonth(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /// Nanoseconds of a date and time of day; the caller has checked the ranges.
    ///
    /// @param offsetSeconds of the zone the stamp was written in, east positive
    public static long of(
            int year, int month, int day, int hour, int minute, int second, int nanos, int offsetSeconds) {
        long seconds = daysFromCivil(year, month, day) * 86400 + hour * 3600L + minute * 60L + second - offsetSeconds;
        return seconds * SECOND + nanos;
    }

    /// The year of a moment, UTC.
    public static int year(long nanos) {
        return civil(Math.floorDiv(nanos, DAY))[0];
    }

    /// Year, month and day of a count of days since 1970-01-01.
    public static int[] civil(long days) {
        long z = days + 719468;
        long era = Math.floorDiv(z, 146097L);
        long dayOfEra = z - era * 146097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * dayOfYear + 2) / 153;
        int day = (int) (dayOfYear - (153 * shifted + 2) / 5 + 1);
        int month = (int) (shifted < 10 ? shifted + 3 : shifted - 9);
        int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
        return new int[] {year, month, day};
    }

    /// ISO 8601 in UTC with `Z`; fractions of a second only where there are any, in groups of three digits.
    public static String format(long nanos) {
        return format(nanos, 0);
    }

    /// ISO 8601 with the given offset.
    public static String format(long nanos, int offsetSeconds) {
        long local = nanos + offsetSeconds * SECOND;
        int[] date = civil(Math.floorDiv(local, DAY));
        long ofDay = Math.floorMod(local, DAY);
        StringBuilder text = new StringBuilder(35);
        pad(text, date[0], 4).append('-');
        pad(text, date[1], 2).append('-');
        pad(text, date[2], 2).append('T');
        pad(text, ofDay / HOUR, 2).append(':');
        pad(text, ofDay / (60 * SECOND) % 60, 2).append(':');
        pad(text, ofDay / SECOND % 60, 2);
        appendFraction(text, ofDay % SECOND);
        if (offsetSeconds == 0) {
            return text.append('Z').toString();
        }
        text.append(offsetSeconds < 0 ? '-' : '+');
        pad(text, Math.abs(offsetSeconds) / 3600, 2).append(':');
        return pad(text, Math.abs(offsetSeconds) / 60 % 60, 2).toString();
    }

    private static void appendFraction(StringBuilder text, long nanos) {
        if (nanos == 0) {
            return;
        }
        int digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1000 == 0 ? 6 : 9;
        long shown = digits == 3 ? nanos / 1_000_000 : digits == 6 ? nanos / 1000 : nanos;
        pad(text.append('.'), shown, digits);
    }

    private static StringBuilder pad(StringBuilder text, long value, int width) {
        String digits = Long.toString(value);
        text.repeat('0', Math.max(0, width - digits.length()));
        return text.append(digits);
    }
}
