package konseki.parse.firewall;

import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.KeyTable;
import konseki.parse.KeyValues;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Phrase;
import konseki.parse.ReadingTable;
import konseki.parse.Stamps;
import konseki.parse.UrlPaths;
import konseki.parse.UserNames;

/// Syslog of Cisco Meraki MX: `1673277220.253011885 FW_MX_01 flows allow src=192.0.2.1 dst=203.0.113.1 protocol=tcp
/// sport=39247 dport=443`. Stateless.
///
/// The kind stands behind the stamp and the name. A flow's decision is a word before its pairs or the number at the
/// start of the pattern that it met: 1 denies, 0 allows. Bytes are never told.
///
/// Source: Cisco Meraki, "Syslog Server Overview and Configuration".
public final class Meraki implements Payload {
    private static final PairLines LINES = new PairLines("meraki.events", "observer", """
            source.ip<src|local_ip destination.ip<dst source.port<sport destination.port<dport
            network.transport<protocol source.nat.ip<translated_src_ip destination.nat.ip<translated_dst_ip
            event.code<signature|type user.name<user_id|identity|user
            file.path<name process.hash.sha256<sha256""");
    private static final KeyTable KINDS = KeyTable.of(
            "flows",
            "firewall",
            "ip_flow_start",
            "ip_flow_end",
            "urls",
            "events",
            "ids-alerts",
            "security_event",
            "airmarshal_events",
            "cellular_firewall",
            "vpn_firewall",
            "bridge_anyconnect_client_vpn_firewall");
    private static final int START = 2;
    private static final int END = 3;
    private static final int URLS = 4;
    private static final int EVENTS = 5;
    private static final Slice EVENT = Slice.of("meraki.events");
    private static final Slice FLOWS = Slice.of("meraki.flows");
    private static final Slice WEB = Slice.of("web");
    private static final Slice LOGIN = Slice.of("authentication");
    private static final byte[] PATTERN = Words.of("pattern: ");
    private static final byte[] REQUEST = Words.of("request: ");
    private static final byte[] AGENT = Words.of("agent='");
    private static final VendorName SRC = VendorName.of("src");
    private static final VendorName DST = VendorName.of("dst");

    private static final List<String> CAPTURES = List.of("user", "peer", "inside");
    private static final Phrase CONNECTED = Phrase.of(
            "anyconnect_vpn_connect user id '{user}' local ip {inside:word} connected from {peer:word}", CAPTURES);
    private static final Phrase DISCONNECTED = Phrase.of(
            "anyconnect_vpn_disconnect user id '{user}' local ip {inside:word} connected from {peer:word}", CAPTURES);
    private static final Phrase CLIENT = Phrase.of(
            "client_vpn_connect user id '{user}' local ip {inside:word} connected from {peer:word}", CAPTURES);
    private static final Phrase CLIENT_GONE = Phrase.of(
            "client_vpn_disconnect user id '{user}' local ip {inside:word} connected from {peer:word}", CAPTURES);
    private static final Phrase REFUSED = Phrase.of("{x}anyconnect_vpn_auth_failure{y}Peer IP={peer:word}", CAPTURES);

