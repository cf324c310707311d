package konseki.parse.firewall;

import java.util.Arrays;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ByteSearch;
import konseki.parse.ExtensionTimes;
import konseki.parse.KeyTable;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.SlotFields;

/// FortiOS records in CEF: the same values as in lines of pairs, some under CEF's names, the others behind a prefix.
///
/// `out` is what the source sent (`sentbyte`), `in` what it received. What the values mean is in [FortiGateFields].
///
/// Source: FortiOS Log Message Reference, "CEF support": the mapping from FortiOS's names to CEF's.
public final class FortiGateCef implements Payload {
    private static final VendorName VENDOR = VendorName.of("cef.vendor");
    private static final Slice FORTINET = Slice.of("fortinet");
    private static final Slice[] PREFIXES = {Slice.of("FTNTFGT"), Slice.of("FortinetFortiGate"), Slice.of("ad.")};
    private static final VendorName[] LOG_IDS = {
        VendorName.of("FTNTFGTlogid"), VendorName.of("FortinetFortiGatelogid"), VendorName.of("logid")
    };

    private static final KeyTable.Builder NAMES = new KeyTable.Builder();
    private static final int[] KEYS = new int[64];
    private static final KeyTable STANDARD = standard();

    /// Its names are CEF's own.
    public FortiGateCef() {}

    private static KeyTable standard() {
        add("cat", FortiGateKeys.TYPE);
        add("src", FortiGateKeys.SOURCE_IP);
        add("spt", FortiGateKeys.SOURCE_PORT);
        add("dst", FortiGateKeys.DESTINATION_IP);
        add("dpt", FortiGateKeys.DESTINATION_PORT);
        add("deviceOutboundInterface", FortiGateKeys.EGRESS);
        add("proto", FortiGateKeys.PROTOCOL);
        add("app", FortiGateKeys.SERVICE);
        add("act", FortiGateKeys.ACTION);
        add("outcome", FortiGateKeys.STATUS);
        add("out", FortiGateKeys.SENT);
        add("in", FortiGateKeys.RECEIVED);
        add("sourceTranslatedAddress", FortiGateKeys.SOURCE_NAT_IP);
        add("destinationTranslatedAddress", FortiGateKeys.DESTINATION_NAT_IP);
        add("dhost", FortiGateKeys.HOST_NAME);
        add("suser", FortiGateKeys.USER);
        add("duser", FortiGateKeys.USER);
        add("sproc", FortiGateKeys.INTERFACE);
        add("msg", FortiGateKeys.MESSAGE);
        add("request", FortiGateKeys.URL);
        add("requestMethod", FortiGateKeys.METHOD);
        add("requestClientApplication", FortiGateKeys.AGENT);
        add("fname", FortiGateKeys.FILE_NAME);
        add("fsize", FortiGateKeys.FILE_SIZE);
        add("dvchost", FortiGateKeys.DEVICE_NAME);
        add("deviceExternalId", FortiGateKeys.DEVICE_ID);
        return NAMES.build();
    }

    private static void add(String name, int key) {
        KEYS[NAMES.id(name)] = key;
    }

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
        Slice vendor = out.vendor(VENDOR);
        if (vendor.length() != FORTINET.length() || (vendor.at(0) | 0x20) != FORTINET.at(0)) {
            return false;
        }
        for (VendorName name : LOG_IDS) {
            if (!out.vendor(name).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        long[] slots = out.slots(FortiGateKeys.TABLE.size());
        int known = out.vendorCount();
        for (int i = 0; i < known; i++) {
            int id = id(i, out);
            if (id != KeyTable.NONE && slots[id] == 0) {
                slots[id] = copy(id, out.vendorValue(i), out);
            }
        }
        for (Slice prefix : PREFIXES) {
            out.cutVendorNames(prefix);
        }
        int bad = FortiGateFields.put(out.scratch(), slots, clock, out);
        if (bad == FortiGateFields.MISSING) {
            out.reject(RejectReason.MISSING_VALUE, to - from);
            return Outcome.REJECTED;
        }
        if (bad != SlotFields.GOOD) {
            out.reject(RejectReason.BAD_VALUE, 0);
            return Outcome.REJECTED;
        }
        if (!out.has(Field.TIMESTAMP)) {
            ExtensionTimes.put(clock, out);
        }
        return Outcome.EVENT;
    }

    private static int id(int vendorField, EventBuffer out) {
        Slice name = out.vendorName(vendorField);
        byte[] bytes = name.bytes();
        int start = name.offset();
        for (Slice prefix : PREFIXES) {
            int end = start + prefix.length();
            boolean has =
                    end < name.end() && Arrays.equals(bytes, start, end, prefix.bytes(), prefix.offset(), prefix.end());
            if (has) {
                return FortiGateKeys.TABLE.find(bytes, end, name.end());
            }
        }
        int standard = STANDARD.find(bytes, start, name.end());
        return standard >= 0 ? KEYS[standard] : FortiGateKeys.TABLE.find(bytes, start, name.end());
    }

    /// Values with escapes stand in another array than the others, so all go into one.
    ///
    /// @return the slot; 0 for nothing, and for a name where an address is due
    private static long copy(int id, Slice value, EventBuffer out) {
        byte[] bytes = value.bytes();
        int from = value.offset();
        int to = value.end();
        boolean address = id == FortiGateKeys.SOURCE_IP || id == FortiGateKeys.DESTINATION_IP;
        if (from == to || address && !IpAddress.parse(bytes, from, to, out.ipScratch())) {
            return 0;
        }
        // "traffic:forward"
        int end = id == FortiGateKeys.TYPE ? ByteSearch.indexOf(bytes, from, to, ':') : to;
        int start = out.scratchEnd();
        out.append(bytes, from, end);
        return (long) start << 32 | out.scratchEnd();
    }
}
