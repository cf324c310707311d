package konseki.parse.network;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.KeyTable;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Seed;
import konseki.parse.Stamps;
import konseki.parse.UrlPaths;
import konseki.parse.UserNames;

/// Squid's access.log in its native format, also with referer and user agent behind it. Stateless.
///
///     time.ms elapsed client result/status bytes method URL user hierarchy/peer type ["referer" "agent"]
///
/// A request is logged when it ends. The bytes are those of the reply, so they are `destination.bytes`; how much the
/// client sent is not in this format, and `source.bytes` is absent. The peer is the destination only where squid went
/// there itself (`HIER_DIRECT`).
///
/// Source: Squid wiki, "Features/LogFormat"; `src/log/FormatSquidNative.cc`.
public final class Squid implements Payload {
    private static final Slice DATASET = Slice.of("squid.access");
    private static final Slice WEB = Slice.of("web");
    private static final Slice TCP = Slice.of("tcp");
    private static final byte[] STATUS = bytes("http.response.status_code");
    private static final byte[] HIERARCHY = bytes("squid.hierarchy");
    private static final byte[] PEER = bytes("squid.peer");
    private static final byte[] TYPE = bytes("squid.mime_type");
    private static final byte[] DENIED = bytes("DENIED");
    private static final byte[] CLIENT = bytes("squid.client");

    private static final KeyTable DIRECT = KeyTable.of("HIER_DIRECT", "DIRECT", "TIMEOUT_HIER_DIRECT", "ORIGINAL_DST");
    private static final KeyTable SCHEMES = KeyTable.of("http", "https", "ftp");
    private static final int[] PORTS = {80, 443, 21};
    private static final long MILLISECOND = Timestamp.SECOND / 1000;

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

    /// A request; how much it sent the format cannot say.
    @Override
    public Optional<String> control(Seed seed) {
        if (!(seed instanceof Seed.Request request)) {
            return Optional.empty();
        }
        long millis = Math.floorDiv(request.time(), MILLISECOND);
        return Optional.of(
                millis / 1000 + "." + Long.toString(1000 + millis % 1000).substring(1) + "    100 "
                        + request.client() + " TCP_MISS/200 1000 " + request.method() + " http://" + request.host()
                        + "/control - HIER_DIRECT/" + request.host() + " text/html");
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    /// Looks at the first five columns.
    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        int point = from + 10; // seconds since 1970, from 2001 to 2286
        if (to - from < 40 || bytes[point] != '.' || Decimals.parse(bytes, from, point) < 0) {
            return false;
        }
        int elapsed = next(bytes, from, to);
        int client = next(bytes, elapsed, to);
        int result = next(bytes, client, to);
        int slash = ByteSearch.indexOf(bytes, result, to, '/');
        int size = next(bytes, result, to);
        return elapsed == point + 4 + blanks(bytes, point + 4, to)
                && bytes[result] >= 'A'
                && bytes[result] <= 'Z'
                && size - slash == 5
                && Decimals.parse(bytes, slash + 1, slash + 4) >= 0
                && next(bytes, size, to) < to;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        out.remove(Field.HOST_NAME); // a relay's header names the proxy, which the request is not about
        out.text(Field.EVENT_DATASET, DATASET);
        out.text(Field.EVENT_CATEGORY, WEB);
        out.text(Field.NETWORK_TRANSPORT, TCP);
        int elapsed = next(bytes, from, to);
        if (!Stamps.epoch(bytes, from, wordEnd(bytes, from, to), clock, out)) {
            clock.keepUnreadable(out, bytes, from, wordEnd(bytes, from, to));
        }
        long millis = Decimals.parse(bytes, elapsed, wordEnd(bytes, elapsed, to));
        if (millis >= 0 && millis < Timestamp.END / MILLISECOND) {
            out.number(Field.EVENT_DURATION, millis * MILLISECOND);
        }
        int client = next(bytes, elapsed, to);
        if (!IpAddress.parse(bytes, client, wordEnd(bytes, client, to), out, Field.SOURCE_IP)) {
            out.vendor(CLIENT, 0, CLIENT.length, bytes, client, wordEnd(bytes, client, to));
        }
        int result = next(bytes, client, to);
        putResult(bytes, result, to, out);
        int size = next(bytes, result, to);
        long replied = Decimals.parse(bytes, size, wordEnd(bytes, size, to));
        if (replied < 0) {
            return reject(RejectReason.BAD_VALUE, size - from, out);
        }
        out.number(Field.DESTINATION_BYTES, replied);
        int method = next(bytes, size, to);
        int url = next(bytes, method, to);
        if (url >= to) {
            return reject(RejectReason.TRUNCATED, to - from, out);
        }
        out.text(Field.HTTP_REQUEST_METHOD, bytes, method, wordEnd(bytes, method, to));
        boolean good = putUrl(bytes, url, wordEnd(bytes, url, to), out);
        putRest(bytes, next(bytes, url, to), to, out);
        return good ? Outcome.EVENT : reject(RejectReason.BAD_VALUE, url - from, out);
    }

    private static Outcome reject(RejectReason reason, int column, EventBuffer out) {
        out.reject(reason, column);
        return Outcome.REJECTED;
    }

