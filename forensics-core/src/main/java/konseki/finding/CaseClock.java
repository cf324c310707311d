package konseki.finding;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import konseki.event.Timestamp;

/// Times as texts print them: in the case's zone, its name beside them. Immutable.
public final class CaseClock {
    private final ZoneId zone;

    public CaseClock(ZoneId zone) {
        this.zone = zone;
    }

    /// `2023-06-05 03:00 JST`, seconds only where there are any.
    public String moment(long nanos) {
        ZoneOffset offset = offset(nanos);
        return digits(nanos, offset) + " " + name(offset);
    }

    /// The same moment in UTC: `2023-06-04 18:00 UTC`.
    public String utc(long nanos) {
        return digits(nanos, ZoneOffset.UTC) + " UTC";
    }

    /// `2023-06-01 00:00 to 2023-06-05 10:00 JST`; the last nanosecond of an hour is written as the next hour.
    public String range(TimeRange range, Language language) {
        ZoneOffset from = offset(range.from());
        long end = range.to() % Timestamp.SECOND == Timestamp.SECOND - 1 ? range.to() + 1 : range.to();
        ZoneOffset to = offset(end);
        String between = language == Language.JA ? "～" : " to ";
        String first = digits(range.from(), from) + (from.equals(to) ? "" : " " + name(from));
        return first + between + digits(end, to) + " " + name(to);
    }

    private ZoneOffset offset(long nanos) {
        return zone.getRules().getOffset(Instant.ofEpochSecond(Math.floorDiv(nanos, Timestamp.SECOND)));
    }

    private static String digits(long nanos, ZoneOffset offset) {
        String iso = Timestamp.format(nanos - Math.floorMod(nanos, Timestamp.SECOND), offset.getTotalSeconds());
        int seconds = iso.startsWith(":00", 16) ? 16 : 19;
        return iso.substring(0, 10) + " " + iso.substring(11, seconds);
    }

    private String name(ZoneOffset offset) {
        if (offset.getTotalSeconds() == 0) {
            return "UTC";
        }
        boolean japan = zone.getId().equals("Asia/Tokyo") || zone.getId().equals("Japan");
        return japan && offset.getTotalSeconds() == 9 * 3600 ? "JST" : offset.getId();
    }

    /// Nanoseconds UTC of an instant.
    public static long nanos(Instant instant) {
        return instant.getEpochSecond() * Timestamp.SECOND + instant.getNano();
    }

    /// The instant of nanoseconds UTC.
    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, Timestamp.SECOND), Math.floorMod(nanos, Timestamp.SECOND));
    }
}
