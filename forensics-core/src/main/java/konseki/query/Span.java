package konseki.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import konseki.event.Timestamp;

/// The numbers that one written value stands for: itself, or of a time everything up to the precision it is written
/// with, so that `@timestamp:2023-06-04` is that day and `"2023-06-04T15:00"` that minute.
///
/// @param isDay whether it is a date only; as the end of a range a date means its whole day, any other time its moment
record Span(long from, long to, boolean isDay) {

    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})[-/](\\d{2})[-/](\\d{2})(?:[Tt ](\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9}))?)?)?"
                    + " ?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?)?");

    /// Years of which at least a part fits a long of nanoseconds.
    private static final int FIRST_YEAR = 1677;

    private static final int LAST_YEAR = 2262;

    /// @param offsetSeconds of the zone of times that name none
    /// @throws IllegalArgumentException if the text is no value of the unit
    static Span of(String text, NumberUnit unit, int offsetSeconds) {
        if (unit == NumberUnit.TIME) {
            return time(text, offsetSeconds);
        }
        long value = unit.read(text);
        return new Span(value, value, false);
    }

    private static Span time(String text, int offsetSeconds) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        int year = Integer.parseInt(matcher.group(1));
        int month = Integer.parseInt(matcher.group(2));
        int day = Integer.parseInt(matcher.group(3));
        int hour = part(matcher, 4);
        int minute = part(matcher, 5);
        int second = part(matcher, 6);
        boolean valid = year >= FIRST_YEAR
                && year <= LAST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Timestamp.daysInMonth(year, month)
                && hour < 24
                && minute < 60
                && second < 60;
        if (!valid) {
            throw new IllegalArgumentException(text);
        }
        int offset = offset(matcher.group(8), offsetSeconds);
        long days = Timestamp.daysFromCivil(year, month, day);
        long seconds = days * 86400 + hour * 3600L + minute * 60L + second - offset;
        long from = nanoseconds(seconds, nanos(matcher.group(7)));
        long last = width(matcher) - 1;
        long to = from > Long.MAX_VALUE - last ? Long.MAX_VALUE : from + last;
        return new Span(from, to, matcher.group(4) == null);
    }

    private static long nanoseconds(long seconds, int nanos) {
        try {
            return seconds < 0
                    ? Math.addExact(Math.multiplyExact(seconds + 1, Timestamp.SECOND), nanos - Timestamp.SECOND)
                    : Math.addExact(Math.multiplyExact(seconds, Timestamp.SECOND), nanos);
        } catch (ArithmeticException outside) {
            throw new IllegalArgumentException("outside the years 1677 to 2262", outside);
        }
    }

    private static int part(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }

    private static int nanos(@org.jspecify.annotations.Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static int offset(@org.jspecify.annotations.Nullable String zone, int otherwise) {
        if (zone == null) {
            return otherwise;
        }
        if (zone.equalsIgnoreCase("Z")) {
            return 0;
        }
        String digits = zone.substring(1).replace(":", "");
        int minutes = Integer.parseInt(digits, 0, 2, 10) * 60
                + (digits.length() > 2 ? Integer.parseInt(digits, 2, 4, 10) : 0);
        return (zone.charAt(0) == '-' ? -60 : 60) * minutes;
    }

    private static long width(Matcher matcher) {
        if (matcher.group(4) == null) {
            return Timestamp.DAY;
        }
        if (matcher.group(5) == null) {
            return Timestamp.HOUR;
        }
        if (matcher.group(6) == null) {
            return 60 * Timestamp.SECOND;
        }
        long width = Timestamp.SECOND;
        for (int i = 0; matcher.group(7) != null && i < matcher.group(7).length(); i++) {
            width /= 10;
        }
        return width;
    }

    /// The least number of a range that begins here.
    long lowest(boolean included) {
        return included ? from : Math.addExact(isDay ? to : from, 1);
    }

    /// The greatest number of a range that ends here.
    long highest(boolean included) {
        return included ? isDay ? to : from : Math.subtractExact(from, 1);
    }
}
