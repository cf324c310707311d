package konseki.parse.server;

import java.nio.charset.StandardCharsets;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Stamps;
import konseki.parse.UrlPaths;
import konseki.parse.UserNames;

/// Access logs of Apache, nginx and whoever else writes NCSA's common or combined form, with or without the virtual
/// host before it. Stateless.
///
///     [vhost[:port]] client ident user [10/Oct/2000:13:55:36 -0700] "GET /a HTTP/1.1" 200 2326 ["referer" "agent" ...]
///
/// The bytes are those of the reply, so they are what the server sent: `destination.bytes`; `-` is how the common form
/// writes none. The server's own address is not in the log.
///
/// Source: Apache HTTP Server, `mod_log_config` (`%b`, `%t`); nginx, `ngx_http_log_module`.
public final class WebAccess implements Payload {
    private static final Slice DATASET = Slice.of("web.access");
    private static final Slice WEB = Slice.of("web");
    private static final Slice HTTP = Slice.of("http");
    private static final Slice TCP = Slice.of("tcp");
    private static final byte[] STATUS = bytes("http.response.status_code");
    private static final byte[] REFERRER = bytes("http.request.referrer");
    private static final byte[] REQUEST = bytes("http.request.line");
    private static final byte[] CLIENT = bytes("client.address");
    private static final byte[] MORE = bytes("more");

