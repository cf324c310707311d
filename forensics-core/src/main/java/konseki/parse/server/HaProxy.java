package konseki.parse.server;

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
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Stamps;
import konseki.parse.UrlPaths;

/// Requests and connections that HAProxy passed on, in its HTTP and TCP formats. Stateless.
///
///     192.0.2.1:14853 [14/Jan/2015:12:48:57.127] front~ back/node1 170/0/0/3/173 200 739 - - --NN 0/0/0/0/0 0/0 "GET /
///     HTTP/1.1"
///     192.0.2.1:14853 [14/Jan/2015:12:48:57.127] front back/node1 12/0/5007 212 -- 0/0/0/0/3 0/0
///
/// The stamp is when the connection was accepted; the bytes are those sent to the client.
///
/// Source: HAProxy Configuration Manual, section 8.2 "Log formats".
public final class HaProxy implements Payload {
    private static final Slice DATASET = Slice.of("haproxy.access");
    private static final Slice WEB = Slice.of("web");
    private static final Slice NETWORK = Slice.of("network");
    private static final Slice TCP = Slice.of("tcp");
    private static final int LONGEST_CLIENT = 64;

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "haproxy.access";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.START;
    }

    /// An address with its port, then a stamp in brackets and no quote.
    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        int end = ByteSearch.indexOf(bytes, from, Math.min(to, from + LONGEST_CLIENT), ' ');
        int colon = ByteSearch.lastIndexOf(bytes, from, end, ':');
        return end + 26 < to
                && colon > from
                && Decimals.parsePort(bytes, colon + 1, end) > 0
                && bytes[end + 1] == '['
                && Stamps.isNcsa(bytes, end + 2, to);
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        out.text(Field.EVENT_DATASET, DATASET);
        out.text(Field.EVENT_CATEGORY, NETWORK);
        out.text(Field.EVENT_TYPE, ActionWords.END);
        out.text(Field.NETWORK_TRANSPORT, TCP);
        out.text(Field.MESSAGE, bytes, from, to);
        int client = ByteSearch.indexOf(bytes, from, to, ' ');
        int colon = ByteSearch.lastIndexOf(bytes, from, client, ':');
        if (!IpAddress.parse(bytes, from, colon, out, Field.SOURCE_IP)) {
            return reject(RejectReason.BAD_VALUE, 0, out);
        }
        out.number(Field.SOURCE_PORT, Decimals.parsePort(bytes, colon + 1, client));
        int close = ByteSearch.indexOf(bytes, client, to, ']');
        Stamps.ncsa(bytes, client + 2, close, clock, out);
        int front = Math.min(close + 2, to);
        int frontEnd = ByteSearch.indexOf(bytes, front, to, ' ');
        if (frontEnd > front && bytes[frontEnd - 1] == ':') {
            out.text(Field.EVENT_TYPE, ActionWords.INFO); // "frontend/backend: SSL handshake failure"
            out.text(Field.EVENT_OUTCOME, ActionWords.FAILURE);
            return Outcome.EVENT;
        }
        int back = Math.min(frontEnd + 1, to);
        int backEnd = ByteSearch.indexOf(bytes, back, to, ' ');
        if (backEnd > back) {
            out.text(Field.OBJECT, bytes, back, backEnd);
        }
        return putCounters(bytes, Math.min(backEnd + 1, to), to, out)
                ? Outcome.EVENT
                : reject(RejectReason.TRUNCATED, to - from, out);
    }

    private static Outcome reject(RejectReason reason, int column, EventBuffer out) {
        out.reject(reason, column);
        return Outcome.REJECTED;
    }

    /// `170/0/0/3/173 200 739 ...`: of five timers the format is HTTP's, of three TCP's.
    private static boolean putCounters(byte[] bytes, int from, int to, EventBuffer out) {
        int end = ByteSearch.indexOf(bytes, from, to, ' ');
        int last = ByteSearch.lastIndexOf(bytes, from, end, '/');
        boolean http = ByteSearch.count(bytes, from, end, '/') >= 4;
        int digits = last + 1 < end && bytes[last + 1] == '+' ? last + 2 : last + 1;
        long millis = last < 0 ? -1 : Decimals.parse(bytes, digits, end);
        if (millis >= 0 && millis < Long.MAX_VALUE / Timestamp.SECOND) {
            out.number(Field.EVENT_DURATION, millis * (Timestamp.SECOND / 1000));
        }
        int status = Math.min(end + 1, to);
        int statusEnd = http ? ByteSearch.indexOf(bytes, status, to, ' ') : end;
        int size = Math.min(statusEnd + 1, to);
        int sizeEnd = ByteSearch.indexOf(bytes, size, to, ' ');
        int sizeFrom = size < sizeEnd && bytes[size] == '+' ? size + 1 : size;
        long sent = Decimals.parse(bytes, sizeFrom, sizeEnd);
        if (sent < 0 || sizeEnd == to) {
            return false;
        }
        out.number(Field.DESTINATION_BYTES, sent);
        if (http) {
            out.text(Field.EVENT_CATEGORY, WEB);
            out.text(Field.EVENT_CODE, bytes, status, statusEnd);
            out.text(Field.EVENT_OUTCOME, bytes[status] >= '4' ? ActionWords.FAILURE : ActionWords.SUCCESS);
            putRequest(bytes, sizeEnd, to, out);
        }
        return true;
    }

    private static void putRequest(byte[] bytes, int from, int to, EventBuffer out) {
        int open = ByteSearch.indexOf(bytes, from, to, '"') + 1;
        int method = Math.min(ByteSearch.indexOf(bytes, Math.min(open, to), to, ' '), to);
        if (open >= to || method == to || bytes[open] < 'A' || bytes[open] > 'Z') {
            return;
        }
        out.text(Field.HTTP_REQUEST_METHOD, bytes, open, method);
        int quote = ByteSearch.indexOf(bytes, method, to, '"');
        int end = ByteSearch.lastIndexOf(bytes, method + 1, quote, ' ');
        UrlPaths.put(bytes, method + 1, end < 0 ? quote : end, out);
    }
}
