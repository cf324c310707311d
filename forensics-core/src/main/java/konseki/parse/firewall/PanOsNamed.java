package konseki.parse.firewall;

import konseki.event.EventBuffer;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.KeyTable;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;

/// PAN-OS logs whose values a carrier has named: JSON of the Strata Logging Service (Cortex Data Lake, Prisma Access),
/// and the columns that the web interface of a firewall or of Panorama exports. What they mean is in [PanOsFields].
public final class PanOsNamed implements Payload {
    private static final VendorName LOG_TYPE = VendorName.of("LogType");
    private static final VendorName TYPE = VendorName.of("Type");
    private static final VendorName[] SERIALS = {
        VendorName.of("DeviceSN"), VendorName.of("LogSourceID"), VendorName.of("Serial #"), VendorName.of("DeviceName")
    };

    /// One for all.
    public PanOsNamed() {}

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return "panw";
    }

    /// As for [PanOs].
    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        Slice type = type(out);
        if (type.isEmpty() || PanOsColumns.TYPES.find(type.bytes(), type.offset(), type.end()) == KeyTable.NONE) {
            return false;
        }
        for (VendorName serial : SERIALS) {
            if (!out.vendor(serial).isAbsent()) {
                return true;
            }
        }
        return false;
    }

    private static Slice type(EventBuffer out) {
        Slice type = out.vendor(LOG_TYPE);
        return type.isAbsent() ? out.vendor(TYPE) : type;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        Slice type = type(out);
        PanOsFields.put(PanOsColumns.TYPES.find(type.bytes(), type.offset(), type.end()), clock, out);
        return Outcome.EVENT;
    }
}
