package konseki.parse;

import konseki.evidence.Cut;
import konseki.evidence.Framing;

/// Messages that say their length before themselves: `123 <34>1 2023-...`, as syslog over TCP and TLS does.
///
/// What does not begin with such a count ends at the next line feed, as a sender that mixes both, or a hostile one,
/// would have it; so the reading comes back into step by itself. Line feeds before a count belong to the message after
/// them. Source: RFC 6587 section 3.4.1, RFC 5425 section 4.3.
public final class OctetCountedFraming implements Framing {
    static final OctetCountedFraming OCTETS = new OctetCountedFraming();

    /// The record does not end in the bytes at hand.
    static final int OPEN = -1;

    private static final int MAX_COUNT_DIGITS = 7;

    private OctetCountedFraming() {}

    @Override
    public Cut cut(byte[] bytes, int from, int to, boolean endOfMember) {
        int end = from;
        long records = 0;
        int next = recordEnd(bytes, from, to);
        while (next != OPEN) {
            end = next;
            records++;
            next = recordEnd(bytes, end, to);
        }
        return endOfMember && end < to ? new Cut(to, records + 1) : new Cut(end, records);
    }

    /// Where the record that starts at `from` ends, its terminator included, or [#OPEN].
    static int recordEnd(byte[] bytes, int from, int to) {
        int start = skipTerminators(bytes, from, to);
        int body = bodyStart(bytes, start, to);
        if (body == start) {
            int newline = ByteSearch.indexOf(bytes, start, to, '\n');
            return newline == to ? OPEN : newline + 1;
        }
        int length = count(bytes, start, body - 1);
        return length > to - body ? OPEN : body + length;
    }

    /// Where the text of the record that starts at `start` begins: after its count, or there if it has none.
    static int bodyStart(byte[] bytes, int start, int to) {
        int i = start;
        while (i < to && i - start < MAX_COUNT_DIGITS && Decimals.isDigit(bytes[i])) {
            i++;
        }
        boolean counted = i > start && bytes[start] != '0' && i + 1 < to && bytes[i] == ' ' && bytes[i + 1] == '<';
        return counted && count(bytes, start, i) <= ParseLimits.MAX_RECORD_BYTES ? i + 1 : start;
    }

    static int skipTerminators(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == '\n' || bytes[i] == '\r')) {
            i++;
        }
        return i;
    }

    private static int count(byte[] bytes, int from, int to) {
        return (int) Decimals.parse(bytes, from, to);
    }
}
