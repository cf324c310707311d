package konseki.parse.network;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.Decimals;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.ReadingTable;
import konseki.parse.Stamps;

/// Flows as collectors write them with named values: nfdump's CSV, Argus' CSV, and NetFlow 5 and 9 or IPFIX as JSON,
/// with
/// the names of the protocol or of Logstash and pmacct. Stateless.
///
/// A flow of NetFlow goes one way: `source.bytes` is its counter and nothing is known of the other way. Argus joins
/// both
/// ways: what is not the source's of the total is the destination's. Counters are totals of the record; a long
/// connection
/// has several records, none of which repeats another's bytes. Sampling is not told here, so a sampled exporter's bytes
/// are too few: the case says so.
///
/// Sources: nfdump(1), output format `csv`; ra(1) of Argus; RFC 3954 section 8; RFC 7012 and IANA's IPFIX registry.
public final class FlowExports implements Payload {
    private static final Slice NETFLOW = Slice.of("netflow.flow");
    private static final Slice ARGUS = Slice.of("argus.flow");
    private static final Slice NETWORK = Slice.of("network");

    private static final VendorName NFDUMP_SOURCE = VendorName.of("sa");
    private static final VendorName NFDUMP_BYTES = VendorName.of("ibyt");
    private static final VendorName ARGUS_SOURCE = VendorName.of("SrcAddr");
    private static final VendorName ARGUS_TOTAL = VendorName.of("TotBytes");
    private static final VendorName[] EXPORTERS = {
        VendorName.of("sourceIPv4Address"),
        VendorName.of("sourceIPv6Address"),
        VendorName.of("IPV4_SRC_ADDR"),
        VendorName.of("IPV6_SRC_ADDR"),
        VendorName.of("netflow.ipv4_src_addr"),
        VendorName.of("netflow.ipv6_src_addr"),
        VendorName.of("ip_src")
    };
    private static final VendorName[] TIMES = {
        VendorName.of("ts"),
        VendorName.of("StartTime"),
        VendorName.of("flowStartMilliseconds"),
        VendorName.of("flowStartSeconds"),
        VendorName.of("flowStartNanoseconds"),
        VendorName.of("netflow.first_switched"),
        VendorName.of("stamp_inserted"),
        VendorName.of("timestamp_start"),
        VendorName.of("@timestamp"),
        VendorName.of("timestamp")
    };

    private static final ReadingTable READINGS = ReadingTable.of("""
            source.ip<sa|SrcAddr|sourceIPv4Address|sourceIPv6Address|IPV4_SRC_ADDR|IPV6_SRC_ADDR
            source.ip<netflow.ipv4_src_addr|netflow.ipv6_src_addr|ip_src
            destination.ip<da|DstAddr|destinationIPv4Address|destinationIPv6Address|IPV4_DST_ADDR|IPV6_DST_ADDR
            destination.ip<netflow.ipv4_dst_addr|netflow.ipv6_dst_addr|ip_dst
            source.port<sp|Sport|sourceTransportPort|L4_SRC_PORT|SRC_PORT|netflow.l4_src_port|port_src
            destination.port<dp|Dport|destinationTransportPort|L4_DST_PORT|DST_PORT|netflow.l4_dst_port|port_dst
            source.nat.ip<postNATSourceIPv4Address destination.nat.ip<postNATDestinationIPv4Address
            network.transport<pr|Proto|protocolIdentifier|PROTOCOL|PROTO|netflow.protocol|ip_proto
            event.duration<td|Dur:seconds event.action<State|flg
            source.bytes<ibyt|SrcBytes|octetDeltaCount|IN_BYTES|IN_OCTETS|netflow.in_bytes|bytes
            source.packets<ipkt|SrcPkts|packetDeltaCount|IN_PKTS|IN_PACKETS|netflow.in_pkts|packets
            observer.name<ra|exporterIPv4Address|host|peer_ip_src""");

    private static final VendorName BACK = VendorName.of("obyt");
    private static final VendorName BACK_PACKETS = VendorName.of("opkt");

    /// One for all.
    public FlowExports() {}

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return "netflow.flow";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.START;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        if (!out.vendor(NFDUMP_SOURCE).isEmpty()) {
            return !out.vendor(NFDUMP_BYTES).isAbsent();
        }
        if (!out.vendor(ARGUS_SOURCE).isEmpty()) {
            return !out.vendor(ARGUS_TOTAL).isAbsent();
        }
        for (VendorName name : EXPORTERS) {
            if (!out.vendor(name).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        boolean argus = !out.vendor(ARGUS_TOTAL).isAbsent();
        out.text(Field.EVENT_DATASET, argus ? ARGUS : NETFLOW);
        out.text(Field.EVENT_CATEGORY, NETWORK);
        out.text(Field.EVENT_TYPE, ActionWords.END);
        for (int i = 0; i < TIMES.length && !Stamps.any(out.vendor(TIMES[i]), clock, out); i++) {
            // the next name may have one
        }
        READINGS.put(out);
        out.remove(Field.HOST_NAME); // a flow is not about the exporter
        if (argus) {
            putBack(out);
        } else {
            putIfAny(Field.DESTINATION_BYTES, out.vendor(BACK), out);
            putIfAny(Field.DESTINATION_PACKETS, out.vendor(BACK_PACKETS), out);
        }
        return Outcome.EVENT;
    }

    /// nfdump writes 0 for the other way of flows that it did not join.
    private static void putIfAny(Field field, Slice counter, EventBuffer out) {
        long value = number(counter);
        if (value > 0) {
            out.number(field, value);
        }
    }

    private static void putBack(EventBuffer out) {
        long total = number(out.vendor(ARGUS_TOTAL));
        long sent = out.has(Field.SOURCE_BYTES) ? out.number(Field.SOURCE_BYTES) : -1;
        if (total >= 0 && sent < 0) {
            ReadingTable.putTotal(total, out);
        } else if (sent >= 0 && total >= sent) {
            out.number(Field.DESTINATION_BYTES, total - sent);
        }
    }

    private static long number(Slice value) {
        return Decimals.parse(value.bytes(), value.offset(), value.end());
    }
}
