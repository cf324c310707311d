package konseki.parse.firewall;

import static konseki.parse.KeyValues.valueFrom;
import static konseki.parse.KeyValues.valueTo;

import java.util.List;
import java.util.Optional;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.ControlLine;
import konseki.parse.Decimals;
import konseki.parse.KeyTable;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Phrase;
import konseki.parse.ReadingTable;
import konseki.parse.Seed;

/// Session logs of Juniper SRX: structured data (`RT_FLOW_SESSION_CLOSE [junos@2636.1.1.1.2.26 reason="TCP FIN"
/// source-address="192.0.2.1" ... bytes-from-client="337"]`, also as syslog's own structured data), and the older
/// sentences
/// (`session closed TCP FIN: 192.0.2.1/1->203.0.113.1/80 ... 6(337) 4(535) 1`).
///
/// `bytes-from-client` is the source's. A volume update of a session that goes on repeats running totals: its counters
/// stay
/// vendor fields, for the close has the total. APPTRACK may count a session that RT_FLOW counts too, so its lower end
/// is 0.
///
/// Source: Junos OS, "System Log Explorer", RT_FLOW and APPTRACK.
public final class JuniperSrx implements Payload {
    private static final PairLines LINES = new PairLines("juniper.srx", "hostname", """
            source.ip<source-address destination.ip<destination-address source.port<source-port
            destination.port<destination-port network.transport<protocol-id source.nat.ip<nat-source-address
            destination.nat.ip<nat-destination-address user.name<username:user fx.object<policy-name|rule-name
            observer.egress.interface.name<destination-interface-name network.protocol<service-name
            destination.domain<url|hostname:host file.path<filename message<reason|attack-name|message""");
    private static final ReadingTable TOTALS = ReadingTable.of("""
            source.bytes<bytes-from-client destination.bytes<bytes-from-server source.packets<packets-from-client
            destination.packets<packets-from-server event.duration<elapsed-time:seconds""");
    private static final VendorName MESSAGE_ID = VendorName.of("syslog.msgid");
    private static final Slice NONE = Slice.of("None");
    private static final Slice DATA = Slice.of("syslog.sd.junos@");
    private static final List<String> CAPTURES = List.of("a", "b", "rest");
    private static final KeyTable.Builder NAMES = new KeyTable.Builder();
    private static final int CREATE = NAMES.id("CREATE");
    private static final int CLOSE = NAMES.id("CLOSE");
    private static final int DENY = NAMES.id("DENY");
    private static final int UPDATE = NAMES.id("UPDATE");
    private static final KeyTable ENDINGS = NAMES.build();
    private static final Phrase[] SENTENCES = {
        Phrase.of("session created {a}->{b:word} {rest}", CAPTURES),
        Phrase.of("session closed {reason}: {a}->{b:word} {rest}", CAPTURES),
        Phrase.of("session denied {a}->{b:word} {rest}", CAPTURES)
    };
    private static final byte[][] KINDS = {
        Words.of("RT_"), Words.of("APPTRACK_"), Words.of("AAMW_"), Words.of("IDP_ATTACK")
    };

    /// One for all.
    public JuniperSrx() {}

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "juniper.srx";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public Optional<String> control(Seed seed) {
        return ControlLine.flow(
                seed,
                "<14>1 {iso} control RT_FLOW - RT_FLOW_SESSION_CLOSE [junos@2636.1.1.1.2.26 reason=\"TCP FIN\" source-address=\"{src}\""
                        + " source-port=\"40000\" destination-address=\"{dst}\" destination-port=\"{port}\" service-name=\"None\""
                        + " protocol-id=\"{number}\" policy-name=\"control\" packets-from-client=\"1\" bytes-from-client=\"{sent}\""
                        + " packets-from-server=\"1\" bytes-from-server=\"{received}\" elapsed-time=\"{seconds}\"]");
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        if (isKind(bytes, from, to)) {
            return true;
        }
        Slice id = out.vendor(MESSAGE_ID);
        return isKind(id.bytes(), id.offset(), id.end());
    }

