package konseki.parse.firewall;

import java.util.Arrays;
import java.util.Optional;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.KeyTable;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Seed;
import konseki.parse.SlotFields;

/// FortiOS records whose values a carrier has named: the columns that the GUI of a FortiGate or FortiAnalyzer
/// downloads,
/// rows of `"srcip=..."`, or the same keys in JSON. What they mean is in [FortiGateFields], as for lines of pairs.
///
/// A table that went through a spreadsheet is read as far as it goes, and its records are marked partial: see
/// [ResavedCells].
public final class FortiGateCsv implements Payload {
    private static final VendorName LOG_ID = VendorName.of("logid");
    private static final VendorName TYPE = VendorName.of("type");
    private static final VendorName DATE = VendorName.of("date");
    private static final VendorName EVENT_TIME = VendorName.of("eventtime");
    private static final VendorName RECEIVED_TIME = VendorName.of("itime");

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return "fortinet";
    }

    /// As for [FortiGate].
    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        Slice logId = out.vendor(LOG_ID);
        if (logId.isEmpty() || logId.at(0) < '0' || logId.at(0) > '9') {
            return false;
        }
        return !out.vendor(TYPE).isEmpty()
                && !(out.vendor(DATE).isEmpty()
                        && out.vendor(EVENT_TIME).isEmpty()
                        && out.vendor(RECEIVED_TIME).isEmpty());
    }

    @Override
    public Optional<String> control(Seed seed) {
        return FortiGateControl.of(seed).map(FortiGateControl::row);
    }

    @Override
    public String controlHeader() {
        return FortiGateControl.HEADER;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        long[] slots = out.slots(FortiGateKeys.TABLE.size());
        boolean asWritten = fill(slots, bytes, out);
        byte[] base = asWritten ? bytes : rewrite(slots, out);
        int bad = FortiGateFields.put(base, slots, clock, out);
        if (bad == FortiGateFields.MISSING) {
            out.reject(RejectReason.MISSING_VALUE, to - from);
            return Outcome.REJECTED;
        }
        if (bad != SlotFields.GOOD) {
            out.reject(RejectReason.BAD_VALUE, asWritten ? bad - from : 0);
            return Outcome.REJECTED;
        }
        if (!asWritten && ResavedCells.widenCounters(out)) {
            out.number(Field.PARTIAL, 1);
        }
        return Outcome.EVENT;
    }

    /// Notes where the values of known keys stand.
    ///
    /// @return false if one stands in another array than the record, or was damaged by a spreadsheet
    private static boolean fill(long[] slots, byte[] bytes, EventBuffer out) {
        for (int i = 0; i < out.vendorCount(); i++) {
            int id = id(i, out);
            Slice value = out.vendorValue(i);
            if (id != KeyTable.NONE && !value.isEmpty() && slots[id] == 0) {
                if (value.bytes() != bytes || ResavedCells.isDamaged(id, bytes, value.offset(), value.end())) {
                    return false;
                }
                slots[id] = (long) value.offset() << 32 | value.end();
            }
        }
        return true;
    }

    private static int id(int vendorField, EventBuffer out) {
        Slice name = out.vendorName(vendorField);
        return FortiGateKeys.TABLE.find(name.bytes(), name.offset(), name.end());
    }

    /// Writes all known values anew, repaired, behind each other.
    ///
    /// @return the array they stand in
    private static byte[] rewrite(long[] slots, EventBuffer out) {
        Arrays.fill(slots, 0, FortiGateKeys.TABLE.size(), 0);
        for (int i = 0; i < out.vendorCount(); i++) {
            int id = id(i, out);
            Slice value = out.vendorValue(i);
            if (id != KeyTable.NONE && !value.isEmpty() && slots[id] == 0) {
                int from = out.scratchEnd();
                ResavedCells.append(id, value, out);
                int to = out.scratchEnd();
                slots[id] = to > from ? (long) from << 32 | to : 0;
            }
        }
        return out.scratch();
    }
}
