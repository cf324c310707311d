package konseki.parse;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Timestamp;
import konseki.event.VendorName;

/// Turns stamps as written into nanoseconds UTC for one member: knows the zone of stamps without an offset and the
/// latest moment that a stamp without a year may mean. Belongs to one worker (it remembers the last hour's offset).
///
/// A stamp outside 1970 to 2199 leaves `@timestamp` absent; its text is kept as vendor field [#UNREADABLE_TIME].
public final class MemberClock {
    /// Vendor field that keeps a stamp that was no valid time.
    public static final VendorName UNREADABLE_TIME = VendorName.of("fx.time.unreadable");

    private static final byte[] UNREADABLE = "fx.time.unreadable".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private static final long FARTHEST_OFFSET = 18 * Timestamp.HOUR; // java.time.ZoneOffset.MAX

    private final ZoneRules zone;
    private final boolean fixed;
    private final long latest;
    private final int latestYear;
    private long cachedHour = Long.MIN_VALUE;
    private int cachedOffsetSeconds;

    /// @param zone   of stamps without an offset
    /// @param anchor the member's anchor, nanoseconds UTC: a stamp without a year means the latest year that puts it
    ///               not after the anchor + 1 day
    public MemberClock(ZoneId zone, long anchor) {
        this.zone = zone.getRules();
        this.fixed = this.zone.isFixedOffset();
        this.cachedOffsetSeconds = fixed ? this.zone.getOffset(Instant.EPOCH).getTotalSeconds() : 0;
        this.latest = anchor + Timestamp.DAY;
        this.latestYear = Timestamp.year(latest) + 1;
    }

    /// Sets `@timestamp` from a local stamp.
    ///
    /// @return false if the calendar fields are no date and time; the event has no time then
    public boolean setLocal(
            EventBuffer out, int year, int month, int day, int hour, int minute, int second, int nanos) {
        if (!isDateTime(year, month, day, hour, minute, second)) {
            return false;
        }
        int offset = offsetSeconds(Timestamp.of(year, month, day, hour, minute, second, 0, 0));
        return set(out, Timestamp.of(year, month, day, hour, minute, second, nanos, offset), offset);
    }

    /// Sets `@timestamp` from a local stamp without a year.
    public boolean setYearless(EventBuffer out, int month, int day, int hour, int minute, int second, int nanos) {
        for (int year = latestYear; year > latestYear - 6; year--) {
            if (!isDateTime(year, month, day, hour, minute, second)) {
                continue;
            }
            long local = Timestamp.of(year, month, day, hour, minute, second, nanos, 0);
            if (local - FARTHEST_OFFSET > latest) {
                continue; // whatever the zone; asking it for each year would look up its rules for each record
            }
            int offset = offsetSeconds(local);
            long stamp = local - offset * Timestamp.SECOND;
            if (stamp <= latest) {
                out.yearInferred();
                return set(out, stamp, offset);
            }
        }
        return false;
    }

    /// Sets `@timestamp` from a stamp written with its own offset.
    public boolean setWithOffset(
            EventBuffer out,
            int year,
            int month,
            int day,
            int hour,
            int minute,
            int second,
            int nanos,
            int offsetSeconds) {
        return isDateTime(year, month, day, hour, minute, second)
                && set(out, Timestamp.of(year, month, day, hour, minute, second, nanos, offsetSeconds), offsetSeconds);
    }

    /// Sets `@timestamp` from a count since 1970 UTC.
    public boolean setEpochNanos(EventBuffer out, long nanos) {
        return set(out, nanos, 0);
    }

    /// Says of the stamp just set, which was written without an offset, that it was UTC and not in the member's zone.
    public static void takeAsUtc(EventBuffer out) {
        if (out.has(Field.TIMESTAMP)) {
            long offset = out.number(Field.TIME_OFFSET) * 1_000_000;
            out.number(Field.TIMESTAMP, out.number(Field.TIMESTAMP) + offset);
            out.number(Field.TIME_OFFSET, 0);
        }
    }

    /// Keeps a stamp that is none.
    public void keepUnreadable(EventBuffer out, byte[] bytes, int from, int to) {
        out.vendor(UNREADABLE, 0, UNREADABLE.length, bytes, from, to);
    }

    private static boolean set(EventBuffer out, long nanos, int offsetSeconds) {
        if (!Timestamp.isValid(nanos)) {
            return false;
        }
        out.number(Field.TIMESTAMP, nanos);
        out.number(Field.TIME_OFFSET, offsetSeconds * 1000L);
        return true;
    }

    private static boolean isDateTime(int year, int month, int day, int hour, int minute, int second) {
        return year >= 1969
                && year <= 2200
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Timestamp.daysInMonth(year, month)
                && hour >= 0
                && hour <= 23
                && minute >= 0
                && minute <= 59
                && second >= 0
                && second <= 60;
    }

    /// The zone's offset at a local time, asked once per quarter of an hour (no zone changes more often).
    private int offsetSeconds(long localNanos) {
        long quarter = localNanos / (Timestamp.HOUR / 4);
        if (quarter != cachedHour && !fixed) {
            LocalDateTime local = LocalDateTime.ofEpochSecond(localNanos / Timestamp.SECOND, 0, ZoneOffset.UTC);
            cachedOffsetSeconds = zone.getOffset(local).getTotalSeconds();
            cachedHour = quarter;
        }
        return cachedOffsetSeconds;
    }
}
