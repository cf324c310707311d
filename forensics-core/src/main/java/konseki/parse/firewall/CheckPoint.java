package konseki.parse.firewall;

import java.util.Optional;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.ControlLine;
import konseki.parse.Decimals;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.ReadingTable;
import konseki.parse.Seed;
import konseki.parse.Stamps;

/// Check Point's Log Exporter: `[action:"Accept"; ... src:"192.0.2.1"; service:"443"; proto:"6"]` in syslog, the same
/// with
/// `=` and bars or blanks between (`time=1594646954|action=Accept|src=...`, formats "splunk" and "generic").
///
/// `service` is the destination's port. `sent_bytes` went from the source; where there is only `bytes`, both directions
/// are counted together and each side may have sent all or nothing.
///
/// Source: Check Point, "Log Exporter" (sk122323) and "Log fields" (sk144192).
public final class CheckPoint implements Payload {
    private static final PairLines LINES = new PairLines("checkpoint.log", "origin|origin_sic_name|originsicname", """
            event.action<action|rule_action event.code<product source.ip<src destination.ip<dst source.port<s_port
            destination.port<service|d_port network.transport<proto|ip_proto source.nat.ip<xlatesrc
            destination.nat.ip<xlatedst user.name<user|src_user_name|src_user:user
            fx.object<rule_name|rule network.protocol<appi_name|service_id destination.domain<dst_domain_name|resource:host
            url.path<resource:url source.bytes<sent_bytes destination.bytes<received_bytes
            event.duration<elapsed:seconds file.path<file_name process.hash.sha256<file_sha256
            message<message_info|description|reason|ike event.sequence<sequencenum""");
    private static final byte[] UID = Words.of("loguid");
    private static final byte[] ACTION = Words.of("action");
    private static final VendorName TIME = VendorName.of("time");
    private static final VendorName BYTES = VendorName.of("bytes");
    private static final int LONGEST_NAME = 64;

    /// One for all.
    public CheckPoint() {}

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "checkpoint.log";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public Optional<String> control(Seed seed) {
        return ControlLine.flow(
                seed,
                "time={epoch}|hostname=control|product=Firewall|action=Accept|ifdir=outbound|loguid={0x0,0x0,0x0,0x0}"
                        + "|origin=control|dst={dst}|src={src}|proto={number}|s_port=40000|service={port}|rule_name=control"
                        + "|sent_bytes={sent}|received_bytes={received}|elapsed={seconds}");
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        return Words.find(ACTION, bytes, from, to) >= 0 && Words.find(UID, bytes, from, to) >= 0;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int open = ByteSearch.indexOf(bytes, from, Math.min(to, from + LONGEST_NAME), '[');
        boolean bracketed = open < Math.min(to, from + LONGEST_NAME) && Words.find(ASSIGNED, bytes, open, to) >= 0;
        if (bracketed) {
            split(bytes, open + 1, to, out);
        } else if (ByteSearch.indexOf(bytes, from, to, '|') < to) {
            splitAtBars(bytes, from, to, out);
        } else if (LINES.read(bytes, from, to, out) == Outcome.REJECTED) {
            return Outcome.REJECTED;
        }
        LINES.put(out);
        Slice time = out.vendor(TIME);
        if (!Stamps.epoch(time.bytes(), time.offset(), time.end(), clock, out) && time.length() > 0) {
            Stamps.iso(time.bytes(), time.offset(), time.end(), clock, out);
        }
        Slice total = out.vendor(BYTES);
        long bytesTogether = Decimals.parse(total.bytes(), total.offset(), total.end());
        if (bytesTogether >= 0 && !out.has(Field.SOURCE_BYTES)) {
            ReadingTable.putTotal(bytesTogether, out);
        }
        ReadingTable.putDecision(ActionWords.INFO, out);
        return Outcome.EVENT;
    }

    private static final byte[] ASSIGNED = Words.of(":\"");

    /// `name:"value"; name:"value"`, with a colon more before some values, and `\]` inside.
    private static void split(byte[] bytes, int from, int to, EventBuffer out) {
        int name = from;
        while (name < to) {
            while (name < to && (bytes[name] == ' ' || bytes[name] == ';')) {
                name++;
            }
            int quote = ByteSearch.indexOf(bytes, name, to, '"');
            int end = closing(bytes, quote + 1, to);
            int nameEnd = quote;
            while (nameEnd > name && bytes[nameEnd - 1] == ':') {
                nameEnd--;
            }
            if (quote < to && nameEnd > name && nameEnd - name <= LONGEST_NAME) {
                out.vendor(bytes, name, nameEnd, quote + 1, end);
            }
            name = Math.max(end, quote) + 1;
        }
    }

    private static int closing(byte[] bytes, int from, int to) {
        int i = ByteSearch.indexOf(bytes, Math.min(from, to), to, '"');
        while (i < to && bytes[i - 1] == '\\') {
            i = ByteSearch.indexOf(bytes, i + 1, to, '"');
        }
        return i;
    }

    private static void splitAtBars(byte[] bytes, int from, int to, EventBuffer out) {
        for (int i = from; i < to; ) {
            int end = ByteSearch.indexOf(bytes, i, to, '|');
            int equals = ByteSearch.indexOf(bytes, i, end, '=');
            if (equals < end && equals > i) {
                out.vendor(bytes, i, equals, equals + 1, end);
            }
            i = end + 1;
        }
    }
}
