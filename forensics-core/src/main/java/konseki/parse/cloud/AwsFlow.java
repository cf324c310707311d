package konseki.parse.cloud;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.Decimals;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.RecordKinds;
import konseki.parse.Stamps;

/// Flow logs of Amazon VPC whose values have names: with a header, as JSON, as a table of Athena. [AwsFlowLine] gives
/// its values here too.
///
/// A record is one direction of a flow during one interval of at most ten minutes, so `bytes` were sent by `srcaddr` in
/// that time and no record counts them again. `NODATA` and `SKIPDATA` say that there was no traffic, or no capacity to
/// log it.
///
/// Source: Amazon VPC User Guide, "Flow log records".
public final class AwsFlow implements Payload {
    static final String DATASET = "aws.vpcflow";

    private static final VendorName SOURCE = VendorName.of("srcaddr");
    private static final VendorName DESTINATION = VendorName.of("dstaddr");
    private static final VendorName START = VendorName.of("start");
    private static final VendorName END = VendorName.of("end");
    private static final VendorName ACTION = VendorName.of("action");

    private static final RecordKinds KINDS = RecordKinds.of("""
            * aws.vpcflow network - info source.ip<srcaddr source.port<srcport destination.ip<dstaddr
                destination.port<dstport network.transport<protocol source.packets<packets source.bytes<bytes
                event.action<action|log-status|log_status event.code<log-status|log_status
                observer.name<interface-id|interface_id|resource-type host.name<instance-id|instance_id
            """);

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return DATASET;
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.START;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        // unset columns of a table are absent
        boolean addresses =
                !out.vendor(SOURCE).isEmpty() && !out.vendor(DESTINATION).isEmpty();
        boolean action = !out.vendor(ACTION).isEmpty();
        return addresses && (action || !out.vendor(START).isEmpty()) || isEmptyInterval(out);
    }

    private static final VendorName[] STATUS = {VendorName.of("log-status"), VendorName.of("log_status")};

    private static boolean isEmptyInterval(EventBuffer out) {
        return !out.vendor(START).isEmpty()
                && !out.vendor(END).isEmpty()
                && !(out.vendor(STATUS[0]).isEmpty() && out.vendor(STATUS[1]).isEmpty());
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        out.remove(Field.HOST_NAME);
        KINDS.named(Slice.ABSENT).read(out);
        Slice action = out.vendor(ACTION);
        Slice meaning = ActionWords.type(action.bytes(), action.offset(), action.end());
        if (!meaning.isAbsent()) {
            out.text(Field.EVENT_TYPE, meaning);
            boolean denied = meaning == ActionWords.DENIED;
            out.text(Field.EVENT_OUTCOME, denied ? ActionWords.FAILURE : ActionWords.SUCCESS);
        }
        boolean known = Stamps.any(out.vendor(START), clock, out);
        long end = seconds(out.vendor(END));
        long duration = known && end >= 0 ? end * Timestamp.SECOND - out.number(Field.TIMESTAMP) : -1;
        if (duration >= 0) {
            out.number(Field.EVENT_DURATION, duration);
        }
        Slice source = out.vendor(SOURCE);
        if (source.length() > 1 && !out.has(Field.SOURCE_IP)) {
            out.reject(RejectReason.BAD_VALUE, source.bytes() == bytes ? source.offset() - from : 0);
            return Outcome.REJECTED;
        }
        return Outcome.EVENT;
    }

    private static long seconds(Slice text) {
        long value = Decimals.parse(text.bytes(), text.offset(), text.end());
        return value < Timestamp.END / Timestamp.SECOND ? value : Decimals.NONE;
    }
}
