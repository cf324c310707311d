package konseki.parse.firewall;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.KeyTable;
import konseki.parse.KeyValues;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.ReadingTable;
import konseki.parse.Stamps;

/// What vendors of lines of pairs have in common: pairs become vendor fields, a table reads the fields from these.
/// Immutable.
final class PairLines {
    /// No key has a slot of its own: all are read by name.
    private static final KeyTable NO_KEYS = KeyTable.of("=");

    private static final Slice NETWORK = Slice.of("network");

    private final Slice dataset;
    private final ReadingTable readings;
    private final ReadingTable observer;

    /// @param observer keys that name the firewall, which a relay's header only seems to do, as `a|b`
    /// @param readings as [ReadingTable#of] reads them
    PairLines(String dataset, String observer, String readings) {
        this.dataset = Slice.of(dataset);
        this.readings = ReadingTable.of(readings);
        this.observer = ReadingTable.of("observer.name<" + observer);
    }

    /// Splits and reads `bytes[from, to)`.
    ///
    /// @return [Outcome#REJECTED] if a quote is never closed
    Outcome read(byte[] bytes, int from, int to, EventBuffer out) {
        int cut = KeyValues.split(bytes, from, to, NO_KEYS, out.slots(1), out);
        if (cut != KeyValues.WHOLE) {
            out.reject(RejectReason.TRUNCATED, cut);
            return Outcome.REJECTED;
        }
        put(out);
        return Outcome.EVENT;
    }

    /// Reads the vendor fields that are there.
    void put(EventBuffer out) {
        out.text(Field.EVENT_DATASET, dataset);
        observer.putOver(out);
        readings.put(out);
        if (out.has(Field.SOURCE_IP) && out.has(Field.DESTINATION_IP) && !out.has(Field.EVENT_CATEGORY)) {
            out.text(Field.EVENT_CATEGORY, NETWORK);
            out.remove(Field.HOST_NAME); // a relay's header names the firewall, which a session is not about
        }
    }

    /// Sets `@timestamp` from a date and time of the member's zone, or with an offset in `zone`.
    static void putTime(VendorName time, VendorName zone, MemberClock clock, EventBuffer out) {
        Slice stamp = out.vendor(time);
        byte[] bytes = stamp.bytes();
        int from = stamp.offset();
        int to = stamp.end();
        Slice offset = out.vendor(zone);
        int zoneFrom = offset.offset();
        int zoneTo = offset.end();
        boolean sameArray = offset.bytes() == bytes;
        boolean zoned = to - from >= 19
                && sameArray
                && offset.length() > 0
                && Stamps.dateAndTime(bytes, from, from + 11, to, zoneFrom, zoneTo, clock, out);
        if (!zoned && to > from && Stamps.iso(bytes, from, to, clock, out) != Stamps.NONE && bytes[to - 1] == 'C') {
            MemberClock.takeAsUtc(out); // "2019-03-19 06:44:01 UTC"
        }
    }

    /// Sets address and port from `192.0.2.1:443:X1:name`, or the address from another value if the first part is
    /// empty.
    static void putSide(VendorName name, VendorName six, Field address, Field port, EventBuffer out) {
        Slice side = out.vendor(name);
        byte[] bytes = side.bytes();
        int from = side.offset();
        int to = side.end();
        int colon = ByteSearch.indexOf(bytes, from, to, ':');
        boolean read = colon > from && IpAddress.parse(bytes, from, colon, out, address);
        if (!read) {
            boolean whole = to > from && IpAddress.parse(bytes, from, to, out, address);
            Slice other = out.vendor(six);
            if (!whole && other.length() > 0) {
                IpAddress.parse(other.bytes(), other.offset(), other.end(), out, address);
            }
            if (whole) {
                return;
            }
        }
        int end = colon < to ? ByteSearch.indexOf(bytes, colon + 1, to, ':') : to;
        int number = colon < to ? Decimals.parsePort(bytes, colon + 1, end) : -1;
        if (number > 0) {
            out.number(port, number);
        }
    }

    /// Sets an address from the first part of the same.
    static void putAddress(VendorName name, Field address, EventBuffer out) {
        Slice side = out.vendor(name);
        byte[] bytes = side.bytes();
        int from = side.offset();
        IpAddress.parse(bytes, from, ByteSearch.indexOf(bytes, from, side.end(), ':'), out, address);
    }

    /// Sets `@timestamp` from `date=2017-01-31 time=18:13:40`.
    static void putDateAndTime(VendorName date, VendorName time, MemberClock clock, EventBuffer out) {
        Slice day = out.vendor(date);
        byte[] bytes = day.bytes();
        int from = day.offset();
        boolean whole = day.length() == 10;
        Slice hour = out.vendor(time);
        if (whole && hour.length() > 0 && hour.bytes() == bytes) {
            Stamps.dateAndTime(bytes, from, hour.offset(), hour.end(), hour.end(), hour.end(), clock, out);
        }
    }
}
