package konseki.parse.firewall;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Columns;
import konseki.parse.KeyTable;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.ReadingTable;

/// Packets that pf logs on pfSense and OPNsense: `5,,,1000000103,igb1,match,block,in,4,0x0,,63,12617,0,DF,6,tcp,60,
/// 192.0.2.50,203.0.113.1,49724,853,0,S,...`.
///
/// The columns behind the ninth depend on the version of IP. A record is of one packet, so there are no bytes of a
/// session.
///
/// Source: Netgate, "Raw Filter Log Format".
public final class Filterlog implements Payload {
    private static final Slice DATASET = Slice.of("pfsense.filterlog");
    private static final Slice NETWORK = Slice.of("network");
    private static final String HEAD = "rule subrule anchor tracker interface reason action direction ip_version";
    private static final Columns FOUR = Columns.of(
            HEAD,
            "tos ecn ttl id offset flags protocol_id protocol length src dst srcport dstport data_length tcp_flags",
            "sequence ack window urg options");
    private static final Columns SIX = Columns.of(
            HEAD,
            "class flow_label hop_limit protocol protocol_id length src dst srcport dstport data_length tcp_flags",
            "sequence ack window urg options");
    private static final ReadingTable READINGS = ReadingTable.of("""
            event.action<action network.transport<protocol source.ip<src destination.ip<dst event.code<rule
            fx.object<tracker|rule""");
    private static final ReadingTable PORTS = ReadingTable.of("source.port<srcport destination.port<dstport");
    private static final int ACTION = 6;
    private static final KeyTable ACTIONS =
            KeyTable.of("pass", "block", "reject", "match", "nat", "rdr", "binat", "scrub");
    private static final KeyTable WITH_PORTS = KeyTable.of("tcp", "udp");

    /// One for all.
    public Filterlog() {}

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "pfsense.filterlog";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    /// Looks at the columns of action, direction and version.
    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        int action = Columns.cell(ACTION, ',', bytes, from, to);
        int direction = ByteSearch.indexOf(bytes, action, to, ',') + 1;
        int version = ByteSearch.indexOf(bytes, Math.min(direction, to), to, ',') + 1;
        return version < to
                && (bytes[version] == '4' || bytes[version] == '6')
                && version + 1 < to
                && bytes[version + 1] == ','
                && ACTIONS.find(bytes, action, direction - 1) >= 0;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int version = Columns.cell(ACTION + 2, ',', bytes, from, to);
        (bytes[version] == '4' ? FOUR : SIX).split(',', bytes, from, to, out);
        out.text(Field.EVENT_DATASET, DATASET);
        out.text(Field.EVENT_CATEGORY, NETWORK);
        out.text(Field.MESSAGE, bytes, from, to);
        out.remove(Field.HOST_NAME); // a relay's header names the firewall, which the packet is not about
        READINGS.put(out);
        if (!out.has(Field.SOURCE_IP) || !out.has(Field.DESTINATION_IP)) {
            out.reject(RejectReason.TRUNCATED, to - from);
            return Outcome.REJECTED;
        }
        Slice transport = out.written(Field.NETWORK_TRANSPORT);
        if (WITH_PORTS.find(transport.bytes(), transport.offset(), transport.end()) >= 0) {
            PORTS.put(out);
        }
        ReadingTable.putDecision(ActionWords.INFO, out);
        return Outcome.EVENT;
    }
}
