package konseki.parse;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.event.Timestamp;
import konseki.evidence.Prologue;

/// The moment that anchors stamps without a year: not later than a day after it lies the last record of the member.
///
/// What the bytes say comes first: full dates in the member's own lines, a date in its (rotation) name, the time that
/// its container keeps, full dates in the other members of the collection. The file's own time changes with every copy
/// and is the last resort, named as a limitation. With a year given in case.yaml, the inferred moment still decides if
/// it lies in that year, so that a log over New Year's Eve is read right.
///
/// @param nanos UTC
/// @param from  where it was taken from
record YearAnchor(long nanos, YearSource from) {
    /// A member whose dates are known begins there and is taken to last less than eleven months, so that a record a
    /// little before its first full date is not taken for one of a year later.
    private static final long SPAN = 334 * Timestamp.DAY;

    static YearAnchor of(Prologue prologue, ZoneId zone) {
        YearAnchor inferred = inferred(prologue, zone);
        int year = prologue.fromCase().year();
        if (year == 0 || localYear(inferred.nanos(), zone) == year) {
            return inferred;
        }
        return new YearAnchor(
                startOfDay(year + 1, 1, 1, zone) - 1 - Timestamp.DAY, YearSource.CASE); // MemberClock adds the day
    }

    /// What an earlier scan recorded holds; only what others or the file's time said is asked again, for there may be
    /// more others now.
    private static YearAnchor inferred(Prologue prologue, ZoneId zone) {
        String recorded = prologue.recorded().get(YearSource.ANCHOR_INPUT);
        YearSource from = YearSource.of(prologue.recorded()).orElse(YearSource.FILE_TIME);
        Optional<YearAnchor> others = byOthers(prologue);
        if (recorded != null && (others.isEmpty() || !from.isOutside())) {
            Instant anchor = Instant.parse(recorded);
            return new YearAnchor(anchor.getEpochSecond() * Timestamp.SECOND + anchor.getNano(), from);
        }
        OptionalLong own = HeadDates.median(prologue.head());
        if (own.isPresent()) {
            return new YearAnchor(own.getAsLong() + SPAN, YearSource.OWN_DATES);
        }
        long named = endOfNamedDay(prologue.name(), zone);
        if (named >= 0) {
            return new YearAnchor(named, YearSource.NAME);
        }
        if (prologue.dates().stored().isPresent()) {
            return new YearAnchor(fileTime(prologue.dates().stored().get()), YearSource.STORED);
        }
        return others.orElseGet(() -> new YearAnchor(fileTime(prologue.fileTime()), YearSource.FILE_TIME));
    }

    /// The year in which the member's first stamp lies closest to what the other members are about.
    private static Optional<YearAnchor> byOthers(Prologue prologue) {
        int first = HeadDates.firstYearless(prologue.head());
        OptionalLong from = prologue.dates().othersFrom();
        OptionalLong to = prologue.dates().othersTo();
        if (first < 0 || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        long best = -1;
        long closest = Long.MAX_VALUE;
        int month = first / 100;
        for (int year = Timestamp.year(from.getAsLong()) - 1; year <= Timestamp.year(to.getAsLong()) + 1; year++) {
            int day = Math.min(first % 100, Timestamp.daysInMonth(year, month));
            long at = Timestamp.of(year, month, Math.max(1, day), 0, 0, 0, 0, 0);
            long apart = Math.max(Math.max(from.getAsLong() - at, at - to.getAsLong()), 0);
            if (apart < closest) {
                closest = apart;
                best = at;
            }
        }
        return Optional.of(new YearAnchor(best + SPAN, YearSource.OTHERS));
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
