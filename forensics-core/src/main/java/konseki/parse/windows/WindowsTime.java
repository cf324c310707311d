package konseki.parse.windows;

import java.util.stream.Stream;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;
import konseki.parse.ByteSearch;
import konseki.parse.MemberClock;
import konseki.parse.Stamps;

/// When an event happened, by the clock of the machine that wrote it rather than of whoever collected it.
///
/// That is the `SystemTime` of the record, by the name that the form has for it: UTC, with or without a `Z`. A flat
/// form
/// may have lost it; it has `EventTime` or `TimeCreated`, else the collector's stamp.
///
/// NXLog writes `EventTime` in the machine's zone without naming it. Where the collector added its own stamp in UTC,
/// the zone follows from the two: the difference between `EventReceivedTime` (or `EventTime`) and `@timestamp`, if it
/// is a multiple of half an hour, less at most [#TRANSPORT]. Otherwise the member's zone holds.
///
/// Sysmon's `UtcTime` says the same with more digits and in UTC, so a flat form's stamp gives way to it where they
/// differ by a zone (and half a day, where an export lost AM and PM) and no more. It is not trusted beyond that: in one
/// of six network events of the public OTRF data
/// it is off by minutes to days, because it is derived from a clock that stood still with its virtual machine.
final class WindowsTime {
    private static final VendorName UTC_TIME = VendorName.of("UtcTime");
    private static final VendorName EVENT_TIME = VendorName.of("EventTime");
    private static final VendorName RECEIVED_TIME = VendorName.of("EventReceivedTime");
    private static final VendorName COLLECTOR_TIME = VendorName.of("@timestamp");
    private static final VendorName[] FLAT_UTC = names("SystemTime", "TimeGenerated [UTC]");
    private static final VendorName[] FLAT =
            names("TimeCreated", "TimeGenerated", "@timestamp", "time", "EventReceivedTime");
    private static final VendorName[] BEAT = names("@timestamp");
    private static final VendorName[] EVTX = names(
            "Event.System.TimeCreated.#attributes.SystemTime",
            "Event.System.TimeCreated_attributes.SystemTime",
            "Event.System.TimeCreated.@SystemTime",
            "Event.System.TimeCreated.SystemTime",
            "@timestamp");
    private static final VendorName[] VELOCIRAPTOR = names("System.TimeCreated.SystemTime");
    private static final VendorName[] AZURE = names("time");

    /// The type of a stamp in binary XML, in steps of 100 ns since 1601.
    private static final int FILETIME = 0x11;

    private static final long TICKS_TO_1970 = 116_444_736_000_000_000L;
    private static final long NANOS_PER_TICK = 100;

    private static final Slice JSON_DATE = Slice.of("/Date(");
    private static final int DATE_AND_TIME = "2023-06-05T03:00:00".length();
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long HALF_HOUR = Timestamp.HOUR / 2;
    private static final long HALF_DAY = 12 * Timestamp.HOUR;
    private static final long FARTHEST_ZONE = 14 * Timestamp.HOUR;
    /// Longest way from NXLog to the collector.
    private static final long TRANSPORT = 30 * Timestamp.SECOND;
    /// Longest time between what happened and the record of it.
    private static final long DELAY = 60 * Timestamp.SECOND;
    /// How far the machine's clock may be ahead of the collector's.
    private static final long AHEAD = 5 * Timestamp.SECOND;

    private WindowsTime() {}

    private static VendorName[] names(String... names) {
        return Stream.of(names).map(VendorName::of).toArray(VendorName[]::new);
    }

    /// Sets `@timestamp`, unless the record has no stamp or an impossible one.
    static void read(WindowsForm form, WindowsChannel channel, MemberClock clock, EventBuffer out) {
        switch (form) {
            case FLAT -> readFlat(clock, out);
            case BEAT, OLD_BEAT -> readFirstUtc(BEAT, clock, out);
            case EVTX -> readFirstUtc(EVTX, clock, out);
            case VELOCIRAPTOR -> readFirstUtc(VELOCIRAPTOR, clock, out);
            case AZURE -> readFirstUtc(AZURE, clock, out);
            case NONE -> {}
        }
        if (channel == WindowsChannel.SYSMON && (form == WindowsForm.FLAT || !out.has(Field.TIMESTAMP))) {
            preferUtc(clock, out);
        }
    }

    /// Sets `@timestamp` of a record of an event log without writing its stamp out.
    ///
    /// @return false if it has to be read like any other
    static boolean readBinary(byte[] bytes, MemberClock clock, EventBuffer out) {
        int place = out.codedPlace(EVTX[0], FILETIME, Long.BYTES);
        long ticks = place < 0 ? 0 : ByteSearch.word(bytes, place) - TICKS_TO_1970;
        return ticks > 0 && ticks < Timestamp.END / NANOS_PER_TICK && clock.setEpochNanos(out, ticks * NANOS_PER_TICK);
    }

