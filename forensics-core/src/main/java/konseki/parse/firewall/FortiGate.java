package konseki.parse.firewall;

import java.util.Optional;
import konseki.event.EventBuffer;
import konseki.event.FlowStamp;
import konseki.event.RejectReason;
import konseki.parse.ByteSearch;
import konseki.parse.KeyTable;
import konseki.parse.KeyValues;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Seed;
import konseki.parse.SlotFields;

/// FortiOS log lines as key=value: traffic, event (system, VPN, user) and UTM; FortiProxy writes the same.
///
/// Recognised by one of the keys `logid` and `vd` (virtual domain), in any order of keys: relays put their own before
/// or
/// take the date away. Each pair is also kept as a vendor field under its own name. What the keys mean is in
/// [FortiGateFields].
///
/// Source: FortiOS Log Message Reference, "Log field format" and "Log ID numbers".
public final class FortiGate implements Payload {
    private static final int LOOK_AHEAD = 1024; // bytes in which logid must come
    private static final long EQUALS = ByteSearch.repeat('=');
    private static final long LAST_LETTERS = ByteSearch.repeat('d'); // all marks end in it, and few other keys do
    private static final KeyTable MARKS = KeyTable.of("logid", "vd", "log_id");
    private static final int OTHERS = 2; // FortiWeb and FortiMail, which have vd too, but later

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "fortinet";
    }

    /// A session is logged when it ends, an interim record when it is written.
    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    /// Looks at the word before each `=` until one tells.
    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        if (to - from < 20 || bytes[from] < 'a' || bytes[from] > 'z') {
            return false;
        }
        int end = Math.min(to, from + LOOK_AHEAD);
        long carried = 0;
        for (int i = from; i <= end - Long.BYTES; i += Long.BYTES) {
            long word = ByteSearch.word(bytes, i);
            long lastLetters = ByteSearch.match(word, LAST_LETTERS);
            long mask = ByteSearch.match(word, EQUALS) & (lastLetters << Byte.SIZE | carried);
            carried = lastLetters >>> Long.SIZE - Byte.SIZE;
            while (mask != 0) {
                int mark = mark(bytes, from, i + ByteSearch.first(mask));
                if (mark != KeyTable.NONE) {
                    return mark != OTHERS;
                }
                mask &= mask - 1;
            }
        }
        return false;
    }

    private static int mark(byte[] bytes, int from, int equals) {
        int start = equals - 1;
        while (start > from
                && equals - start < 7
                && (bytes[start - 1] >= 'a' && bytes[start - 1] <= 'z' || bytes[start - 1] == '_')) {
            start--;
        }
        boolean whole = start == from || bytes[start - 1] == ' ' || bytes[start - 1] == ',';
        return whole && bytes[equals] == '=' ? MARKS.find(bytes, start, equals) : KeyTable.NONE;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        long[] slots = out.slots(FortiGateKeys.TABLE.size());
        int cut = KeyValues.split(bytes, from, to, FortiGateKeys.TABLE, slots, out);
        if (cut != KeyValues.WHOLE) {
            return reject(RejectReason.TRUNCATED, cut, out);
        }
        int bad = FortiGateFields.put(bytes, slots, clock, out);
        if (bad == FortiGateFields.MISSING) {
            return reject(RejectReason.MISSING_VALUE, to - from, out);
        }
        return bad == SlotFields.GOOD ? Outcome.EVENT : reject(RejectReason.BAD_VALUE, bad - from, out);
    }

    @Override
    public Optional<String> control(Seed seed) {
        return FortiGateControl.of(seed).map(FortiGateControl::pairs);
    }

    private static Outcome reject(RejectReason reason, int column, EventBuffer out) {
        out.reject(reason, column);
        return Outcome.REJECTED;
    }
}
