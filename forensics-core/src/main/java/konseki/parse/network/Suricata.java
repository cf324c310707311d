package konseki.parse.network;

import java.util.Optional;
import java.util.stream.Stream;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.ControlLine;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.RecordKinds;
import konseki.parse.Seed;
import konseki.parse.Stamps;

/// Suricata's EVE records, also as Filebeat's module renames them (`suricata.eve.*`).
///
/// A flow is logged some time after it ended, so its stamp is `flow.end`; it alone counts bytes. What an alert says of
/// its flow is a running total of bytes that the flow counts again, and stays under its own name.
///
/// Source: Suricata User Guide, "Eve JSON Format".
public final class Suricata implements Payload {
    private static final VendorName TYPE = VendorName.of("event_type");
    private static final VendorName FILEBEAT_TYPE = VendorName.of("suricata.eve.event_type");
    private static final VendorName SOURCE = VendorName.of("src_ip");
    private static final VendorName FLOW = VendorName.of("flow_id");
    private static final VendorName[] OWN =
            names("flow_id", "pcap_cnt", "in_iface", "stats.uptime", "pkt_src", "engine");
    private static final VendorName[] STAMPS = names("timestamp", "@timestamp");
    private static final VendorName[] ENDS = names("flow.end", "netflow.end");
    private static final VendorName[] STARTS = names("flow.start", "netflow.start");
    private static final VendorName ACTION = VendorName.of("alert.action");
    private static final VendorName STATUS = VendorName.of("http.status");

    private static final Slice PREFIX = Slice.of("suricata.eve.");
    private static final Slice WEB = Slice.of("web");
    private static final Slice BLOCKED = Slice.of("blocked");
    private static final Slice[] COUNTING = {Slice.of("flow"), Slice.of("netflow")};

    /// Members that only one kind has, where a pipeline dropped `event_type`.
    private static final VendorName[] MARKS =
            names("alert.signature_id", "fileinfo.filename", "dns.rrname", "http.url");
    private static final Slice[] MARKED = {Slice.of("alert"), Slice.of("fileinfo"), Slice.of("dns"), Slice.of("http")};

    private static final RecordKinds KINDS = RecordKinds.of("""
            = ends source.ip<src_ip source.port<src_port destination.ip<dest_ip destination.port<dest_port
                network.transport<proto network.protocol<app_proto observer.name<host|agent.name
                observer.egress.interface.name<out_iface
            = http http.request.method<http.http_method url.path<http.url destination.domain<http.hostname:host
                user_agent.original<http.http_user_agent
            flow       suricata.flow      network  -  end    ends event.action<flow.state event.code<flow.reason
                source.bytes<flow.bytes_toserver destination.bytes<flow.bytes_toclient
                source.packets<flow.pkts_toserver destination.packets<flow.pkts_toclient
            netflow    suricata.netflow   network  -  end    ends source.bytes<netflow.bytes source.packets<netflow.pkts
            alert      suricata.alert     network  -  info   ends event.code<alert.signature_id
                event.action<alert.action message<alert.signature dns.question.name<dns.query.rrname|dns.queries.rrname
                destination.domain<tls.sni http
            drop       suricata.drop      network  failure  denied  ends event.action<drop.reason
                event.code<alert.signature_id message<alert.signature
            dns        suricata.dns       dns      -  info   ends event.action<dns.type event.code<dns.rcode
                dns.question.name<dns.rrname|dns.queries.rrname|dns.query.rrname network.protocol=dns
            http       suricata.http      web      -  info   ends http event.code<http.status network.protocol=http
            http2      suricata.http2     web      -  info   ends http event.code<http.status network.protocol=http2
            tls        suricata.tls       network  -  info   ends destination.domain<tls.sni event.action<tls.version
                network.protocol=tls
            quic       suricata.quic      network  -  info   ends destination.domain<quic.sni event.action<quic.version
                network.protocol=quic
            fileinfo   suricata.fileinfo  file     -  info   ends event.action<fileinfo.state
                file.path<fileinfo.filename file.size<fileinfo.size process.hash.sha256<fileinfo.sha256 http
            smb        suricata.smb       file     -  info   ends event.action<smb.command event.code<smb.status
                fx.object<smb.share|smb.named_pipe file.path<smb.filename file.size<smb.size
                user.name<smb.ntlmssp.user user.domain<smb.ntlmssp.domain network.protocol=smb
            nfs        suricata.nfs       file     -  info   ends event.action<nfs.procedure event.code<nfs.status
                file.path<nfs.filename network.protocol=nfs
            tftp       suricata.tftp      file     -  info   ends event.action<tftp.packet file.path<tftp.file
                network.protocol=tftp
            ftp        suricata.ftp       network  -  info   ends event.action<ftp.command
                event.code<ftp.completion_code file.path<ftp.command_data network.protocol=ftp
            ftp_data   suricata.ftp_data  file     -  info   ends event.action<ftp_data.command
                file.path<ftp_data.filename network.protocol=ftp-data
            ssh        suricata.ssh       network  -  info   ends user_agent.original<ssh.client.software_version
                network.protocol=ssh
            krb5       suricata.krb5      authentication  -  start  ends event.action<krb5.msg_type
                event.code<krb5.error_code user.name<krb5.cname user.domain<krb5.realm fx.object<krb5.sname
                fx.auth.package=Kerberos network.protocol=krb5
            rdp        suricata.rdp       network  -  info   ends event.action<rdp.event_type user.name<rdp.cookie
                network.protocol=rdp
            dcerpc     suricata.dcerpc    network  -  info   ends event.action<dcerpc.request fx.object<dcerpc.interfaces.uuid
                network.protocol=dcerpc
            smtp       suricata.smtp      network  -  info   ends user.name<smtp.mail_from|email.from
                message<email.subject file.path<email.attachment network.protocol=smtp
            dhcp       suricata.dhcp      network  -  info   ends event.action<dhcp.dhcp_type host.name<dhcp.hostname
                network.protocol=dhcp
            rfb        suricata.rfb       network  -  info   ends network.protocol=rfb
            anomaly    suricata.anomaly   network  -  info   ends event.action<anomaly.event|anomaly.code
            stats      suricata.stats     log      -  info   observer.name<host|agent.name
            engine     suricata.engine    log      -  info   message<engine.message event.code<engine.error_code
            *          suricata.other     network  -  info   ends
            """);

