package konseki.parse.cloud;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.RecordKinds;
import konseki.parse.Stamps;

/// VPC flow logs of Google Cloud, as exported from Cloud Logging.
///
/// A record is one direction during one interval, sampled and scaled up by Google, so its bytes are an estimate: the
/// lower end is 0. Where both ends are in the project, both report the flow (`reporter` SRC and DEST).
///
/// Source: Google Cloud, "VPC Flow Logs records".
public final class GoogleFlow implements Payload {
    private static final VendorName SOURCE = VendorName.of("jsonPayload.connection.src_ip");
    private static final VendorName REPORTER = VendorName.of("jsonPayload.reporter");
    private static final VendorName START = VendorName.of("jsonPayload.start_time");
    private static final VendorName END = VendorName.of("jsonPayload.end_time");
    private static final VendorName LOGGED = VendorName.of("timestamp");

    private static final RecordKinds SIDES = RecordKinds.of("""
            = flow source.ip<jsonPayload.connection.src_ip source.port<jsonPayload.connection.src_port
                destination.ip<jsonPayload.connection.dest_ip destination.port<jsonPayload.connection.dest_port
                network.transport<jsonPayload.connection.protocol source.bytes<jsonPayload.bytes_sent
                source.packets<jsonPayload.packets_sent event.action<jsonPayload.reporter
            SRC   gcp.vpcflow  network  -  allowed  flow  observer.name<jsonPayload.src_instance.vm_name
            DEST  gcp.vpcflow  network  -  allowed  flow  observer.name<jsonPayload.dest_instance.vm_name
            *     gcp.vpcflow  network  -  allowed  flow
            """);

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return "gcp.vpcflow";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.START;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        return !out.vendor(SOURCE).isEmpty();
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        SIDES.named(out.vendor(REPORTER)).read(out);
        if (out.has(Field.SOURCE_BYTES) && out.number(Field.SOURCE_BYTES) > 0) {
            out.number(Field.SOURCE_BYTES_LO, 0);
        }
        putTime(clock, out);
        return Outcome.EVENT;
    }

    private static void putTime(MemberClock clock, EventBuffer out) {
        Slice end = out.vendor(END);
        long ended = !end.isEmpty() && Stamps.any(end, clock, out) ? out.number(Field.TIMESTAMP) : -1;
        boolean started = Stamps.any(out.vendor(START), clock, out);
        if (started && ended >= 0) {
            long duration = ended - out.number(Field.TIMESTAMP);
            if (duration >= 0 && duration < Timestamp.END) {
                out.number(Field.EVENT_DURATION, duration);
            }
        } else if (!started && ended < 0) {
            Stamps.any(out.vendor(LOGGED), clock, out);
        }
    }
}