    private static boolean isKind(byte[] bytes, int from, int to) {
        for (byte[] kind : KINDS) {
            if (Words.startsWith(kind, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        Slice id = out.vendor(MESSAGE_ID);
        boolean inHeader = !isKind(bytes, from, to);
        byte[] base = inHeader ? id.bytes() : bytes;
        int name = inHeader ? id.offset() : from;
        int nameEnd = inHeader ? id.end() : nameEnd(bytes, from, to);
        out.text(Field.EVENT_CODE, base, name, nameEnd);
        out.text(Field.EVENT_ACTION, base, name, nameEnd);
        int underscore = ByteSearch.lastIndexOf(base, name, nameEnd, '_');
        int ending = ENDINGS.find(base, underscore + 1, nameEnd);
        nameData(out);
        int open = inHeader ? to : ByteSearch.indexOf(bytes, nameEnd, to, '[');
        if (open < to) {
            int close = bytes[to - 1] == ']' ? to - 1 : to;
            int pairs = ByteSearch.indexOf(bytes, open, close, ' ');
            if (LINES.read(bytes, pairs, close, out) == Outcome.REJECTED) {
                return Outcome.REJECTED;
            }
        } else if (!inHeader) {
            putSentence(bytes, nameEnd, to, out);
        }
        LINES.put(out);
        if (ending != UPDATE) {
            TOTALS.put(out);
        }
        boolean tracked = base[name] == 'A' && out.has(Field.SOURCE_BYTES);
        if (tracked) {
            out.number(Field.SOURCE_BYTES_LO, 0);
            out.number(Field.DESTINATION_BYTES_LO, 0);
        }
        if (out.written(Field.NETWORK_PROTOCOL).sameAs(NONE)) {
            out.remove(Field.NETWORK_PROTOCOL);
        }
        putMeaning(ending, out);
        return Outcome.EVENT;
    }

    private static int nameEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != ' ' && bytes[i] != ':') {
            i++;
        }
        return i;
    }

    /// Takes `syslog.sd.junos@2636.1.1.1.2.26.` off the names.
    private static void nameData(EventBuffer out) {
        for (int i = 0; i < out.vendorCount(); i++) {
            Slice name = out.vendorName(i);
            if (name.startsWith(DATA)) {
                out.cutVendorName(i, name.lastIndexOf('.') + 1);
            }
        }
    }

    private static void putSentence(byte[] bytes, int from, int to, EventBuffer out) {
        int start = from;
        while (start < to && (bytes[start] == ':' || bytes[start] == ' ')) {
            start++;
        }
        out.text(Field.MESSAGE, bytes, start, to);
        long[] slots = out.slots(CAPTURES.size());
        for (Phrase sentence : SENTENCES) {
            if (sentence.matches(bytes, start, to, slots)) {
                putSide(bytes, slots[0], Field.SOURCE_IP, Field.SOURCE_PORT, out);
                putSide(bytes, slots[1], Field.DESTINATION_IP, Field.DESTINATION_PORT, out);
                if (sentence != SENTENCES[1]) {
                    return; // "6(0)" is the protocol and the type of ICMP there
                }
                int next = putCounters(
                        bytes, valueFrom(slots[2]), valueTo(slots[2]), Field.SOURCE_PACKETS, Field.SOURCE_BYTES, out);
                putCounters(bytes, next, valueTo(slots[2]), Field.DESTINATION_PACKETS, Field.DESTINATION_BYTES, out);
                return;
            }
        }
    }

    private static void putSide(byte[] bytes, long slot, Field address, Field port, EventBuffer out) {
        int slash = ByteSearch.indexOf(bytes, valueFrom(slot), valueTo(slot), '/');
        IpAddress.parse(bytes, valueFrom(slot), slash, out, address);
        int number = slash < valueTo(slot) ? Decimals.parsePort(bytes, slash + 1, valueTo(slot)) : -1;
        if (number > 0) {
            out.number(port, number);
        }
    }

    /// Reads the next `6(337)`.
    ///
    /// @return behind it, or `to`
    private static int putCounters(byte[] bytes, int from, int to, Field packets, Field size, EventBuffer out) {
        int open = ByteSearch.indexOf(bytes, from, to, '(');
        while (open < to) {
            int close = ByteSearch.indexOf(bytes, open, to, ')');
            int start = open;
            while (start > from && Decimals.isDigit(bytes[start - 1])) {
                start--;
            }
            long count = Decimals.parse(bytes, start, open);
            long length = Decimals.parse(bytes, open + 1, close);
            if (count >= 0 && length >= 0) {
                out.number(packets, count);
                out.number(size, length);
                return Math.min(to, close + 1);
            }
            open = ByteSearch.indexOf(bytes, open + 1, to, '(');
        }
        return to;
    }

    private static void putMeaning(int ending, EventBuffer out) {
        Slice said = ending == CREATE
                ? ActionWords.START
                : ending == CLOSE ? ActionWords.END : ending == DENY ? ActionWords.DENIED : Slice.ABSENT;
        ReadingTable.putDecision(said, ActionWords.INFO, out);
    }
}
