package konseki.parse.firewall;

import java.util.ArrayList;
import java.util.List;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.KeyTable;
import konseki.parse.Phrase;

/// The sentences that Cisco's firewalls log, by message number, and those of IOS by mnemonic. Immutable.
///
/// `{a}` and `{b}` are source and destination as the sentence tells them; where `{way}` says `outbound` they change
/// places, because the sentence names the side of the less trusted interface first.
///
/// Source: "Cisco Secure Firewall ASA Series Syslog Messages"; for IOS, "System Message Guide".
final class CiscoForms {
    static final List<String> CAPTURES = List.of(
            "way",
            "protocol",
            "a",
            "b",
            "user",
            "action",
            "duration",
            "bytes",
            "xmt",
            "rcv",
            "command",
            "nat",
            "reason",
            "object",
            "url",
            "id",
            "am",
            "bm",
            "au");
    static final int WAY = CAPTURES.indexOf("way");
    static final int PROTOCOL = CAPTURES.indexOf("protocol");
    static final int A = CAPTURES.indexOf("a");
    static final int B = CAPTURES.indexOf("b");
    static final int USER = CAPTURES.indexOf("user");
    static final int ACTION = CAPTURES.indexOf("action");
    static final int DURATION = CAPTURES.indexOf("duration");
    static final int BYTES = CAPTURES.indexOf("bytes");
    static final int SENT = CAPTURES.indexOf("xmt");
    static final int RECEIVED = CAPTURES.indexOf("rcv");
    static final int COMMAND = CAPTURES.indexOf("command");
    static final int NAT = CAPTURES.indexOf("nat");
    static final int OBJECT = CAPTURES.indexOf("object");
    static final int URL = CAPTURES.indexOf("url");
    static final int ID = CAPTURES.indexOf("id");
    /// What the sides are translated to, and whose the first one is.
    static final int MAPPED_A = CAPTURES.indexOf("am");

    static final int MAPPED_B = CAPTURES.indexOf("bm");
    static final int USER_A = CAPTURES.indexOf("au");

    /// What a sentence means.
    ///
    /// @param outcome or [Slice#ABSENT]
    record Form(Phrase phrase, Slice action, Slice type, Slice outcome, Slice category) {
        boolean isTraffic() {
            return category == NETWORK || category == WEB;
        }
    }

    private static final Slice NETWORK = Slice.of("network");
    private static final Slice LOGIN = Slice.of("authentication");
    private static final Slice CONFIG = Slice.of("config");
    private static final Slice WEB = Slice.of("web");
    private static final Slice NONE = Slice.ABSENT;

    private static final KeyTable.Builder NUMBERS = new KeyTable.Builder();
    private static final List<List<Form>> FORMS = new ArrayList<>();
    private static final KeyTable CODES = codes();
    /// Of every number that is not listed: what many sentences of a VPN begin with.
    private static final Form[] ANY = {
        form("vpn", ActionWords.INFO, NONE, LOGIN, "Group <{object}> User <{user}> IP <{a}>{reason}"),
        form(
                "vpn",
                ActionWords.INFO,
                NONE,
                LOGIN,
                "TunnelGroup <{x}> GroupPolicy <{object}> User <{user}> IP <{a}>{reason}"),
        form("vpn", ActionWords.INFO, NONE, LOGIN, "Group = {object}, Username = {user}, IP = {a}, {reason}"),
        form("vpn", ActionWords.INFO, NONE, LOGIN, "Group = {object}, IP = {a}, {reason}"),
        form("ids", ActionWords.INFO, NONE, NETWORK, "IDS:{object} from {a:word} to {b:word} on interface"),
        form("vpn", ActionWords.INFO, NONE, LOGIN, "Local:{b:word} Remote:{a:word} Username:{user} IKEv2 {reason}")
    };
    private static final Form[] NO_FORMS = {};
    private static final Form[][] TABLE =
            FORMS.stream().map(list -> list.toArray(NO_FORMS)).toArray(Form[][]::new);

    private CiscoForms() {}

    /// The sentences of that number, in the order in which they are tried.
    static Form[] of(byte[] bytes, int code, int codeEnd) {
        int id = CODES.find(bytes, code, codeEnd);
        return id < 0 ? NO_FORMS : TABLE[id];
    }

    static Form[] any() {
        return ANY;
    }

