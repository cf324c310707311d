package konseki.parse.firewall;

import konseki.event.Event;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;

/// What a spreadsheet does to a firewall's columns when it opens and saves them, and what can still be read.
///
/// | written | saved as | read as |
/// |---|---|---|
/// | 2023-06-05 | 2023/6/5 | the day |
/// | 03:00:07 | 3:00:07, 3:00 | the time; without seconds the start of the minute, and the event is partial |
/// | 123456789012 | 1.23457E+11 | the interval of numbers that are shown so, and the event is partial |
///
/// The digits are gone; the report asks for the original file. A day before its month (`5/6/2023`) cannot be told from
/// a month before its day and is not read.
final class ResavedCells {
    private static final VendorName TIME = VendorName.of("time");
    private static final VendorName SENT = VendorName.of("sentbyte");
    private static final VendorName RECEIVED = VendorName.of("rcvdbyte");
    private static final int DATE_LENGTH = "2023-06-05".length();
    private static final int TIME_LENGTH = "03:00:07".length();
    private static final int SHORT_TIME = "3:00".length();
    private static final int MOST_DIGITS = 18;

    private ResavedCells() {}

    /// Whether the value of a known key is not as the device writes it.
    static boolean isDamaged(int key, byte[] bytes, int from, int to) {
        if (key == FortiGateKeys.DATE) {
            return to - from != DATE_LENGTH || bytes[from + 4] == '/';
        }
        if (key == FortiGateKeys.TIME) {
            return to - from < TIME_LENGTH;
        }
        return isCounter(key) && exponentAt(bytes, from, to) < to;
    }

    private static boolean isCounter(int key) {
        return key == FortiGateKeys.SENT || key == FortiGateKeys.RECEIVED;
    }

    private static int exponentAt(byte[] bytes, int from, int to) {
        return ByteSearch.indexOf(bytes, from, to, 'E');
    }

    /// Appends a value to the scratch of `out` as the device would have written it; nothing of a counter whose digits
    /// are gone.
    static void append(int key, Slice value, EventBuffer out) {
        byte[] bytes = value.bytes();
        int from = value.offset();
        int to = value.end();
        if (!isDamaged(key, bytes, from, to)) {
            out.append(bytes, from, to);
        } else if (key == FortiGateKeys.DATE) {
            appendParts(bytes, from, to, '/', '-', out);
        } else if (key == FortiGateKeys.TIME) {
            int start = out.scratchEnd();
            appendParts(bytes, from, to, ':', ':', out);
            if (out.scratchEnd() - start < TIME_LENGTH) {
                out.append(':');
                out.append('0');
                out.append('0');
            }
        }
    }

    /// Appends numbers with at least two digits each.
    private static void appendParts(byte[] bytes, int from, int to, char written, char wanted, EventBuffer out) {
        int start = from;
        while (start < to) {
            int end = ByteSearch.indexOf(bytes, start, to, written);
            if (end - start == 1) {
                out.append('0');
            }
            out.append(bytes, start, end);
            if (end < to) {
                out.append(wanted);
            }
            start = end + 1;
        }
    }

    /// Sets the counters of a session that lost their digits, as intervals.
    ///
    /// @return whether anything of the record is gone
    static boolean widenCounters(EventBuffer out) {
        Slice time = out.vendor(TIME);
        boolean gone =
                time.length() >= SHORT_TIME && ByteSearch.count(time.bytes(), time.offset(), time.end(), ':') == 1;
        if (out.written(Field.EVENT_DATASET).sameAs(FortiGateFields.TRAFFIC)) {
            gone |= widen(SENT, Field.SOURCE_BYTES, Field.SOURCE_BYTES_LO, out);
            gone |= widen(RECEIVED, Field.DESTINATION_BYTES, Field.DESTINATION_BYTES_LO, out);
        }
        return gone;
    }

    private static boolean widen(VendorName name, Field high, Field low, EventBuffer out) {
        Slice value = out.vendor(name);
        byte[] bytes = value.bytes();
        int exponentAt = exponentAt(bytes, value.offset(), value.end());
        if (exponentAt == value.end() || isInterim(out)) {
            return false;
        }
        int plus = exponentAt + 1 < value.end() && bytes[exponentAt + 1] == '+' ? 2 : 1;
        long exponent = Decimals.parse(bytes, exponentAt + plus, value.end());
        int point = ByteSearch.indexOf(bytes, value.offset(), exponentAt, '.');
        long whole = Decimals.parse(bytes, value.offset(), point);
        long fraction = point == exponentAt ? 0 : Decimals.parse(bytes, point + 1, exponentAt);
        int digits = Math.max(0, exponentAt - point - 1);
        if (whole < 0 || whole > 9 || fraction < 0 || exponent < digits || exponent > MOST_DIGITS - 1) {
            return true;
        }
        long unit = power(exponent - digits);
        long middle = (whole * power(digits) + fraction) * unit;
        out.number(high, middle + unit / 2);
        out.number(low, middle - unit / 2);
        return true;
    }

    /// Running totals of interim records are no counters of theirs.
    private static boolean isInterim(Event event) {
        return event.has(Field.EVENT_TYPE) && event.written(Field.EVENT_TYPE).sameAs(ActionWords.INFO);
    }

    private static long power(long exponent) {
        long power = 1;
        for (long i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
