package konseki.parse;

import java.nio.charset.StandardCharsets;
import konseki.event.EventBuffer;

/// The part of an RFC 5424 message after its version: stamp, host, program, process, message id, structured data.
///
/// Structured data become vendor fields `syslog.sd.<id>.<param>`, where the id keeps its enterprise number
/// (`exampleSDID@32473`). Stateless.
final class SyslogMessage {
    private static final byte[] PREFIX = "syslog.sd.".getBytes(StandardCharsets.US_ASCII);
    private static final int NOT_MINE = Unwrapping.Layer.NOT_MINE;

    private SyslogMessage() {}

    static boolean startsVersionOne(byte[] bytes, int from, int to) {
        return from + 1 < to && bytes[from] == '1' && bytes[from + 1] == ' ';
    }

    /// @param from after `<34>1 `
    /// @return where the message begins, or [Unwrapping.Layer#NOT_MINE] if this is no such header; nothing is set then
    static int unwrap(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int host = next(bytes, from, to);
        int program = next(bytes, host, to);
        int process = next(bytes, program, to);
        int messageId = next(bytes, process, to);
        int data = next(bytes, messageId, to);
        boolean isNil = host - from == 2 && bytes[from] == '-';
        if (messageId > to || !isNil && Stamps.iso(bytes, from, host - 1, clock, out) != host - 1) {
            return NOT_MINE;
        }
        if (!isNil) {
            SyslogHeader.putTimestamp(bytes, from, host - 1, out);
        }
        if (isValue(bytes, host, program - 1)) {
            SyslogHeader.putHost(bytes, host, program - 1, out);
        }
        if (isValue(bytes, program, process - 1)) {
            SyslogHeader.putAppName(bytes, program, process - 1, out);
        }
        if (isValue(bytes, process, messageId - 1)) {
            SyslogHeader.putProcessId(bytes, process, messageId - 1, out);
        }
        if (isValue(bytes, messageId, Math.min(data - 1, to))) {
            SyslogHeader.putMessageId(bytes, messageId, Math.min(data - 1, to), out);
        }
        return message(bytes, structuredData(bytes, Math.min(data, to), to, out), to);
    }

    /// After the blank that ends the word at `from`; beyond `to` if there is none.
    private static int next(byte[] bytes, int from, int to) {
        return from > to ? from : ByteSearch.indexOf(bytes, from, to, ' ') + 1;
    }

    private static boolean isValue(byte[] bytes, int from, int to) {
        return to > from && !(to - from == 1 && bytes[from] == '-');
    }

    /// Skips the blank and the byte order mark before the message.
    private static int message(byte[] bytes, int from, int to) {
        int i = from < to && bytes[from] == ' ' ? from + 1 : from;
        return LineParser.afterMark(bytes, i, to);
    }

    /// Reads `[id name="value" ...]...` or `-`; where it is broken, the message begins.
    private static int structuredData(byte[] bytes, int from, int to, EventBuffer out) {
        if (from < to && bytes[from] == '-' && (from + 1 == to || bytes[from + 1] == ' ')) {
            return from + 1;
        }
        int i = from;
        while (i < to && bytes[i] == '[') {
            int end = element(bytes, i, to, out);
            if (end == NOT_MINE) {
                return i;
            }
            i = end;
        }
        return i;
    }

    /// @return after the closing bracket
    private static int element(byte[] bytes, int open, int to, EventBuffer out) {
        int idEnd = open + 1;
        while (idEnd < to && bytes[idEnd] != ' ' && bytes[idEnd] != ']' && bytes[idEnd] != '"') {
            idEnd++;
        }
        int i = idEnd;
        int known = out.vendorCount();
        while (i < to && bytes[i] == ' ') {
            int equals = ByteSearch.indexOf(bytes, i, to, '=');
            int quote = equals + 1;
            int close = quote < to && bytes[quote] == '"' ? closingQuote(bytes, quote + 1, to) : to;
            if (close == to) {
                out.truncateVendor(known);
                return NOT_MINE;
            }
            put(bytes, open + 1, idEnd, i + 1, equals, quote + 1, close, out);
            i = close + 1;
        }
        if (i < to && bytes[i] == ']') {
            return i + 1;
        }
        out.truncateVendor(known);
        return NOT_MINE;
    }

    /// A backslash guards a quote, a bracket or itself.
    private static int closingQuote(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return Math.min(i, to);
    }

    private static void put(
            byte[] bytes, int id, int idEnd, int name, int nameEnd, int value, int valueEnd, EventBuffer out) {
        int start = out.scratchEnd();
        out.append(PREFIX, 0, PREFIX.length);
        out.append(bytes, id, idEnd);
        out.append('.');
        out.append(bytes, name, nameEnd);
        int end = out.scratchEnd();
        if (ByteSearch.indexOf(bytes, value, valueEnd, '\\') == valueEnd) {
            out.vendor(out.scratch(), start, end, bytes, value, valueEnd);
            return;
        }
        for (int i = value; i < valueEnd; i++) {
            boolean guard = bytes[i] == '\\' && i + 1 < valueEnd && isGuarded(bytes[i + 1]);
            out.append(bytes[guard ? ++i : i]);
        }
        out.vendor(out.scratch(), start, end, out.scratch(), end, out.scratchEnd());
    }

    private static boolean isGuarded(int asByte) {
        return asByte == '"' || asByte == '\\' || asByte == ']';
    }
}
