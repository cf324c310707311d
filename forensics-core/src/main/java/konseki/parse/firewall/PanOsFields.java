package konseki.parse.firewall;

import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.KeyTable;
import konseki.parse.KeyValues;
import konseki.parse.MemberClock;
import konseki.parse.Phrase;
import konseki.parse.ReadingTable;
import konseki.parse.Stamps;
import konseki.parse.UserNames;

/// What the values of a PAN-OS log mean, under the names of syslog's columns, of JSON (Strata Logging Service) or of
/// the
/// columns that the web interface exports. Stateless; on the hot path.
///
/// Counters are the client's view: `bytes_sent` went from `src` to `dst`. They are totals and stand in the record of
/// the
/// session's end or refusal; a `start` record repeats what the end will count, so there they stay vendor fields.
///
/// Sources: PAN-OS Administrator's Guide, "Syslog Field Descriptions"; Strata Logging Service, "Log Reference".
final class PanOsFields {
    private static final ReadingTable OBSERVER =
            ReadingTable.of("observer.name<device_name|DeviceName|LogSourceName|Device~Name");
    private static final ReadingTable ALL = ReadingTable.of("""
            observer.name<serial|DeviceSN|LogSourceID|Serial~#
            event.sequence<seqno|SequenceNo|Sequence~Number""");
    private static final ReadingTable SESSION = ReadingTable.of("""
            event.action<action|Action event.code<threatid|ThreatID|subtype|Subtype|Threat/Content~Type
            source.ip<src|SourceAddress|Source~address destination.ip<dst|DestinationAddress|Destination~address|DNSResolverIP
            source.port<sport|SourcePort|Source~Port destination.port<dport|DestinationPort|Destination~Port
            source.nat.ip<natsrc|NATSource|NAT~Source~IP destination.nat.ip<natdst|NATDestination|NAT~Destination~IP
            network.transport<proto|Protocol|IP~Protocol network.protocol<app|Application
            user.name<srcuser|SourceUser|Source~User:user user.target.name<dstuser|DestinationUser|Destination~User:account
            observer.egress.interface.name<outbound_if|OutboundInterface|Outbound~Interface
            fx.object<rule|Rule""");
    private static final ReadingTable TRAFFIC = ReadingTable.of("""
            source.bytes<bytes_sent|BytesSent|Bytes~Sent destination.bytes<bytes_received|BytesReceived|Bytes~Received
            source.packets<pkts_sent|PacketsSent|Packets~Sent destination.packets<pkts_received|PacketsReceived|Packets~Received
            event.duration<elapsed|SessionDuration|Elapsed~Time~(sec):seconds""");
    private static final ReadingTable THREAT = ReadingTable.of("""
            destination.domain<URLDomain http.request.method<http_method|HTTPMethod user_agent.original<user_agent|UserAgent
            process.hash.sha256<filedigest|FileHash message<ThreatName""");
    private static final ReadingTable URL = ReadingTable.of("destination.domain<misc|URL:host url.path<misc|URL:url");
    private static final ReadingTable FILE = ReadingTable.of("file.path<misc|FileName");
    private static final ReadingTable VPN = ReadingTable.of("""
            event.action<eventid|EventIDValue event.code<eventid|EventIDValue event.outcome<status|EventStatus
            source.ip<public_ip|PublicIPv4 source.nat.ip<private_ip|PrivateIPv4 user.name<srcuser|SourceUserName|SourceUser:user
            fx.auth.package<auth_method|AuthMethod message<opaque|Description|error|ConnectionError""");
    private static final ReadingTable VPN_SIX = ReadingTable.of("source.ip<public_ipv6|PublicIPv6");
    private static final ReadingTable LOGIN = ReadingTable.of("""
            event.action<event|subtype|Subtype source.ip<ip|SourceIP|SourceAddress user.name<user|srcuser|SourceUser|User:user
            event.code<subtype|Subtype message<desc|AuthenticationDescription""");
    private static final ReadingTable DEVICE = ReadingTable.of("""
            event.action<eventid|EventName|cmd|Command event.code<eventid|EventName|subtype message<opaque|EventDescription|path
            user.name<admin|Administrator source.ip<host|SourceIP|ClientIP event.outcome<result|Result fx.object<path""");