    private static final int STAMP = "[10/Oct/2000:13:55:36".length();
    private static final int MOST_BEFORE_STAMP = 1024;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return DATASET.toString();
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.NONE;
    }

    /// Three words, a stamp in brackets and a quote.
    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        int open = stamp(bytes, from, to);
        int close = open < 0 ? to : ByteSearch.indexOf(bytes, open + STAMP, Math.min(to, open + STAMP + 16), ']');
        if (close + 2 >= to || bytes[close + 1] != ' ' || bytes[close + 2] != '"') {
            return false;
        }
        int words = 0;
        for (int i = from; i < open; i++) {
            words += bytes[i] == ' ' ? 1 : 0;
        }
        return words >= 3;
    }

    private static int stamp(byte[] bytes, int from, int to) {
        int limit = Math.min(to - STAMP, from + MOST_BEFORE_STAMP);
        for (int open = ByteSearch.indexOf(bytes, from, to, '[');
                open < limit;
                open = ByteSearch.indexOf(bytes, open + 1, to, '[')) {
            if (open > from && bytes[open - 1] == ' ' && Stamps.isNcsa(bytes, open + 1, to)) {
                return open;
            }
        }
        return -1;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        out.text(Field.EVENT_DATASET, DATASET);
        out.text(Field.EVENT_CATEGORY, WEB);
        out.text(Field.EVENT_TYPE, ActionWords.END);
        out.text(Field.NETWORK_TRANSPORT, TCP);
        out.text(Field.NETWORK_PROTOCOL, HTTP);
        int open = stamp(bytes, from, to);
        putClient(bytes, from, open - 1, out);
        int close = ByteSearch.indexOf(bytes, open, to, ']');
        Stamps.ncsa(bytes, open + 1, close, clock, out);
        int request = close + 3;
        int end = quoteEnd(bytes, request, to);
        if (end + 2 >= to) {
            return reject(RejectReason.TRUNCATED, to - from, out);
        }
        putRequest(bytes, request, end, out);
        int status = end + 2;
        int statusEnd = ByteSearch.indexOf(bytes, status, to, ' ');
        if (Decimals.parse(bytes, status, statusEnd) < 0) {
            return reject(RejectReason.BAD_VALUE, status - from, out);
        }
        out.text(Field.EVENT_CODE, bytes, status, statusEnd);
        out.vendor(STATUS, 0, STATUS.length, bytes, status, statusEnd);
        out.text(Field.EVENT_OUTCOME, bytes[status] >= '4' ? ActionWords.FAILURE : ActionWords.SUCCESS);
        int size = Math.min(statusEnd + 1, to);
        int sizeEnd = ByteSearch.indexOf(bytes, size, to, ' ');
        if (size == to) {
            return reject(RejectReason.TRUNCATED, to - from, out);
        }
        long sent = isNothing(bytes, size, sizeEnd) ? 0 : Decimals.parse(bytes, size, sizeEnd);
        if (sent < 0) {
            return reject(RejectReason.BAD_VALUE, size - from, out);
        }
        out.number(Field.DESTINATION_BYTES, sent);
        putRest(bytes, Math.min(sizeEnd + 1, to), to, out);
        return Outcome.EVENT;
    }

    private static Outcome reject(RejectReason reason, int column, EventBuffer out) {
        out.reject(reason, column);
        return Outcome.REJECTED;
    }

    /// `client ident user`, behind a virtual host if the second word is an address and the first is none.
    private static void putClient(byte[] bytes, int from, int to, EventBuffer out) {
        int end = ByteSearch.indexOf(bytes, from, to, ' ');
        int next = Math.min(end + 1, to);
        int nextEnd = ByteSearch.indexOf(bytes, next, to, ' ');
        if (!IpAddress.parse(bytes, from, end, out, Field.SOURCE_IP)) {
            if (IpAddress.parse(bytes, next, nextEnd, out, Field.SOURCE_IP)) {
                putHost(bytes, from, end, out);
                next = Math.min(nextEnd + 1, to);
                nextEnd = ByteSearch.indexOf(bytes, next, to, ' ');
            } else {
                out.vendor(CLIENT, 0, CLIENT.length, bytes, from, end);
            }
        }
        int user = Math.min(nextEnd + 1, to);
        if (!isNothing(bytes, user, to)) {
            UserNames.put(bytes, user, to, out);
        }
    }

    private static void putHost(byte[] bytes, int from, int to, EventBuffer out) {
        int end = UrlPaths.hostEnd(bytes, from, to);
        if (end > from && !isNothing(bytes, from, end)) {
            out.text(Field.DESTINATION_DOMAIN, bytes, from, end);
        }
        int port = end < to && bytes[end] == ':' ? Decimals.parsePort(bytes, end + 1, to) : 0;
        if (port > 0) {
            out.number(Field.DESTINATION_PORT, port);
        }
    }

    /// `GET /a?b HTTP/1.1`; anything may stand there, because anything may be sent.
    private static void putRequest(byte[] bytes, int from, int to, EventBuffer out) {
        out.vendor(REQUEST, 0, REQUEST.length, bytes, from, to);
        int method = from;
        while (method < to && bytes[method] >= 'A' && bytes[method] <= 'Z'
                || method > from && method < to && bytes[method] == '_') {
            method++;
        }
        if (method == from || method == to || bytes[method] != ' ') {
            return;
        }
        out.text(Field.HTTP_REQUEST_METHOD, bytes, from, method);
        int target = method + 1;
        int end = ByteSearch.lastIndexOf(bytes, target, to, ' ');
        int targetEnd = end < 0 ? to : end;
        UrlPaths.put(bytes, target, targetEnd, out);
        int host = UrlPaths.hostStart(bytes, target, targetEnd);
        if (host > target) {
            putHost(bytes, host, ByteSearch.indexOf(bytes, host, targetEnd, '/'), out);
        }
    }

    /// Referer and agent; what stands behind them is not the same anywhere.
    private static void putRest(byte[] bytes, int from, int to, EventBuffer out) {
        int rest = from;
        if (rest < to && bytes[rest] == '"') {
            int end = quoteEnd(bytes, rest + 1, to);
            vendor(REFERRER, bytes, rest + 1, end, out);
            int agent = end + 2;
            if (agent < to && bytes[agent] == '"') {
                int agentEnd = quoteEnd(bytes, agent + 1, to);
                if (!isNothing(bytes, agent + 1, agentEnd)) {
                    out.text(Field.USER_AGENT, bytes, agent + 1, agentEnd);
                }
                end = agentEnd;
            }
            rest = Math.min(end + 2, to);
        }
        vendor(MORE, bytes, rest, to, out);
    }

    private static void vendor(byte[] name, byte[] bytes, int from, int to, EventBuffer out) {
        if (!isNothing(bytes, from, to)) {
            out.vendor(name, 0, name.length, bytes, from, to);
        }
    }

    private static boolean isNothing(byte[] bytes, int from, int to) {
        return from >= to || to - from == 1 && bytes[from] == '-';
    }

    /// Place of the quote that ends a text; one behind a backslash is part of it.
    private static int quoteEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return Math.min(i, to);
    }
}
