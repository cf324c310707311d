package konseki.parse.firewall;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.ColonPairs;
import konseki.parse.Decimals;
import konseki.parse.KeyTable;
import konseki.parse.MemberClock;
import konseki.parse.ReadingTable;
import konseki.parse.Stamps;

/// Messages 430001 to 430005 of Firepower Threat Defense: intrusion, connection begun, connection ended, file, malware.
/// Stateless.
///
/// Counters are the initiator's and the responder's own. Those of a connection's begin are repeated by its end, so they
/// stay vendor fields there.
///
/// Source: Cisco, "Secure Firewall Threat Defense Syslog Messages", "Security event syslog messages".
final class FirepowerFields {
    private static final Slice DATASET = Slice.of("cisco.ftd");
    private static final Slice NETWORK = Slice.of("network");
    private static final ReadingTable ALL = ReadingTable.of("""
            event.action<AccessControlRuleAction|FileAction|InlineResult|Message
            source.ip<SrcIP source.port<SrcPort destination.ip<DstIP destination.port<DstPort
            source.nat.ip<NAT_InitiatorIP destination.nat.ip<NAT_ResponderIP
            network.transport<Protocol network.protocol<ApplicationProtocol
            observer.egress.interface.name<EgressInterface dns.question.name<DNSQuery
            destination.domain<ReferencedHost|SSLServerName|URL|URI:host url.path<URL|URI:url user_agent.original<UserAgent
            http.request.method<HTTPMethod
            file.path<FileName file.size<FileSize process.hash.sha256<FileSHA256 fx.object<AccessControlRuleName|FilePolicy
            event.sequence<ConnectionID message<Message|ThreatName""");
    private static final ReadingTable TOTALS = ReadingTable.of("""
            source.bytes<InitiatorBytes destination.bytes<ResponderBytes source.packets<InitiatorPackets
            destination.packets<ResponderPackets event.duration<ConnectionDuration:seconds""");
    private static final ReadingTable USER = ReadingTable.of("user.name<User|OriginalUser:user");
    private static final VendorName USER_NAME = VendorName.of("User");
    private static final VendorName FIRST_PACKET = VendorName.of("FirstPacketSecond");
    /// What stands for the user where there is none.
    private static final KeyTable NOBODY =
            KeyTable.of("No Authentication Required", "Not Found", "Unknown", "Guest", "Failed Authentication");
    private static final long FIRST = 430001;
    static final long BEGUN = 430002;
    private static final long ENDED = 430003;
    private static final long LAST = 430005;

    private FirepowerFields() {}

    static boolean isOne(byte[] bytes, int code, int codeEnd) {
        long number = Decimals.parse(bytes, code, codeEnd);
        return number >= FIRST && number <= LAST;
    }

    static void put(byte[] bytes, int code, int codeEnd, int from, int to, MemberClock clock, EventBuffer out) {
        long number = Decimals.parse(bytes, code, codeEnd);
        ColonPairs.split(bytes, from, to, out);
        out.text(Field.EVENT_DATASET, DATASET);
        out.text(Field.EVENT_CATEGORY, NETWORK);
        out.remove(Field.HOST_NAME);
        ALL.put(out);
        if (number != BEGUN) {
            TOTALS.put(out);
        }
        Slice user = out.vendor(USER_NAME);
        if (NOBODY.find(user.bytes(), user.offset(), user.end()) < 0) {
            USER.put(out);
        }
        ReadingTable.putDecision(ActionWords.INFO, out);
        boolean denied = out.written(Field.EVENT_TYPE) == ActionWords.DENIED;
        if (!denied && (number == BEGUN || number == ENDED)) {
            out.text(Field.EVENT_TYPE, number == BEGUN ? ActionWords.START : ActionWords.END);
        }
        putTime(number, clock, out);
    }

    /// The first packet's second, where no header says when the message was written.
    private static void putTime(long number, MemberClock clock, EventBuffer out) {
        Slice first = out.vendor(FIRST_PACKET);
        boolean bare = !out.has(Field.TIMESTAMP) && !first.isEmpty();
        if (bare && Stamps.iso(first.bytes(), first.offset(), first.end(), clock, out) != Stamps.NONE) {
            boolean ended = number == ENDED && out.has(Field.EVENT_DURATION) && out.has(Field.TIMESTAMP);
            if (ended) {
                out.number(Field.TIMESTAMP, out.number(Field.TIMESTAMP) + out.number(Field.EVENT_DURATION));
            }
        }
    }
}
