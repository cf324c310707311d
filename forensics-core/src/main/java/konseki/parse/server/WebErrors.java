package konseki.parse.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.KeyTable;
import konseki.parse.KeyValues;
import konseki.parse.LeadingStamp;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Phrase;
import konseki.parse.UrlPaths;
import konseki.parse.UserNames;

/// Error logs of Apache and nginx. Stateless.
///
///     [Thu Sep 25 09:27:18.813902 2014] [cgi:error] [pid 16860] [client 192.0.2.1:59635] AH01215: ...
///     2014/09/25 09:27:18 [error] 2865#0: *66647 user "taro": password mismatch, client: 192.0.2.1, server: ...,
///     request: "GET / HTTP/1.1"
///
/// Wrong passwords are failed logins; everything else is `web`, with the client and the request where they are told.
///
/// Source: Apache HTTP Server, `ErrorLogFormat` and `mod_auth_basic`; nginx, "Core functionality", `error_log`, and
/// `ngx_http_auth_basic_module`.
public final class WebErrors implements Payload {
    private static final Slice DATASET = Slice.of("web.error");
    private static final Slice WEB = Slice.of("web");
    private static final Slice LOGIN = Slice.of("authentication");
    private static final Slice BASIC = Slice.of("web-login");
    private static final List<String> CAPTURES = List.of("user", "client", "request");
    private static final Phrase CLIENT = Phrase.of("{x}, client: {client:word}", CAPTURES);
    private static final Phrase REQUEST = Phrase.of("{x}, request: \"{request}\"", CAPTURES);
    private static final Phrase[] REFUSED = {
        Phrase.of("{x}user \"{user}\": password mismatch", CAPTURES),
        Phrase.of("{x}user \"{user}\" was not found in", CAPTURES),
        Phrase.of("{x}no user/password was provided for basic authentication", CAPTURES),
        Phrase.of("{x}user {user:word}: authentication failure for", CAPTURES),
        Phrase.of("{x}user {user:word} not found: ", CAPTURES),
        Phrase.of("{x}user '{user}' in realm {y} password mismatch", CAPTURES),
        Phrase.of("{x}client login failed: {y} login: \"{user}\"", CAPTURES),
        Phrase.of("{x}user `{user}' in realm", CAPTURES)
    };
    private static final KeyLevels LEVELS = new KeyLevels();
    private static final byte[] APACHE_CLIENT = "[client ".getBytes(StandardCharsets.US_ASCII);

    /// Words of severity that both use.
    private static final class KeyLevels {
        private final KeyTable words =
                KeyTable.of("emerg", "alert", "crit", "error", "warn", "notice", "info", "debug");

        /// Whether `[error]`, `[cgi:error]` or `[:error]` begins at `from`.
        boolean startsAt(byte[] bytes, int from, int to) {
            if (from >= to || bytes[from] != '[') {
                return false;
            }
            int close = ByteSearch.indexOf(bytes, from, Math.min(to, from + 48), ']');
            int colon = ByteSearch.lastIndexOf(bytes, from, close, ':');
            return words.find(bytes, Math.max(from, colon) + 1, close) >= 0;
        }
    }

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "web.error";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.NONE;
    }

    /// A stamp, then a severity in brackets; of nginx also the process.
    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        int level = LeadingStamp.end(bytes, from, to);
        return level > from
                && LEVELS.startsAt(bytes, level, to)
                && (bytes[from] == '[' || isProcess(bytes, ByteSearch.indexOf(bytes, level, to, ']') + 2, to));
    }

    /// `2865#0: `
    private static boolean isProcess(byte[] bytes, int from, int to) {
        int hash = from < to ? ByteSearch.indexOf(bytes, from, Math.min(to, from + 12), '#') : to;
        return hash < to && Decimals.parse(bytes, from, hash) >= 0;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        out.text(Field.EVENT_DATASET, DATASET);
        out.text(Field.EVENT_CATEGORY, WEB);
        out.text(Field.EVENT_TYPE, ActionWords.INFO);
        LeadingStamp.put(bytes, from, to, clock, out);
        int level = LeadingStamp.end(bytes, from, to);
        int close = ByteSearch.indexOf(bytes, level, to, ']');
        out.text(Field.EVENT_ACTION, bytes, level + 1, close);
        int message = Math.min(close + 2, to);
        out.text(Field.MESSAGE, bytes, message, to);
        long[] slots = out.slots(CAPTURES.size());
        if (bytes[from] == '[') {
            putApacheClient(bytes, message, to, out);
        } else if (CLIENT.matches(bytes, message, to, slots)) {
            address(bytes, KeyValues.valueFrom(slots[1]), KeyValues.valueTo(slots[1]), out);
        }
        if (REQUEST.matches(bytes, message, to, slots) && slots[2] != 0) {
            putRequest(bytes, KeyValues.valueFrom(slots[2]), KeyValues.valueTo(slots[2]), out);
        }
        for (Phrase phrase : REFUSED) {
            slots[0] = 0;
            if (phrase.matches(bytes, message, to, slots)) {
                out.text(Field.EVENT_CATEGORY, LOGIN);
                out.text(Field.EVENT_ACTION, BASIC);
                out.text(Field.EVENT_TYPE, ActionWords.START);
                out.text(Field.EVENT_OUTCOME, ActionWords.FAILURE);
                UserNames.put(bytes, KeyValues.valueFrom(slots[0]), KeyValues.valueTo(slots[0]), out);
                break;
            }
        }
        return Outcome.EVENT;
    }

    /// `[client 192.0.2.1:59635]`, or without the port.
    private static void putApacheClient(byte[] bytes, int from, int to, EventBuffer out) {
        for (int open = ByteSearch.indexOf(bytes, from, to, '[');
                open < to;
                open = ByteSearch.indexOf(bytes, open + 1, to, '[')) {
            int start = open + APACHE_CLIENT.length;
            if (start < to && Arrays.equals(bytes, open, start, APACHE_CLIENT, 0, APACHE_CLIENT.length)) {
                address(bytes, start, ByteSearch.indexOf(bytes, start, to, ']'), out);
                return;
            }
        }
    }

    private static void address(byte[] bytes, int from, int to, EventBuffer out) {
        if (!IpAddress.parse(bytes, from, to, out, Field.SOURCE_IP)) {
            int colon = ByteSearch.lastIndexOf(bytes, from, to, ':');
            int port = colon > from ? Decimals.parsePort(bytes, colon + 1, to) : -1;
            if (port > 0 && IpAddress.parse(bytes, from, colon, out, Field.SOURCE_IP)) {
                out.number(Field.SOURCE_PORT, port);
            }
        }
    }

    private static void putRequest(byte[] bytes, int from, int to, EventBuffer out) {
        int method = ByteSearch.indexOf(bytes, from, to, ' ');
        if (method < to && method > from) {
            out.text(Field.HTTP_REQUEST_METHOD, bytes, from, method);
            int end = ByteSearch.lastIndexOf(bytes, method + 1, to, ' ');
            UrlPaths.put(bytes, method + 1, end < 0 ? to : end, out);
        }
    }
}
