package konseki.parse.network;

import java.nio.charset.StandardCharsets;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Stamps;

/// The `.log` that MRTG keeps for an interface: what went through a link, without saying between whom. Stateless.
///
/// | line   | columns                                      | vendor fields                                         |
/// |--------|----------------------------------------------|-------------------------------------------------------|
/// | first  | time, counter in, counter out                | `mrtg.counter_in`, `mrtg.counter_out`                 |
/// | others | time, average in and out, largest in and out | `mrtg.in`, `mrtg.out`, `mrtg.max_in`, `mrtg.max_out`  |
///
/// Rates are bytes a second as the device counts: "out" leaves it through that interface. How long a row holds follows
/// from the time of the row after it (older, lower in the file), which this payload does not see. Recognised by nothing
/// but its numbers, so it comes last in the list.
///
/// Source: mrtg-logfile(1).
public final class Mrtg implements Payload {
    private static final Slice DATASET = Slice.of("mrtg.rate");
    private static final Slice NETWORK = Slice.of("network");
    private static final Slice RATE = Slice.of("rate");
    private static final Slice COUNTER = Slice.of("counter");
    private static final byte[][] RATES = names("mrtg.in", "mrtg.out", "mrtg.max_in", "mrtg.max_out");
    private static final byte[][] COUNTERS = names("mrtg.counter_in", "mrtg.counter_out");
    private static final int TIME_DIGITS = 10; // from 2001 to 2286

    private static byte[][] names(String... written) {
        byte[][] names = new byte[written.length][];
        for (int i = 0; i < written.length; i++) {
            names[i] = written[i].getBytes(StandardCharsets.US_ASCII);
        }
        return names;
    }

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return DATASET.toString();
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.NONE;
    }

    /// Three or five numbers with one blank between them, the first a time.
    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        if (to - from > 120 || to - from < TIME_DIGITS + 4 || bytes[from + TIME_DIGITS] != ' ') {
            return false;
        }
        int columns = 0;
        for (int start = from; start <= to; ) {
            int end = ByteSearch.indexOf(bytes, start, to, ' ');
            if (Decimals.parse(bytes, start, end) < 0) {
                return false;
            }
            columns++;
            start = end + 1;
        }
        return columns == 1 + COUNTERS.length || columns == 1 + RATES.length;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        boolean counters = ByteSearch.count(bytes, from, to, ' ') == COUNTERS.length;
        byte[][] names = counters ? COUNTERS : RATES;
        out.text(Field.EVENT_DATASET, DATASET);
        out.text(Field.EVENT_CATEGORY, NETWORK);
        out.text(Field.EVENT_ACTION, counters ? COUNTER : RATE);
        out.text(Field.EVENT_TYPE, ActionWords.INFO);
        if (!Stamps.epoch(bytes, from, from + TIME_DIGITS, clock, out)) {
            clock.keepUnreadable(out, bytes, from, from + TIME_DIGITS);
        }
        int start = from + TIME_DIGITS + 1;
        for (byte[] name : names) {
            int end = ByteSearch.indexOf(bytes, start, to, ' ');
            out.vendor(name, 0, name.length, bytes, start, end);
            start = end + 1;
        }
        return Outcome.EVENT;
    }
}