    private static Form form(String action, Slice type, Slice outcome, Slice category, String written) {
        return new Form(Phrase.of(written, CAPTURES), Slice.of(action), type, outcome, category);
    }

    private static void add(String codes, String action, Slice type, Slice outcome, Slice category, String... forms) {
        for (String code : codes.split(" ")) {
            int id = NUMBERS.id(code);
            if (id == FORMS.size()) {
                FORMS.add(new ArrayList<>());
            }
            for (String form : forms) {
                FORMS.get(id).add(form(action, type, outcome, category, form));
            }
        }
    }

    private static void denied(String codes, String... forms) {
        add(codes, "deny", ActionWords.DENIED, ActionWords.FAILURE, NETWORK, forms);
    }

    private static void login(String codes, String action, Slice outcome, String... forms) {
        add(codes, action, ActionWords.START, outcome, LOGIN, forms);
    }

    private static KeyTable codes() {
        sessions();
        refusals();
        logins();
        ios();
        return NUMBERS.build();
    }

    private static void sessions() {
        add(
                "302013 302015 302017 302303 302305",
                "built",
                ActionWords.START,
                ActionWords.SUCCESS,
                NETWORK,
                "Built {way:word} {protocol:word} connection {id:word} for {a:word} ({am}){au} to {b:word} ({bm}){user}",
                "Built {way:word} {protocol:word} connection {id:word} from {a:word} ({am}){au} to {b:word} ({bm}){user}");
        add(
                "302014 302016 302018 302304 302306",
                "teardown",
                ActionWords.END,
                ActionWords.SUCCESS,
                NETWORK,
                "Teardown {protocol:word} connection {id:word} for {a} to {b} duration {duration:word} bytes {bytes:number}{reason}",
                "Teardown {protocol:word} connection {id:word} from {a} to {b} duration {duration:word} bytes {bytes:number}{reason}");
        add(
                "302020",
                "built",
                ActionWords.START,
                ActionWords.SUCCESS,
                NETWORK,
                "Built {way:word} {protocol:word} connection for faddr {a:word} gaddr {g:word} laddr {b:word}");
        add(
                "302021",
                "teardown",
                ActionWords.END,
                ActionWords.SUCCESS,
                NETWORK,
                "Teardown {protocol:word} connection for faddr {a:word} gaddr {g:word} laddr {b:word}");
        add(
                "305009 305011",
                "built-translation",
                ActionWords.INFO,
                NONE,
                NETWORK,
                "Built {kind:word} {protocol:word} translation from {a:word} to {nat:word}",
                "Built {kind:word} translation from {a:word} to {nat:word}");
        add(
                "305010 305012",
                "teardown-translation",
                ActionWords.INFO,
                NONE,
                NETWORK,
                "Teardown {kind:word} {protocol:word} translation from {a:word} to {nat:word} duration {duration:word}",
                "Teardown {kind:word} translation from {a:word} to {nat:word} duration {duration:word}");
        add("304001", "url", ActionWords.ALLOWED, ActionWords.SUCCESS, WEB, "{a:word} Accessed URL {b}:{url}");
        add(
                "304002",
                "url",
                ActionWords.DENIED,
                ActionWords.FAILURE,
                WEB,
                "Access denied URL {url} SRC {a:word} DEST {b:word} on interface {i}");
        add(
                "609001 609002",
                "local-host",
                ActionWords.INFO,
                NONE,
                NETWORK,
                "Built local-host {a:word}",
                "Teardown local-host {a:word}");
        add(
                "710002",
                "permitted",
                ActionWords.ALLOWED,
                ActionWords.SUCCESS,
                NETWORK,
                "{protocol:word} access permitted from {a:word} to {b:word}");
        add(
                "725001 725002 725003 725007",
                "tls",
                ActionWords.INFO,
                NONE,
                NETWORK,
                "{what} SSL handshake with client {a:word} to {b:word} for",
                "SSL client {a:word} to {b:word} requesting",
                "SSL session with client {a:word} to {b:word} terminated",
                "{what} SSL handshake with client {a:word}",
                "SSL client {a:word}",
                "SSL session with client {a:word}");
        add(
                "725006 725014",
                "tls",
                ActionWords.INFO,
                ActionWords.FAILURE,
                NETWORK,
                "Device failed SSL handshake with client {a:word}");
        add("733100", "threat-detection", ActionWords.INFO, NONE, NETWORK, "[{object}] drop rate");
    }

