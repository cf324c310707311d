package konseki.parse.network;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Stamps;
import org.jspecify.annotations.Nullable;

/// Flows as nfdump prints them for people, `-o line` and `-o long`. Stateless.
///
///     2018-01-12 15:37:30.942     00:00:00.000 TCP  192.0.2.1:52324 ->  203.0.113.1:902   ......S.   0   1   60   1
///
/// The last three numbers are packets, bytes and flows. A number too large for its column is rounded (`1.2 M`), which
/// gives an interval; nfdump has counted such units by 1000 and by 1024, so the upper end is the larger one's.
///
/// Source: nfdump(1), "OUTPUT FORMATS".
public final class NfdumpLine implements Payload {
    private static final Slice DATASET = Slice.of("netflow.flow");
    private static final Slice NETWORK = Slice.of("network");
    private static final int STAMP = "2018-01-12 15:37:30".length();
    private static final int MOST_WORDS = 24;

    /// One for all.
    public NfdumpLine() {}

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "netflow.flow";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.START;
    }

    /// A stamp at the start and an arrow with blanks around it.
    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        return to - from > 60
                && Stamps.isDate(bytes, from)
                && bytes[from + 10] == ' '
                && Stamps.isTime(bytes, from + 11, to)
                && hasDuration(bytes, from + STAMP, to)
                && arrow(bytes, from + STAMP, to) > 0;
    }

    /// Whether digits, points and colons are all of the word behind the stamp.
    private static boolean hasDuration(byte[] bytes, int from, int to) {
        int start = skipBlanks(bytes, wordEnd(bytes, from, to), to);
        int end = wordEnd(bytes, start, to);
        for (int i = start; i < end; i++) {
            if (!Decimals.isDigit(bytes[i]) && bytes[i] != ':' && bytes[i] != '.') {
                return false;
            }
        }
        return end > start;
    }

    private static int arrow(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + 160);
        for (int i = ByteSearch.indexOf(bytes, from, end, '>');
                i < end;
                i = ByteSearch.indexOf(bytes, i + 1, end, '>')) {
            boolean blanks = i - 2 > from && bytes[i - 1] == '-' && i + 1 < end && bytes[i + 1] == ' ';
            if (blanks && (bytes[i - 2] == ' ' || bytes[i - 2] == '<')) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        out.text(Field.EVENT_DATASET, DATASET);
        out.text(Field.EVENT_CATEGORY, NETWORK);
        out.text(Field.EVENT_TYPE, ActionWords.END);
        int i = skipBlanks(bytes, Stamps.iso(bytes, from, to, clock, out), to);
        int end = wordEnd(bytes, i, to);
        putDuration(bytes, i, end, out);
        i = skipBlanks(bytes, end, to);
        end = wordEnd(bytes, i, to);
        putTransport(bytes, i, end, out);
        i = skipBlanks(bytes, end, to);
        if (!putSide(bytes, i, wordEnd(bytes, i, to), Field.SOURCE_IP, Field.SOURCE_PORT, out)) {
            return reject(RejectReason.BAD_VALUE, i - from, out);
        }
        i = skipBlanks(bytes, arrow(bytes, from + STAMP, to) + 1, to);
        end = wordEnd(bytes, i, to);
        if (!putSide(bytes, i, end, Field.DESTINATION_IP, Field.DESTINATION_PORT, out)) {
            return reject(RejectReason.BAD_VALUE, i - from, out);
        }
        return putCounters(bytes, end, to, out) ? Outcome.EVENT : reject(RejectReason.TRUNCATED, to - from, out);
    }

    private static Outcome reject(RejectReason reason, int column, EventBuffer out) {
        out.reject(reason, column);
        return Outcome.REJECTED;
    }

    /// `00:01:02.003` or seconds.
    private static void putDuration(byte[] bytes, int from, int to, EventBuffer out) {
        long seconds = 0;
        int start = from;
        if (Stamps.isTime(bytes, from, to)) {
            seconds = Decimals.twoDigits(bytes, from) * 3600L + Decimals.twoDigits(bytes, from + 3) * 60L;
            start = from + 6;
        }
        long nanos = Decimals.scaled(bytes, start, to, 9);
        if (nanos >= 0) {
            out.number(Field.EVENT_DURATION, seconds * Timestamp.SECOND + nanos);
        }
    }

    private static void putTransport(byte[] bytes, int from, int to, EventBuffer out) {
        int start = out.scratchEnd();
        for (int i = from; i < to; i++) {
            out.append(bytes[i] >= 'A' && bytes[i] <= 'Z' ? bytes[i] | 0x20 : bytes[i]);
        }
        if (to > from) {
            out.text(Field.NETWORK_TRANSPORT, out.scratch(), start, out.scratchEnd());
        }
    }

    /// `192.0.2.1:443`, `2001:db8::1.443`; of ICMP the port is `type.code`, which is none.
    private static boolean putSide(byte[] bytes, int from, int to, Field address, Field port, EventBuffer out) {
        int first = ByteSearch.indexOf(bytes, from, to, ':');
        int last = ByteSearch.lastIndexOf(bytes, from, to, ':');
        boolean six = first != last;
        int cut = six ? ByteSearch.lastIndexOf(bytes, from, to, '.') : last;
        if (cut < 0 || !IpAddress.parse(bytes, from, cut, out, address)) {
            return IpAddress.parse(bytes, from, to, out, address);
        }
        int number = Decimals.parsePort(bytes, cut + 1, to);
        if (number > 0) {
            out.number(port, number);
        }
        return true;
    }

    /// The last three numbers of the line, each with a unit or without.
    private static boolean putCounters(byte[] bytes, int from, int to, EventBuffer out) {
        long[] slots = out.slots(MOST_WORDS);
        int words = 0;
        int i = skipBlanks(bytes, from, to);
        while (i < to && words < MOST_WORDS) {
            int end = wordEnd(bytes, i, to);
            slots[words++] = (long) i << 32 | end;
            i = skipBlanks(bytes, end, to);
        }
        int flows = words - 1;
        int sent = unitOrNumber(bytes, slots, flows - 1);
        int packets = unitOrNumber(bytes, slots, sent - 1);
        if (sent < 1 || packets < 0 || flows < 2) {
            return false;
        }
        return putScaled(bytes, slots, packets, Field.SOURCE_PACKETS, null, out)
                && putScaled(bytes, slots, sent, Field.SOURCE_BYTES, Field.SOURCE_BYTES_LO, out);
    }

    /// The word with the digits where the one at `index` is a unit.
    private static int unitOrNumber(byte[] bytes, long[] slots, int index) {
        return index > 0 && unit(bytes, slots[index]) > 0 ? index - 1 : index;
    }

    private static int unit(byte[] bytes, long slot) {
        int from = (int) (slot >>> 32);
        if ((int) slot != from + 1) {
            return 0;
        }
        return switch (bytes[from]) {
            case 'K' -> 1;
            case 'M' -> 2;
            case 'G' -> 3;
            case 'T' -> 4;
            default -> 0;
        };
    }

    private static boolean putScaled(
            byte[] bytes, long[] slots, int index, Field field, @Nullable Field low, EventBuffer out) {
        int from = (int) (slots[index] >>> 32);
        int to = (int) slots[index];
        int unit = unit(bytes, slots[index + 1]);
        if (unit == 0) {
            long value = Decimals.parse(bytes, from, to);
            if (value >= 0) {
                out.number(field, value);
            }
            return value >= 0;
        }
        long tenths = Decimals.scaled(bytes, from, to, 1);
        if (tenths < 0 || tenths > 1_000_000 || low == null) {
            return tenths >= 0;
        }
        long thousands = 1;
        long binary = 1;
        for (int i = 0; i < unit; i++) {
            thousands *= 1000;
            binary *= 1024;
        }
        out.number(low, Math.max(0, (2 * tenths - 1) * thousands / 20));
        out.number(field, (2 * tenths + 1) * binary / 20 + 1);
        return true;
    }

    private static int wordEnd(byte[] bytes, int from, int to) {
        return ByteSearch.indexOf(bytes, from, to, ' ');
    }

    private static int skipBlanks(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] == ' ') {
            i++;
        }
        return i;
    }
}