    private static void readFlat(MemberClock clock, EventBuffer out) {
        if (readFirstUtc(FLAT_UTC, clock, out)) {
            return;
        }
        if (readStamp(EVENT_TIME, clock, out)) {
            inferZone(clock, out);
            return;
        }
        for (VendorName name : FLAT) {
            if (readStamp(name, clock, out)) {
                return;
            }
        }
    }

    /// Takes Sysmon's own stamp for the one just read, if the two differ by a zone.
    private static void preferUtc(MemberClock clock, EventBuffer out) {
        if (!out.has(Field.TIMESTAMP)) {
            readUtc(UTC_TIME, clock, out);
            return;
        }
        long stamp = out.number(Field.TIMESTAMP);
        long offset = out.number(Field.TIME_OFFSET) * NANOS_PER_MILLI;
        if (readUtc(UTC_TIME, clock, out) && out.has(Field.TIMESTAMP)) {
            long ahead = stamp + offset - out.number(Field.TIMESTAMP);
            long zone = Math.floorDiv(ahead + HALF_HOUR / 2, HALF_HOUR) * HALF_HOUR;
            if (Math.abs(ahead - zone) > DELAY || Math.abs(zone) > FARTHEST_ZONE + HALF_DAY) {
                set(stamp, offset, out);
            }
        }
    }

    private static boolean readFirstUtc(VendorName[] names, MemberClock clock, EventBuffer out) {
        for (VendorName name : names) {
            if (readUtc(name, clock, out)) {
                return true;
            }
        }
        return false;
    }

    private static boolean readUtc(VendorName name, MemberClock clock, EventBuffer out) {
        if (!readStamp(name, clock, out)) {
            return false;
        }
        if (!isZoned(out.vendor(name))) {
            MemberClock.takeAsUtc(out);
        }
        return true;
    }

    /// Sets `@timestamp` as the member's clock understands it.
    ///
    /// @return false if no stamp of a known form is there
    private static boolean readStamp(VendorName name, MemberClock clock, EventBuffer out) {
        Slice stamp = out.vendor(name);
        byte[] bytes = stamp.bytes();
        int from = stamp.offset();
        int to = stamp.end();
        if (Stamps.iso(bytes, from, to, clock, out) != Stamps.NONE) {
            return true;
        }
        if (stamp.startsWith(JSON_DATE)) {
            return Stamps.epoch(bytes, from + JSON_DATE.length(), to - (to - from > 8 ? 2 : 0), clock, out);
        }
        return Stamps.epoch(bytes, from, to, clock, out);
    }

    /// Where `EventTime` without a zone was read, looks for the zone in the collector's stamps.
    private static void inferZone(MemberClock clock, EventBuffer out) {
        if (!out.has(Field.TIMESTAMP) || isZoned(out.vendor(EVENT_TIME))) {
            return;
        }
        long local = local(out);
        long byMember = out.number(Field.TIME_OFFSET) * NANOS_PER_MILLI;
        long offset = byMember;
        if (isZoned(out.vendor(COLLECTOR_TIME)) && readStamp(COLLECTOR_TIME, clock, out)) {
            long collected = out.number(Field.TIMESTAMP);
            long received = readStamp(RECEIVED_TIME, clock, out) ? local(out) : local;
            long ahead = received - collected;
            long zone = Math.floorDiv(ahead + TRANSPORT, HALF_HOUR) * HALF_HOUR;
            boolean known = ahead - zone <= AHEAD && Math.abs(zone) <= FARTHEST_ZONE;
            offset = known ? zone : byMember;
        }
        set(local - offset, offset, out);
    }

    /// The stamp just read as its machine's wall clock showed it, in nanoseconds.
    private static long local(EventBuffer out) {
        return out.number(Field.TIMESTAMP) + out.number(Field.TIME_OFFSET) * NANOS_PER_MILLI;
    }

    private static void set(long stamp, long offset, EventBuffer out) {
        if (Timestamp.isValid(stamp)) {
            out.number(Field.TIMESTAMP, stamp);
            out.number(Field.TIME_OFFSET, offset / NANOS_PER_MILLI);
        }
    }

    /// Whether the stamp says its zone; counts since 1970 do.
    private static boolean isZoned(Slice stamp) {
        if (stamp.length() < DATE_AND_TIME || stamp.at(4) != '-') {
            return !stamp.isEmpty();
        }
        for (int i = DATE_AND_TIME; i < stamp.length(); i++) {
            byte c = stamp.at(i);
            if (c == 'Z' || c == '+' || c == '-') {
                return true;
            }
        }
        return false;
    }
}