    private static VendorName[] names(String... names) {
        return Stream.of(names).map(VendorName::of).toArray(VendorName[]::new);
    }

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return "suricata";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public Optional<String> control(Seed seed) {
        return ControlLine.flow(
                        seed,
                        "{\"timestamp\":\"{iso}\",\"flow_id\":1,\"event_type\":\"flow\",\"src_ip\":\"{src}\",\"src_port\":40000,"
                                + "\"dest_ip\":\"{dst}\",\"dest_port\":{port},\"proto\":\"{TRANSPORT}\",\"flow\":{\"pkts_toserver\":1,"
                                + "\"pkts_toclient\":1,\"bytes_toserver\":{sent},\"bytes_toclient\":{received},"
                                + "\"start\":\"{from-iso}\",\"end\":\"{iso}\"}}")
                .or(() -> ControlLine.action(
                        seed,
                        Seed.Action.Kind.NAME,
                        "{\"timestamp\":\"{iso}\",\"flow_id\":1,\"event_type\":\"dns\",\"src_ip\":\"{client}\",\"src_port\":40000,"
                                + "\"dest_ip\":\"{client}\",\"dest_port\":53,\"proto\":\"UDP\",\"dns\":{\"type\":\"query\","
                                + "\"rrname\":\"{object}\"}}"));
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        if (!out.vendor(FILEBEAT_TYPE).isEmpty()) {
            return true;
        }
        if (first(STAMPS, out).isEmpty()) {
            return false;
        }
        return out.vendor(TYPE).isEmpty()
                ? !out.vendor(FLOW).isEmpty() && !out.vendor(SOURCE).isEmpty()
                : !first(OWN, out).isEmpty();
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        out.cutVendorNames(PREFIX);
        Slice type = out.vendor(TYPE);
        for (int i = 0; i < MARKS.length && type.isEmpty(); i++) {
            type = out.vendor(MARKS[i]).isEmpty() ? Slice.ABSENT : MARKED[i];
        }
        RecordKinds.Kind kind = KINDS.named(type);
        boolean counts = kind.word().sameAs(COUNTING[0]) || kind.word().sameAs(COUNTING[1]);
        putTime(counts, clock, out);
        kind.read(out, true);
        if (out.vendor(ACTION).sameAs(BLOCKED)) {
            out.text(Field.EVENT_TYPE, ActionWords.DENIED);
            out.text(Field.EVENT_OUTCOME, ActionWords.FAILURE);
        }
        Slice status = out.vendor(STATUS);
        if (!status.isEmpty() && out.written(Field.EVENT_CATEGORY).sameAs(WEB)) {
            out.text(Field.EVENT_OUTCOME, status.at(0) >= '4' ? ActionWords.FAILURE : ActionWords.SUCCESS);
        }
        return Outcome.EVENT;
    }

    private static void putTime(boolean counts, MemberClock clock, EventBuffer out) {
        if (counts && Stamps.any(first(STARTS, out), clock, out)) {
            long start = out.number(Field.TIMESTAMP);
            if (Stamps.any(first(ENDS, out), clock, out)) {
                long duration = out.number(Field.TIMESTAMP) - start;
                if (duration >= 0 && duration <= Timestamp.END) {
                    out.number(Field.EVENT_DURATION, duration);
                }
                return;
            }
        }
        Stamps.any(first(STAMPS, out), clock, out);
    }

    private static Slice first(VendorName[] names, EventBuffer out) {
        Slice value = out.vendor(names[0]);
        for (int i = 1; i < names.length && value.isEmpty(); i++) {
            value = out.vendor(names[i]);
        }
        return value;
    }
}
