package konseki.parse.firewall;

import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.KeyValues;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Phrase;
import konseki.parse.ReadingTable;
import konseki.parse.Stamps;
import konseki.parse.UserNames;

/// Syslog of WatchGuard's Fireware: `(2024-01-10T09:49:05) firewall: msg_id="3000-0148" Allow Trusted External 52 tcp
/// 20
/// 127 192.0.2.2 203.0.113.1 62443 80 ... sent_bytes="339" rcvd_bytes="2" (HTTP-00)`. Stateless.
///
/// Between the decision and the pairs stand words: interfaces, the length of a packet, the protocol, lengths again,
/// both
/// addresses, both ports. The addresses tell where these are. `sent_bytes` went from source to destination; they are
/// totals and stand where a connection has ended. A message of another kind is a sentence.
///
/// Source: WatchGuard, "Read a Log Message" and "Fireware Log Message Catalog".
public final class WatchGuard implements Payload {
    private static final PairLines LINES = new PairLines("watchguard.firewall", "host_name", """
            source.bytes<sent_bytes destination.bytes<rcvd_bytes source.packets<sent_pkts destination.packets<rcvd_pkts
            event.duration<duration:seconds source.nat.ip<src_ip_nat|src_nat destination.nat.ip<dst_ip_nat|dst_nat
            user.name<src_user destination.domain<dstname url.path<arg|path http.request.method<op network.protocol<app_name
            message<msg file.path<filename user_agent.original<user_agent""");
    private static final byte[] MESSAGE_ID = Words.of("msg_id=\"");
    private static final int LOOK_AHEAD = 200;
    private static final Slice LOGIN = Slice.of("authentication");
    private static final Slice DATASET = Slice.of("watchguard.firewall");
    private static final Slice VPN_LOGIN = Slice.of("vpn-login");
    private static final Slice VPN_LOGOUT = Slice.of("vpn-logout");

    private static final List<String> CAPTURES = List.of("user", "peer", "inside", "reason");

    /// A sentence and what it means.
    private record Form(Phrase phrase, Slice action, Slice type, Slice outcome) {
        static Form of(String action, Slice type, Slice outcome, String phrase) {
            return new Form(Phrase.of(phrase, CAPTURES), Slice.of(action), type, outcome);
        }
    }

    private static final Form[] FORMS = {
        Form.of(
                "vpn-login",
                ActionWords.START,
                ActionWords.FAILURE,
                "Authentication of {service:word} user [{user}] from {peer:word} was rejected"),
        Form.of(
                "vpn-login",
                ActionWords.START,
                ActionWords.SUCCESS,
                "Authentication of {service:word} user [{user}] from {peer:word} was accepted"),
        Form.of(
                "vpn-assigned",
                ActionWords.START,
                ActionWords.SUCCESS,
                "SSL VPN user {user:word} from {peer:word} logged in assigned virtual IP is {inside:word}"),
        Form.of("vpn-logout", ActionWords.END, Slice.ABSENT, "SSL VPN user {user:word} from {peer:word} logged out"),
        Form.of(
                "login",
                ActionWords.START,
                ActionWords.FAILURE,
                "{service:word} User {user:word} from {peer:word} log in attempt was rejected"),
        Form.of(
                "login",
                ActionWords.START,
                ActionWords.SUCCESS,
                "{service:word} User {user:word} from {peer:word} logged in"),
        Form.of(
                "login",
                ActionWords.START,
                ActionWords.SUCCESS,
                "Management user {user:word} from {peer:word} logged in"),
        Form.of(
                "login",
                ActionWords.START,
                ActionWords.FAILURE,
                "Management user {user:word} from {peer:word} log in attempt was rejected"),
    };