    private static final VendorName[] TIMES = {
        VendorName.of("high_res_timestamp"),
        VendorName.of("TimeGeneratedHighResolution"),
        VendorName.of("time_generated"),
        VendorName.of("TimeGenerated"),
        VendorName.of("EventTime"),
        VendorName.of("Generate Time"),
        VendorName.of("receive_time"),
        VendorName.of("TimeReceived"),
        VendorName.of("LogTime"),
        VendorName.of("Receive Time")
    };
    private static final VendorName[] SUBTYPES = {
        VendorName.of("subtype"),
        VendorName.of("Subtype"),
        VendorName.of("SubType"),
        VendorName.of("Threat/Content Type")
    };
    private static final KeyTable KINDS =
            KeyTable.of("start", "end", "drop", "deny", "url", "file", "wildfire", "virus");
    private static final int START = 0;
    private static final int END = 1;
    private static final int DENY = 3;
    private static final int WEB = 4;

    private static final List<String> CAPTURES = List.of("user", "peer");
    private static final Phrase[] MESSAGES = {
        phrase("failed authentication for user '{user}'.{reason} From: {peer}"),
        phrase("failed authentication for user '{user}'."),
        phrase("authenticated for user '{user}'.{reason} From: {peer}"),
        phrase("authenticated for user '{user}'."),
        phrase("Kerberos SSO authenticated for user '{user}'."),
        phrase("When authenticating user {user:word} from {peer:word}"),
        phrase("User {user:word} logged in via {how} from {peer:word}"),
        phrase("User {user:word} logged out via {how} from {peer:word}"),
        phrase("User '{user}' failed authentication.{reason} From: {peer}"),
        phrase("{what}Login from: {peer:word}{between} User name: {user:word}"),
        phrase("{what}Private IP: {peer:word}{between} User name: {user:word}")
    };
    private static final KeyTable FAILURES = KeyTable.of("auth-fail", "Failed", "failed", "failure", "Unauthorized");
    private static final KeyTable SUCCESSES =
            KeyTable.of("auth-success", "Succeeded", "succeeded", "success", "Submitted");
    private static final Slice NETWORK = Slice.of("network");
    private static final Slice AUTHENTICATED = Slice.of("authentication");
    private static final Slice CHANGED = Slice.of("config");
    private static final Slice[] DATASETS = datasets();

    private PanOsFields() {}

    private static Phrase phrase(String form) {
        return Phrase.of(form, CAPTURES);
    }

    private static Slice[] datasets() {
        String[] names = "traffic threat system config globalprotect userid hipmatch decryption auth".split(" ");
        Slice[] all = new Slice[names.length];
        java.util.Arrays.setAll(all, i -> Slice.of("panw." + names[i]));
        return all;
    }

    private static final Slice OTHER = Slice.of("panw.other");

    /// Sets the fields from the vendor fields of a record.
    ///
    /// @param type by the numbers of [PanOsColumns#TYPES]
    static void put(int type, MemberClock clock, EventBuffer out) {
        putTime(clock, out);
        out.remove(Field.HOST_NAME); // a relay's header names the firewall, which a session is not about
        OBSERVER.putOver(out);
        ALL.put(out);
        out.text(Field.EVENT_DATASET, type >= 0 && type < DATASETS.length ? DATASETS[type] : OTHER);
        if (type == PanOsColumns.SYSTEM || type == PanOsColumns.CONFIG) {
            putDevice(type, out);
        } else if (type == PanOsColumns.GLOBALPROTECT) {
            VPN.put(out);
            boolean four = out.has(Field.SOURCE_IP)
                    && !IpAddress.isUnspecified(out.ipHigh(Field.SOURCE_IP), out.ipLow(Field.SOURCE_IP));
            if (!four) {
                out.remove(Field.SOURCE_IP);
                VPN_SIX.put(out);
            }
            if (out.has(Field.SOURCE_NAT_IP)
                    && IpAddress.isUnspecified(out.ipHigh(Field.SOURCE_NAT_IP), out.ipLow(Field.SOURCE_NAT_IP))) {
                out.remove(Field.SOURCE_NAT_IP);
            }
            putLogin(out);
        } else if (type == PanOsColumns.USER_ID
                || type == PanOsColumns.HIP_MATCH
                || type == PanOsColumns.AUTHENTICATION) {
            LOGIN.put(out);
            putLogin(out);
        } else {
            putSession(type, out);
        }
    }

