package konseki.parse.firewall;

import java.util.Optional;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.ControlLine;
import konseki.parse.Decimals;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.ReadingTable;
import konseki.parse.Seed;

/// SonicOS: `id=firewall sn=... time="2007-01-03 14:48:06" fw=... m=537 msg="Connection Closed" src=192.0.2.1:4277:LAN
/// dst=... sent=3590 rcvd=13042`.
///
/// `sent` went from `src` to `dst`; both stand in the record of a connection's end (m=537) and of a web request.
///
/// Source: SonicOS Log Events Reference Guide, "Syslog Tag Field Description".
public final class SonicWall implements Payload {
    private static final PairLines LINES = new PairLines("sonicwall.firewall", "fw", """
            event.code<m event.action<fw_action|msg message<msg user.name<usr|user:user
            network.transport<proto destination.domain<dstname url.path<arg network.protocol<appName
            source.bytes<sent destination.bytes<rcvd source.packets<spkt destination.packets<rpkt
            event.duration<cdur:millis fx.object<rule|policy http.request.method<op file.path<filename""");
    private static final byte[] ID = Words.of("id=");
    private static final byte[] SERIAL = Words.of(" sn=");
    private static final byte[] FW = Words.of(" fw=");
    private static final VendorName TIME = VendorName.of("time");
    private static final VendorName ZONE = VendorName.of("timezone");
    private static final VendorName SOURCE = VendorName.of("src");
    private static final VendorName SOURCE_SIX = VendorName.of("srcV6");
    private static final VendorName DESTINATION = VendorName.of("dst");
    private static final VendorName DESTINATION_SIX = VendorName.of("dstV6");
    private static final VendorName NAT_SOURCE = VendorName.of("natSrc");
    private static final VendorName NAT_DESTINATION = VendorName.of("natDst");
    private static final VendorName CODE = VendorName.of("m");
    private static final VendorName MESSAGE = VendorName.of("msg");
    private static final long OPENED = 98;
    private static final long CLOSED = 537;

    /// One for all.
    public SonicWall() {}

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "sonicwall.firewall";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public Optional<String> control(Seed seed) {
        return ControlLine.flow(
                seed,
                "id=firewall sn=1 time=\"{date} {time}\" fw=control pri=6 c=1024 m=537 msg=\"Connection Closed\" n=1"
                        + " src={src}:40000:LAN dst={dst}:{port}:WAN proto={transport}/{port} sent={sent} rcvd={received} cdur={millis}");
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        int id = Words.find(ID, bytes, from, Math.min(to, from + 64));
        int serial = id < 0 ? -1 : Words.find(SERIAL, bytes, id, to);
        return serial >= 0 && Words.find(FW, bytes, serial, to) >= 0;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        if (LINES.read(bytes, from, to, out) == Outcome.REJECTED) {
            return Outcome.REJECTED;
        }
        PairLines.putTime(TIME, ZONE, clock, out);
        PairLines.putSide(SOURCE, SOURCE_SIX, Field.SOURCE_IP, Field.SOURCE_PORT, out);
        PairLines.putSide(DESTINATION, DESTINATION_SIX, Field.DESTINATION_IP, Field.DESTINATION_PORT, out);
        PairLines.putAddress(NAT_SOURCE, Field.SOURCE_NAT_IP, out);
        PairLines.putAddress(NAT_DESTINATION, Field.DESTINATION_NAT_IP, out);
        LINES.put(out);
        putMeaning(out);
        return Outcome.EVENT;
    }

    /// The action `NA` says nothing; then the message does.
    private static void putMeaning(EventBuffer out) {
        if (out.written(Field.EVENT_ACTION).length() == 2) {
            out.textIfAny(Field.EVENT_ACTION, out.vendor(MESSAGE));
        }
        Slice code = out.vendor(CODE);
        long number = Decimals.parse(code.bytes(), code.offset(), code.end());
        Slice action = out.written(Field.EVENT_ACTION);
        Slice said = number == OPENED
                ? ActionWords.START
                : number == CLOSED ? ActionWords.END : Words.decision(action.bytes(), action.offset(), action.end());
        ReadingTable.putDecision(said, ActionWords.INFO, out);
    }
}