    /// One for all.
    public WatchGuard() {}

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "watchguard.firewall";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        int at = Words.find(MESSAGE_ID, bytes, from, Math.min(to, from + LOOK_AHEAD));
        return at >= 0 && at + MESSAGE_ID.length + 9 < to && bytes[at + MESSAGE_ID.length + 4] == '-';
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int at = Words.find(MESSAGE_ID, bytes, from, to);
        int code = at + MESSAGE_ID.length;
        int codeEnd = ByteSearch.indexOf(bytes, code, to, '"');
        if (codeEnd == to) {
            out.reject(RejectReason.TRUNCATED, to - from);
            return Outcome.REJECTED;
        }
        out.text(Field.EVENT_DATASET, DATASET);
        out.text(Field.EVENT_CODE, bytes, code, codeEnd);
        putTime(bytes, from, at, clock, out);
        int words = Math.min(codeEnd + 2, to);
        int wordEnd = ByteSearch.indexOf(bytes, words, to, ' ');
        Slice said = ActionWords.type(bytes, words, wordEnd);
        if (said.isAbsent()) {
            out.text(Field.MESSAGE, bytes, words, to);
            out.text(Field.EVENT_TYPE, ActionWords.INFO);
            putSentence(bytes, words, to, out);
            return Outcome.EVENT;
        }
        out.text(Field.EVENT_ACTION, bytes, words, wordEnd);
        int pairs = putAddresses(bytes, wordEnd, to, out);
        if (LINES.read(bytes, pairs, to, out) != Outcome.EVENT) {
            out.reject(RejectReason.TRUNCATED, out.rejectColumn() + pairs - from);
            return Outcome.REJECTED;
        }
        ReadingTable.putDecision(said, ActionWords.INFO, out);
        putPolicy(bytes, pairs, to, out);
        return Outcome.EVENT;
    }

    /// The device's own stamp, in parentheses before the program.
    private static void putTime(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int open = ByteSearch.indexOf(bytes, from, to, '(');
        if (open < to) {
            Stamps.iso(bytes, open + 1, to, clock, out);
        }
    }

    /// Sets what stands before and behind the addresses.
    ///
    /// @return where the pairs may begin
    private static int putAddresses(byte[] bytes, int from, int to, EventBuffer out) {
        int word = skipBlanks(bytes, from, to);
        int protocol = word;
        int protocolEnd = word;
        while (word < to) {
            int end = ByteSearch.indexOf(bytes, word, to, ' ');
            if (ByteSearch.indexOf(bytes, word, end, '=') < end) {
                return from;
            }
            int next = skipBlanks(bytes, end, to);
            int nextEnd = ByteSearch.indexOf(bytes, next, to, ' ');
            if (IpAddress.parse(bytes, word, end, out, Field.SOURCE_IP)) {
                if (IpAddress.parse(bytes, next, nextEnd, out, Field.DESTINATION_IP)) {
                    putTransport(bytes, protocol, protocolEnd, out);
                    return putPorts(bytes, skipBlanks(bytes, nextEnd, to), to, out);
                }
                out.remove(Field.SOURCE_IP);
            }
            boolean number = Decimals.parse(bytes, word, end) >= 0;
            protocol = number ? protocol : word;
            protocolEnd = number ? protocolEnd : end;
            word = next;
        }
        return from;
    }

    private static void putTransport(byte[] bytes, int from, int to, EventBuffer out) {
        int slash = ByteSearch.indexOf(bytes, from, to, '/'); // webcache/tcp
        int start = slash < to ? slash + 1 : from;
        if (to > start) {
            out.text(Field.NETWORK_TRANSPORT, bytes, start, to);
        }
    }

    private static int putPorts(byte[] bytes, int from, int to, EventBuffer out) {
        int end = ByteSearch.indexOf(bytes, from, to, ' ');
        int next = skipBlanks(bytes, end, to);
        int nextEnd = ByteSearch.indexOf(bytes, next, to, ' ');
        int source = Decimals.parsePort(bytes, from, end);
        int destination = Decimals.parsePort(bytes, next, nextEnd);
        Slice transport = out.written(Field.NETWORK_TRANSPORT);
        boolean hasPorts = transport.length() == 3; // tcp, udp; icmp writes its type there
        if (source > 0 && destination > 0 && hasPorts) {
            out.number(Field.SOURCE_PORT, source);
            out.number(Field.DESTINATION_PORT, destination);
        }
        return next;
    }

    /// `(HTTP-proxy-00)` at the end.
    private static void putPolicy(byte[] bytes, int from, int to, EventBuffer out) {
        int open = ByteSearch.lastIndexOf(bytes, from, to, '(');
        if (open > from && bytes[to - 1] == ')' && to - 1 > open + 1) {
            out.text(Field.OBJECT, bytes, open + 1, to - 1);
        }
    }

    /// Who logged in, in a message that is a sentence.
    private static void putSentence(byte[] bytes, int from, int to, EventBuffer out) {
        long[] slots = out.slots(CAPTURES.size());
        for (Form form : FORMS) {
            if (form.phrase.matches(bytes, from, to, slots)) {
                out.text(Field.EVENT_CATEGORY, LOGIN);
                out.text(Field.EVENT_ACTION, form.action);
                out.text(Field.EVENT_TYPE, form.type);
                if (!form.outcome.isAbsent()) {
                    out.text(Field.EVENT_OUTCOME, form.outcome);
                }
                UserNames.put(bytes, KeyValues.valueFrom(slots[0]), KeyValues.valueTo(slots[0]), out);
                address(Field.SOURCE_IP, bytes, slots[1], out);
                if (form.action.sameAs(VPN_LOGIN) || form.action.sameAs(VPN_LOGOUT)) {
                    return;
                }
                address(Field.SOURCE_NAT_IP, bytes, slots[2], out);
                return;
            }
        }
    }

    private static void address(Field field, byte[] bytes, long slot, EventBuffer out) {
        if (slot != 0) {
            IpAddress.parse(bytes, KeyValues.valueFrom(slot), KeyValues.valueTo(slot), out, field);
        }
    }

    private static int skipBlanks(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] == ' ') {
            i++;
        }
        return i;
    }
}