    /// One for all.
    public Meraki() {}

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "meraki";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    /// Ten digits, a point, a name and a kind; RFC 5424's version may stand before them.
    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        return kind(bytes, start(bytes, from, to), to) >= 0;
    }

    private static int start(byte[] bytes, int from, int to) {
        return from + 2 < to && bytes[from] == '1' && bytes[from + 1] == ' ' ? from + 2 : from;
    }

    private static int kind(byte[] bytes, int from, int to) {
        if (to - from < 24 || bytes[from + 10] != '.' || Decimals.parse(bytes, from, from + 10) < 0) {
            return -1;
        }
        int word = kindFrom(bytes, from, to);
        return word >= to ? -1 : KINDS.find(bytes, word, ByteSearch.indexOf(bytes, word, to, ' '));
    }

    private static int kindFrom(byte[] bytes, int from, int to) {
        int name = ByteSearch.indexOf(bytes, from, to, ' ') + 1;
        return name >= to ? to : ByteSearch.indexOf(bytes, name, to, ' ') + 1;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int start = start(bytes, from, to);
        int kind = kind(bytes, start, to);
        int stampEnd = ByteSearch.indexOf(bytes, start, to, ' ');
        Stamps.epoch(bytes, start, stampEnd, clock, out);
        int word = kindFrom(bytes, start, to);
        int rest = Math.min(ByteSearch.indexOf(bytes, word, to, ' ') + 1, to);
        int request = Words.find(REQUEST, bytes, rest, to);
        int pattern = Words.find(PATTERN, bytes, rest, to);
        int pairsEnd = pattern >= 0 ? pattern : request >= 0 ? request : to;
        if (kind != EVENTS && LINES.read(bytes, rest, pairsEnd, out) != Outcome.EVENT) {
            out.reject(RejectReason.TRUNCATED, out.rejectColumn() + rest - from);
            return Outcome.REJECTED;
        }
        out.text(Field.EVENT_DATASET, kind == EVENTS ? EVENT : FLOWS);
        out.text(Field.OBSERVER_NAME, bytes, stampEnd + 1, word - 1);
        out.remove(Field.HOST_NAME);
        out.text(Field.MESSAGE, bytes, rest, to);
        out.text(Field.EVENT_ACTION, bytes, word, rest > word ? rest - 1 : to);
        if (kind == EVENTS) {
            putEvent(bytes, rest, to, out);
        } else if (kind == URLS) {
            putRequest(bytes, rest, request < 0 ? to : request + REQUEST.length, to, out);
        } else {
            putFlow(kind, bytes, rest, to, pattern, out);
        }
        return Outcome.EVENT;
    }

    private static void putFlow(int kind, byte[] bytes, int rest, int to, int pattern, EventBuffer out) {
        if (kind == START || kind == END) {
            out.text(Field.EVENT_TYPE, kind == START ? ActionWords.START : ActionWords.END);
            return;
        }
        int rule = pattern < 0 ? to : pattern + PATTERN.length;
        int digit = rule < to ? bytes[rule] : 0;
        int words = pattern < 0 ? rest : rule;
        Slice said = digit == '1'
                ? ActionWords.DENIED
                : digit == '0' ? ActionWords.ALLOWED : Words.decision(bytes, words, Math.min(words + 8, to));
        ReadingTable.putDecision(said, ActionWords.INFO, out);
    }

    /// `src=192.0.2.1:64194 dst=203.0.113.1:80 ... request: GET http://www.example.com/`
    private static void putRequest(byte[] bytes, int rest, int from, int to, EventBuffer out) {
        out.text(Field.EVENT_CATEGORY, WEB);
        out.text(Field.EVENT_TYPE, ActionWords.INFO);
        PairLines.putSide(SRC, SRC, Field.SOURCE_IP, Field.SOURCE_PORT, out);
        PairLines.putSide(DST, DST, Field.DESTINATION_IP, Field.DESTINATION_PORT, out);
        putAgent(bytes, rest, from, out);
        int end = ByteSearch.indexOf(bytes, from, to, ' ');
        if (end > from) {
            out.text(Field.HTTP_REQUEST_METHOD, bytes, from, end);
        }
        if (end + 1 < to) {
            UrlPaths.put(bytes, end + 1, to, out);
            int host = UrlPaths.hostStart(bytes, end + 1, to);
            int hostEnd = UrlPaths.hostEnd(bytes, host, to);
            if (hostEnd > host) {
                out.text(Field.DESTINATION_DOMAIN, bytes, host, hostEnd);
            }
        }
    }

    /// `agent='Mozilla/5.0 (...)'`
    private static void putAgent(byte[] bytes, int from, int to, EventBuffer out) {
        int start = Words.find(AGENT, bytes, from, to);
        int end = start < 0 ? to : ByteSearch.indexOf(bytes, start + AGENT.length, to, '\'');
        if (end < to && end > start + AGENT.length) {
            out.text(Field.USER_AGENT, bytes, start + AGENT.length, end);
        }
    }

    private static void putEvent(byte[] bytes, int from, int to, EventBuffer out) {
        out.text(Field.EVENT_TYPE, ActionWords.INFO);
        int name = from + 5 < to && bytes[from] == 't' && bytes[from + 4] == '=' ? from + 5 : from;
        out.text(Field.EVENT_ACTION, bytes, name, ByteSearch.indexOf(bytes, name, to, ' '));
        long[] slots = out.slots(CAPTURES.size());
        boolean connected = CONNECTED.matches(bytes, from, to, slots) || CLIENT.matches(bytes, from, to, slots);
        boolean gone = !connected
                && (DISCONNECTED.matches(bytes, from, to, slots) || CLIENT_GONE.matches(bytes, from, to, slots));
        boolean refused = !connected && !gone && REFUSED.matches(bytes, from, to, slots);
        if (!connected && !gone && !refused) {
            return;
        }
        out.text(Field.EVENT_CATEGORY, LOGIN);
        out.text(Field.EVENT_TYPE, gone ? ActionWords.END : ActionWords.START);
        if (!gone) {
            out.text(Field.EVENT_OUTCOME, refused ? ActionWords.FAILURE : ActionWords.SUCCESS);
        }
        IpAddress.parse(bytes, KeyValues.valueFrom(slots[1]), KeyValues.valueTo(slots[1]), out, Field.SOURCE_IP);
        if (!refused) {
            UserNames.put(bytes, KeyValues.valueFrom(slots[0]), KeyValues.valueTo(slots[0]), out);
            IpAddress.parse(
                    bytes, KeyValues.valueFrom(slots[2]), KeyValues.valueTo(slots[2]), out, Field.SOURCE_NAT_IP);
        }
    }
}
