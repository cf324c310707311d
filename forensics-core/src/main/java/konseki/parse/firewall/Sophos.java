package konseki.parse.firewall;

import java.util.Optional;
import konseki.event.EventBuffer;
import konseki.event.FlowStamp;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.ControlLine;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.ReadingTable;
import konseki.parse.Seed;

/// Sophos Firewall (XG, XGS) and SG UTM: `device_name="SFW" timestamp="..." log_id="010101600001" log_type="Firewall"
/// log_subtype="Allowed" ... src_ip=192.0.2.1 dst_ip=203.0.113.1 sent_bytes=0 recv_bytes=0`; UTM `id="2002"
/// sys="SecureNet"`.
///
/// `sent_bytes` went from `src_ip` to `dst_ip`; they are totals of the connection when its end is logged.
///
/// Source: Sophos Firewall, "Syslog guide", section "Firewall logs".
public final class Sophos implements Payload {
    private static final PairLines LINES = new PairLines("sophos.firewall", "device_name|device|device_id", """
            event.code<log_id|messageid|id event.action<action|log_subtype|name message<message|name
            user.name<user_name|user|usergroupname:user
            source.ip<src_ip|srcip|sourceip destination.ip<dst_ip|dstip source.port<src_port|srcport
            destination.port<dst_port|dstport network.transport<protocol|proto
            source.nat.ip<src_trans_ip|tran_src_ip destination.nat.ip<dst_trans_ip|tran_dst_ip
            source.bytes<sent_bytes|bytes_sent destination.bytes<recv_bytes|bytes_received
            source.packets<sent_pkts|packets_sent destination.packets<recv_pkts|packets_received
            event.duration<duration|con_duration:seconds network.protocol<application|app_name
            observer.egress.interface.name<out_interface|outitf destination.domain<domain|sni|url:host url.path<url:url
            http.request.method<method|http_method user_agent.original<user_agent file.path<file_name|filename
            fx.object<fw_rule_id|fwrule|rule_name process.hash.sha256<sha256""");
    private static final byte[] TYPE = Words.of("log_type=\"");
    private static final byte[] SYSTEM = Words.of("sys=\"");
    private static final byte[] SUBSYSTEM = Words.of("sub=\"");
    private static final VendorName TIME = VendorName.of("timestamp");
    private static final VendorName DATE = VendorName.of("date");
    private static final VendorName CLOCK = VendorName.of("time");
    private static final VendorName ZONE = VendorName.of("timezone");

    /// One for all.
    public Sophos() {}

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "sophos.firewall";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public Optional<String> control(Seed seed) {
        return ControlLine.flow(
                seed,
                "device_name=\"control\" timestamp=\"{date}T{time}+0000\" device_model=\"SFVH\" device_serial_id=\"1\""
                        + " log_id=\"010101600001\" log_type=\"Firewall\" log_component=\"Firewall Rule\" log_subtype=\"Allowed\""
                        + " src_ip=\"{src}\" dst_ip=\"{dst}\" protocol=\"{TRANSPORT}\" src_port=40000 dst_port={port}"
                        + " bytes_sent={sent} bytes_received={received} con_event=\"Stop\" con_duration={seconds}");
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        return Words.find(TYPE, bytes, from, to) >= 0
                || Words.find(SYSTEM, bytes, from, to) >= 0 && Words.find(SUBSYSTEM, bytes, from, to) >= 0;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        if (LINES.read(bytes, from, to, out) == Outcome.REJECTED) {
            return Outcome.REJECTED;
        }
        if (out.vendor(TIME).isEmpty()) {
            PairLines.putDateAndTime(DATE, CLOCK, clock, out);
        } else {
            PairLines.putTime(TIME, ZONE, clock, out);
        }
        ReadingTable.putDecision(ActionWords.INFO, out);
        return Outcome.EVENT;
    }
}