    /// `TCP_MISS/200`.
    private static void putResult(byte[] bytes, int from, int to, EventBuffer out) {
        int slash = ByteSearch.indexOf(bytes, from, to, '/');
        int end = wordEnd(bytes, from, to);
        out.text(Field.EVENT_ACTION, bytes, from, slash);
        out.text(Field.EVENT_CODE, bytes, slash + 1, end);
        out.vendor(STATUS, 0, STATUS.length, bytes, slash + 1, end);
        boolean denied = contains(bytes, from, slash, DENIED);
        out.text(Field.EVENT_TYPE, denied ? ActionWords.DENIED : ActionWords.END);
        boolean failed = denied || bytes[slash + 1] >= '4' || bytes[slash + 1] == '0';
        out.text(Field.EVENT_OUTCOME, failed ? ActionWords.FAILURE : ActionWords.SUCCESS);
    }

    private static boolean contains(byte[] bytes, int from, int to, byte[] part) {
        for (int i = from; i + part.length <= to; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    /// `host:443` of CONNECT, or a URL.
    ///
    /// @return false if the port is none
    private static boolean putUrl(byte[] bytes, int from, int to, EventBuffer out) {
        int host = UrlPaths.hostStart(bytes, from, to);
        int end = UrlPaths.hostEnd(bytes, host, to);
        boolean bracketed = host < end && bytes[host] == '[';
        int name = bracketed ? host + 1 : host;
        int nameEnd = bracketed ? end - 1 : end;
        if (name < nameEnd && !IpAddress.parse(bytes, name, nameEnd, out, Field.DESTINATION_IP)) {
            out.text(Field.DESTINATION_DOMAIN, bytes, name, nameEnd);
        }
        UrlPaths.put(bytes, from, to, out);
        int scheme = SCHEMES.find(bytes, from, ByteSearch.indexOf(bytes, from, to, ':'));
        if (host > from && scheme >= 0) {
            out.text(Field.NETWORK_PROTOCOL, bytes, from, ByteSearch.indexOf(bytes, from, to, ':'));
            out.number(Field.DESTINATION_PORT, PORTS[scheme]);
        }
        if (end >= to || bytes[end] != ':') {
            return true;
        }
        int portEnd = ByteSearch.indexOf(bytes, end, to, '/');
        int port = Decimals.parsePort(bytes, end + 1, portEnd);
        if (port >= 0) {
            out.number(Field.DESTINATION_PORT, port);
        }
        return port >= 0 || portEnd == end + 1; // "http://host:/": the default
    }

    /// User, hierarchy and peer, type, and what the combined form adds.
    private static void putRest(byte[] bytes, int user, int to, EventBuffer out) {
        if (isValue(bytes, user, wordEnd(bytes, user, to))) {
            UserNames.put(bytes, user, wordEnd(bytes, user, to), out);
        }
        int hierarchy = next(bytes, user, to);
        int hierarchyEnd = wordEnd(bytes, hierarchy, to);
        int slash = ByteSearch.indexOf(bytes, hierarchy, hierarchyEnd, '/');
        if (slash < hierarchyEnd) {
            out.vendor(HIERARCHY, 0, HIERARCHY.length, bytes, hierarchy, slash);
            putPeer(bytes, hierarchy, slash, hierarchyEnd, out);
        }
        int type = next(bytes, hierarchy, to);
        if (isValue(bytes, type, wordEnd(bytes, type, to))) {
            out.vendor(TYPE, 0, TYPE.length, bytes, type, wordEnd(bytes, type, to));
        }
        int referer = next(bytes, type, to);
        if (referer < to && bytes[referer] == '"') {
            int close = ByteSearch.indexOf(bytes, referer + 1, to, '"');
            int agent = close + 3;
            int agentEnd = agent < to ? ByteSearch.indexOf(bytes, agent, to, '"') : to;
            if (agentEnd < to && isValue(bytes, agent, agentEnd)) {
                out.text(Field.USER_AGENT, bytes, agent, agentEnd);
            }
        }
    }

    private static void putPeer(byte[] bytes, int hierarchy, int slash, int end, EventBuffer out) {
        boolean direct = DIRECT.find(bytes, hierarchy, slash) >= 0;
        if (direct && IpAddress.parse(bytes, slash + 1, end, out, Field.DESTINATION_IP)) {
            return;
        }
        if (isValue(bytes, slash + 1, end)) {
            out.vendor(PEER, 0, PEER.length, bytes, slash + 1, end);
        }
    }

    private static boolean isValue(byte[] bytes, int from, int to) {
        return to > from && !(to - from == 1 && bytes[from] == '-');
    }

    private static int wordEnd(byte[] bytes, int from, int to) {
        return from >= to ? to : ByteSearch.indexOf(bytes, from, to, ' ');
    }

    /// Where the next word begins, or `to`.
    private static int next(byte[] bytes, int from, int to) {
        int end = wordEnd(bytes, from, to);
        return end + blanks(bytes, end, to);
    }

    private static int blanks(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] == ' ') {
            i++;
        }
        return i - from;
    }
}