    private static void putTime(MemberClock clock, EventBuffer out) {
        for (VendorName name : TIMES) {
            Slice value = out.vendor(name);
            boolean read = value.length() > 0
                    && Stamps.iso(value.bytes(), value.offset(), value.end(), clock, out) != Stamps.NONE;
            if (read) {
                return;
            }
        }
    }

    private static void putSession(int type, EventBuffer out) {
        int kind = subtype(out);
        out.text(Field.EVENT_CATEGORY, NETWORK);
        SESSION.put(out);
        if (type == PanOsColumns.TRAFFIC && kind != START) {
            TRAFFIC.put(out);
        }
        if (type == PanOsColumns.THREAT) {
            THREAT.put(out);
            (kind == WEB ? URL : FILE).put(out);
        }
        Slice action = out.written(Field.EVENT_ACTION);
        Slice said = action.isEmpty() ? Slice.ABSENT : ActionWords.type(action.bytes(), action.offset(), action.end());
        boolean denied = said == ActionWords.DENIED || kind > END && kind <= DENY;
        ReadingTable.putDecision(denied ? ActionWords.DENIED : said, ActionWords.INFO, out);
        if (!denied && type == PanOsColumns.TRAFFIC && kind >= 0) {
            out.text(Field.EVENT_TYPE, kind == START ? ActionWords.START : ActionWords.END);
        }
    }

    private static int subtype(EventBuffer out) {
        for (VendorName name : SUBTYPES) {
            Slice value = out.vendor(name);
            if (value.length() > 0) {
                return KINDS.find(value.bytes(), value.offset(), value.end());
            }
        }
        return KeyTable.NONE;
    }

    private static void putLogin(EventBuffer out) {
        out.text(Field.EVENT_CATEGORY, AUTHENTICATED);
        out.text(Field.EVENT_TYPE, ActionWords.INFO);
        putOutcome(out);
    }

    /// Words for success and failure, wherever they stand, in the schema's.
    private static void putOutcome(EventBuffer out) {
        Slice outcome = out.written(out.has(Field.EVENT_OUTCOME) ? Field.EVENT_OUTCOME : Field.EVENT_ACTION);
        boolean failed = FAILURES.find(outcome.bytes(), outcome.offset(), outcome.end()) >= 0;
        boolean good = SUCCESSES.find(outcome.bytes(), outcome.offset(), outcome.end()) >= 0;
        out.remove(Field.EVENT_OUTCOME);
        if (failed || good) {
            out.text(Field.EVENT_OUTCOME, failed ? ActionWords.FAILURE : ActionWords.SUCCESS);
        }
    }

    private static void putDevice(int type, EventBuffer out) {
        DEVICE.put(out);
        out.text(Field.EVENT_TYPE, type == PanOsColumns.CONFIG ? ActionWords.CHANGE : ActionWords.INFO);
        putOutcome(out);
        if (type == PanOsColumns.CONFIG) {
            out.text(Field.EVENT_CATEGORY, CHANGED);
            return;
        }
        Slice message = out.written(Field.MESSAGE);
        byte[] bytes = message.bytes();
        int from = message.offset();
        int to = message.end();
        long[] slots = out.slots(CAPTURES.size());
        for (Phrase phrase : MESSAGES) {
            if (phrase.matches(bytes, from, to, slots)) {
                out.text(Field.EVENT_CATEGORY, AUTHENTICATED);
                UserNames.put(bytes, KeyValues.valueFrom(slots[0]), KeyValues.valueTo(slots[0]), out);
                int end = KeyValues.valueTo(slots[1]);
                int last = end > 0 && bytes[end - 1] == '.' ? end - 1 : end;
                IpAddress.parse(bytes, KeyValues.valueFrom(slots[1]), last, out, Field.SOURCE_IP);
                return;
            }
        }
    }
}
