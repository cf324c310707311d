package konseki.parse;

import konseki.event.EventBuffer;
import konseki.event.Slice;
import konseki.event.VendorName;

/// The time of a record in CEF or LEEF: when it ended, was received, or began; a stamp that syslog set stays if there
/// is none of these. Stateless.
public final class ExtensionTimes {
    private static final VendorName[] NAMES = {
        VendorName.of("end"),
        VendorName.of("rt"),
        VendorName.of("devTime"),
        VendorName.of("start"),
        VendorName.of("UNIFIutcTime")
    };
    private static final VendorName GENERATED = VendorName.of("start");
    private static final VendorName[] ZONES = {VendorName.of("dtz"), VendorName.of("devTimeZone"), VendorName.of("tz")};

    private ExtensionTimes() {}

    public static void put(MemberClock clock, EventBuffer out) {
        for (VendorName name : NAMES) {
            Slice value = out.vendor(name);
            if (value.length() > 0 && read(value.bytes(), value.offset(), value.end(), clock, out)) {
                return;
            }
        }
    }

    /// The same where `start` is when the record was written.
    public static void putGenerated(MemberClock clock, EventBuffer out) {
        Slice value = out.vendor(GENERATED);
        if (value.isEmpty() || !read(value.bytes(), value.offset(), value.end(), clock, out)) {
            put(clock, out);
        }
    }

    /// Milliseconds since 1970, `Mar 01 2021 20:35:54.123 UTC` or ISO 8601.
    private static boolean read(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        if (Stamps.epoch(bytes, from, to, clock, out)) {
            return true;
        }
        int end = Stamps.bsd(bytes, from, to, clock, out);
        end = end == Stamps.NONE ? Stamps.iso(bytes, from, to, clock, out) : end;
        if (end == Stamps.NONE) {
            return false;
        }
        boolean zoned = end > from && bytes[end - 1] == 'Z';
        if (!zoned && (isUtc(bytes, end, to) || end == to && isUtcZone(out))) {
            MemberClock.takeAsUtc(out);
        }
        return true;
    }

    private static boolean isUtcZone(EventBuffer out) {
        for (VendorName name : ZONES) {
            Slice zone = out.vendor(name);
            if (isUtc(zone.bytes(), zone.offset() - 1, zone.end())) {
                return true;
            }
        }
        return false;
    }

    /// Whether ` UTC` or ` GMT` is all that follows; the first byte is not looked at.
    private static boolean isUtc(byte[] bytes, int from, int to) {
        return to - from == 4
                && (bytes[from + 1] == 'U' && bytes[from + 2] == 'T' && bytes[from + 3] == 'C'
                        || bytes[from + 1] == 'G' && bytes[from + 2] == 'M' && bytes[from + 3] == 'T');
    }
}
