package konseki.parse.network;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.Decimals;
import konseki.parse.ExtensionTimes;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.ReadingTable;

/// Records in CEF or LEEF of any vendor: the fields that the two standards define, and what [CefMaker] knows of the
/// vendor's own.
///
/// The account is `suser`; where only `duser` is given it is that one. CEF's standard calls `in` what flows from the
/// source to the destination, most firewalls mean the opposite: of vendors that are not known to mean one of them, each
/// side's bytes are an interval. LEEF's `srcBytes` and `dstBytes` are the sides' own.
///
/// Sources: ArcSight, "Common Event Format Implementation Standard", extension dictionary; IBM, "Log Event Extended
/// Format (LEEF)", predefined event attributes.
public final class CefEvents implements Payload {
    private static final VendorName CEF = VendorName.of("cef.vendor");
    private static final VendorName LEEF = VendorName.of("leef.vendor");
    private static final VendorName IN = VendorName.of("in");
    private static final VendorName OUT = VendorName.of("out");
    private static final Slice NETWORK = Slice.of("network");

    private static final ReadingTable STANDARD = ReadingTable.of("""
            event.code<cef.signature|leef.event event.action<act|action|disposition|outcome|cef.name|leef.event
            source.ip<src|c6a2|sourceAddress source.port<spt|srcPort
            destination.ip<dst|c6a3|destinationAddress destination.port<dpt|dstPort
            source.nat.ip<sourceTranslatedAddress|srcPostNAT
            destination.nat.ip<destinationTranslatedAddress|dstPostNAT
            network.transport<proto network.protocol<app|application
            destination.domain<dhost|destinationDnsDomain observer.egress.interface.name<deviceOutboundInterface
            user.domain<sntdom|domain user.name<suser|usrName|duser:user
            user.id<suid file.path<filePath|fname file.size<fsize process.hash.sha256<fileHash
            http.request.method<requestMethod user_agent.original<requestClientApplication url.path<request|url:url
            source.bytes<srcBytes destination.bytes<dstBytes source.packets<srcPackets destination.packets<dstPackets
            message<msg|reason|cef.name""");
    private static final ReadingTable OBSERVER = ReadingTable.of(
            "observer.name<dvchost|deviceHostName|dvc|PanOSLogSourceName|PanOSDeviceName|origin|host_name");
    private static final ReadingTable TARGET = ReadingTable.of("user.target.name<duser:account");

    /// One for all.
    public CefEvents() {}

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return "cef";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        return !out.vendor(CEF).isAbsent() || !out.vendor(LEEF).isAbsent();
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        Slice name = out.vendor(CEF).isAbsent() ? out.vendor(LEEF) : out.vendor(CEF);
        CefMaker maker = CefMaker.of(name.bytes(), name.offset(), name.end());
        out.text(Field.EVENT_DATASET, maker.dataset(out));
        out.remove(Field.HOST_NAME); // a relay's header names the sender, which the record is not about
        if (maker.startIsGenerated()) {
            ExtensionTimes.putGenerated(clock, out);
        } else {
            ExtensionTimes.put(clock, out);
        }
        OBSERVER.putOver(out);
        maker.readings().put(out);
        STANDARD.put(out);
        putTarget(out);
        boolean flow = out.has(Field.SOURCE_IP) && out.has(Field.DESTINATION_IP);
        if (flow && !out.has(Field.EVENT_CATEGORY)) {
            out.text(Field.EVENT_CATEGORY, NETWORK);
        }
        putCounters(maker.counters(), out);
        ReadingTable.putDecision(ActionWords.INFO, out);
        return Outcome.EVENT;
    }

    /// Whom the record is about besides who acted.
    private static void putTarget(EventBuffer out) {
        TARGET.put(out);
        boolean same = out.has(Field.USER_TARGET_NAME)
                && out.written(Field.USER_TARGET_NAME).sameAs(out.written(Field.USER_NAME));
        if (same) {
            out.remove(Field.USER_TARGET_NAME);
        }
    }

    private static void putCounters(CefMaker.Counters counters, EventBuffer out) {
        long in = number(out.vendor(IN));
        long sent = number(out.vendor(OUT));
        if (in < 0 && sent < 0) {
            return;
        }
        switch (counters) {
            case OUT_IS_SENT -> {
                put(Field.SOURCE_BYTES, sent, out);
                put(Field.DESTINATION_BYTES, in, out);
            }
            case UNKNOWN -> ReadingTable.putInterval(Math.max(0, Math.min(in, sent)), Math.max(in, sent), out);
        }
    }

    private static void put(Field field, long bytes, EventBuffer out) {
        if (bytes >= 0 && !out.has(field)) {
            out.number(field, bytes);
        }
    }

    private static long number(Slice value) {
        return Decimals.parse(value.bytes(), value.offset(), value.end());
    }
}