    private static void refusals() {
        denied("106001", "Inbound {protocol:word} connection denied from {a:word} to {b:word} flags {f}");
        denied(
                "106006 106007 106010 106014 106017 106020 106021 106022",
                "Deny inbound {protocol:word} from {a:word} to {b:word}",
                "Deny inbound {protocol:word} src {a:word} dst {b:word}",
                "Deny inbound protocol {protocol:word} src {a:word} dst {b:word}",
                "Deny {protocol:word} reverse path check from {a:word} to {b:word}",
                "Deny {protocol:word} connection spoof from {a:word} to {b:word}",
                "Deny {what} from {a:word} to {b:word}");
        denied("106015", "Deny {protocol:word} (no connection) from {a:word} to {b:word}");
        denied("106016", "Deny IP spoof from ({a}) to {b:word}");
        denied("106023", "Deny {protocol} src {a} dst {b} by access-group {object}");
        add(
                "106100 106102 106103",
                "",
                NONE,
                NONE,
                NETWORK,
                "access-list {object:word} {action:word} {protocol:word} for user {user} {a:word} -> {b:word} hit-cnt",
                "access-list {object:word} {action:word} {protocol:word} {a:word} -> {b:word} hit-cnt");
        add(
                "338001 338002 338003 338004 338005 338006 338007 338008",
                "",
                NONE,
                NONE,
                NETWORK,
                "Dynamic Filter {action:word} black listed {protocol:word} traffic from {a:word} ({am}) to {b:word} ({bm})",
                "Dynamic Filter {action:word} blacklisted {protocol:word} traffic from {a:word} ({am}) to {b:word} ({bm})",
                "Dynamic Filter {action:word} {l:word} listed {protocol:word} traffic from {a:word} ({am}) to {b:word} ({bm})",
                "Dynamic Filter {action:word} {l:word} {protocol:word} traffic from {a:word} ({am}) to {b:word} ({bm})");
        denied("305005 305006 305013", "{what} for {protocol:word} src {a:word} dst {b:word}");
        denied(
                "313001 313004 313008",
                "Denied {protocol:word} type={t:word}, code={c:word} from {a:word} on interface {i:word} to {b:word}",
                "Denied {protocol:word} type={t:word}, code={c:word} from {a:word}",
                "Denied {protocol:word} type={t:word}, from {a:word} on interface {i:word} to {b:word}");
        denied("313005", "No matching connection for ICMP error message: {protocol:word} src {a:word} dst {b:word}");
        denied("710003", "{protocol:word} access denied by ACL from {a:word} to {b:word}");
        denied("710005", "{protocol:word} request discarded from {a:word} to {b:word}");
        denied("419002", "Duplicate {protocol:word} SYN from {a:word} to {b:word}");
    }

