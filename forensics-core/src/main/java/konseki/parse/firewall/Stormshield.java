package konseki.parse.firewall;

import java.util.Optional;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.ControlLine;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.ReadingTable;
import konseki.parse.Seed;

/// Stormshield Network Security: `id=firewall time="..." fw="SN..." tz=+0100 startime="..." ... src=192.0.2.1
/// srcport=60355
/// dst=203.0.113.1 dstport=443 sent=98 rcvd=766 duration=0.01 action=pass logtype="filter"`.
///
/// `time` is when the record was written, `startime` when the session began; `sent` went from `src` to `dst`.
///
/// Source: Stormshield, "Description of Audit logs".
public final class Stormshield implements Payload {
    private static final PairLines LINES = new PairLines("stormshield.firewall", "fw", """
            event.code<alarmid|error|logtype event.action<action|msg message<msg
            user.name<user:user user.domain<domain source.ip<src destination.ip<dst source.port<srcport destination.port<dstport
            network.transport<ipproto network.protocol<proto destination.domain<dstname
            source.nat.ip<modsrc destination.nat.ip<origdst source.bytes<sent destination.bytes<rcvd
            event.duration<duration:seconds
            observer.egress.interface.name<dstifname http.request.method<op fx.object<rulename|ruleid
            url.path<arg:url file.path<filename""");
    private static final byte[] START = Words.of("startime=");
    private static final VendorName TIME = VendorName.of("time");
    private static final VendorName ZONE = VendorName.of("tz");
    private static final VendorName KIND = VendorName.of("logtype");
    private static final Slice AUTHENTICATION = Slice.of("auth");
    private static final Slice LOGIN = Slice.of("authentication");
    private static final byte[] FAILED = Words.of("ailed");
    private static final byte[] SUCCEEDED = Words.of("success");

    /// One for all.
    public Stormshield() {}

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "stormshield.firewall";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public Optional<String> control(Seed seed) {
        return ControlLine.flow(
                seed,
                "time=\"{date} {time}\" fw=\"control\" tz=+0000 startime=\"{from-date} {from-time}\" pri=5 ipproto={transport}"
                        + " src={src} srcport=40000 dst={dst} dstport={port} sent={sent} rcvd={received} duration={seconds}.00"
                        + " action=pass logtype=\"filter\"");
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        return Words.find(START, bytes, from, to) >= 0;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        if (LINES.read(bytes, from, to, out) == Outcome.REJECTED) {
            return Outcome.REJECTED;
        }
        PairLines.putTime(TIME, ZONE, clock, out);
        if (out.vendor(KIND).sameAs(AUTHENTICATION)) {
            putLogin(out);
            return Outcome.EVENT;
        }
        ReadingTable.putDecision(ActionWords.INFO, out);
        return Outcome.EVENT;
    }

    private static void putLogin(EventBuffer out) {
        out.text(Field.EVENT_CATEGORY, LOGIN);
        out.text(Field.EVENT_TYPE, ActionWords.START);
        Slice message = out.written(Field.MESSAGE);
        if (Words.find(FAILED, message.bytes(), message.offset(), message.end()) >= 0) {
            out.text(Field.EVENT_OUTCOME, ActionWords.FAILURE);
        } else if (Words.find(SUCCEEDED, message.bytes(), message.offset(), message.end()) >= 0) {
            out.text(Field.EVENT_OUTCOME, ActionWords.SUCCESS);
        }
    }
}