    private static void logins() {
        login("113004", "aaa", ActionWords.SUCCESS, "AAA user {what} Successful : server = {server} : user = {user}");
        login(
                "113005 113015 113016 113017",
                "aaa",
                ActionWords.FAILURE,
                "AAA {what} : reason = {reason} : {server} : user = {user} : user IP = {a}",
                "AAA {what} : reason = {reason} : {server} : user = {user}");
        login("113006", "locked-out", ActionWords.FAILURE, "User {user} locked out on exceeding");
        login(
                "113012",
                "aaa",
                ActionWords.SUCCESS,
                "AAA user authentication Successful : local database : user = {user}");
        login("113008", "aaa", ActionWords.SUCCESS, "AAA transaction status ACCEPT : user = {user}");
        add(
                "113019",
                "vpn-disconnected",
                ActionWords.END,
                NONE,
                LOGIN,
                "Group = {object}, Username = {user}, IP = {a}, Session disconnected. Session Type: {x}, Duration: {duration}, Bytes xmt: {xmt:number}, Bytes rcv: {rcv:number}, Reason: {reason}");
        login(
                "113039 716001",
                "vpn-connected",
                ActionWords.SUCCESS,
                "Group <{object}> User <{user}> IP <{a}> {reason}");
        add(
                "716002",
                "vpn-disconnected",
                ActionWords.END,
                NONE,
                LOGIN,
                "Group <{object}> User <{user}> IP <{a}> {reason}");
        login("716038", "vpn-login", ActionWords.SUCCESS, "Group <{object}> User <{user}> IP <{a}> {reason}");
        login("716039", "vpn-login", ActionWords.FAILURE, "Group <{object}> User <{user}> IP <{a}> {reason}");
        login(
                "722051",
                "vpn-assigned",
                ActionWords.SUCCESS,
                "Group <{object}> User <{user}> IP <{a}> IPv4 Address <{nat}> {reason}",
                "Group <{object}> User <{user}> IP <{a}> Address <{nat}> {reason}",
                "Group <{object}> User <{user}> IP <{a}> {reason}");
        login("722022", "vpn-tunnel", ActionWords.SUCCESS, "Group <{object}> User <{user}> IP <{a}> {reason}");
        add(
                "722023",
                "vpn-tunnel-down",
                ActionWords.END,
                NONE,
                LOGIN,
                "Group <{object}> User <{user}> IP <{a}> {reason}");
        login("605004", "login", ActionWords.FAILURE, "Login denied from {a:word} to {b:word} for user \"{user}\"");
        login("605005", "login", ActionWords.SUCCESS, "Login permitted from {a:word} to {b:word} for user \"{user}\"");
        login(
                "611101",
                "login",
                ActionWords.SUCCESS,
                "User authentication succeeded: IP address: {a:word}, Uname: {user}",
                "User authentication succeeded: Uname: {user}");
        login(
                "611102",
                "login",
                ActionWords.FAILURE,
                "User authentication failed: IP address: {a:word}, Uname: {user}",
                "User authentication failed: Uname: {user}");
        add("611103", "logout", ActionWords.END, NONE, LOGIN, "User logged out: Uname: {user}");
        add(
                "315011",
                "logout",
                ActionWords.END,
                NONE,
                LOGIN,
                "SSH session from {a:word} on interface {i} for user \"{user}\" {reason}");
        add("308001", "enable", ActionWords.START, ActionWords.FAILURE, LOGIN, "{what}(from {a})");
        add("111008", "command", ActionWords.CHANGE, NONE, CONFIG, "User '{user}' executed the '{command}' command.");
        add("111009", "command", ActionWords.INFO, NONE, CONFIG, "User '{user}' executed cmd: {command}");
        add(
                "111010",
                "command",
                ActionWords.CHANGE,
                NONE,
                CONFIG,
                "User '{user}', running '{x}' from IP {a:word}, executed '{command}'");
        add(
                "109201",
                "uauth",
                ActionWords.INFO,
                NONE,
                LOGIN,
                "UAUTH: Session={x}, User={user}, Assigned IP={y}, {reason}");
    }

    private static void ios() {
        login("LOGIN_SUCCESS", "login", ActionWords.SUCCESS, "Login Success [user: {user}] [Source: {a}]");
        login("LOGIN_FAILED", "login", ActionWords.FAILURE, "Login failed [user: {user}] [Source: {a}]");
        login("AUTHENTICATION_FAILED", "login", ActionWords.FAILURE, "{what} Authentication failure from {a:word} for");
        login(
                "PRIV_AUTH_PASS",
                "enable",
                ActionWords.SUCCESS,
                "Privilege level set to {l:word} by {user:word} on {t:word} ({a})");
        login("PRIV_AUTH_FAIL", "enable", ActionWords.FAILURE, "{what} failed by {user:word} on {t:word} ({a})");
        add(
                "CONFIG_I CONFIG_P",
                "command",
                ActionWords.CHANGE,
                NONE,
                CONFIG,
                "{what} by {user:word} on {t:word} ({a})",
                "{what} as {user:word} on {t:word} ({a})",
                "Configured from {what} by {user:word}");
        add(
                "CFGLOG_LOGGEDCMD",
                "command",
                ActionWords.CHANGE,
                NONE,
                CONFIG,
                "User:{user:word}  logged command:{command}");
        denied("IPACCESSLOGP", "list {object:word} denied {protocol:word} {a:word} -> {b:word}, {n}");
        add(
                "IPACCESSLOGP",
                "permitted",
                ActionWords.ALLOWED,
                ActionWords.SUCCESS,
                NETWORK,
                "list {object:word} permitted {protocol:word} {a:word} -> {b:word}, {n}");
        denied("IPACCESSLOGDP", "list {object:word} denied {protocol:word} {a:word} -> {b:word}, {n}");
        denied("IPACCESSLOGS", "list {object:word} denied {a:word} {n}");
    }
}
