package konseki.parse.evtx;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import konseki.evidence.Cut;
import konseki.evidence.Framing;

/// Exported events one after the other: a record ends with `</Event>`, and what stands between two (`<Events>`, a
/// declaration, line ends) belongs to the one that follows. What stands behind the last is a record of its own.
/// Stateless.
///
/// @param start `<Event` in the encoding of the member
/// @param end   `</Event>`
record XmlUnits(byte[] start, byte[] end, int unitBytes) implements Framing {
    static final XmlUnits UTF_8 = of(StandardCharsets.UTF_8, 1);
    static final XmlUnits UTF_16 = of(StandardCharsets.UTF_16LE, 2);

    private static XmlUnits of(Charset charset, int unitBytes) {
        return new XmlUnits("<Event".getBytes(charset), "</Event>".getBytes(charset), unitBytes);
    }

    @Override
    public Cut cut(byte[] bytes, int from, int to, boolean endOfMember) {
        int last = from;
        long records = 0;
        for (int at = recordEnd(bytes, from, to); at >= 0; at = recordEnd(bytes, at, to)) {
            last = at;
            records++;
        }
        return endOfMember && last < to ? new Cut(to, records + 1) : new Cut(last, records);
    }

    @Override
    public int endOfOversize(byte[] bytes, int from, int to) {
        return recordEnd(bytes, from, to);
    }

    /// Where the record begins that holds the byte at `at`, with what stands before its element.
    @Override
    public int unitStart(byte[] bytes, int from, int at) {
        for (int i = at - end.length; i >= from; i -= 1) {
            if (bytes[i] == '<' && Arrays.equals(bytes, i, i + end.length, end, 0, end.length)) {
                return i + end.length;
            }
        }
        return from;
    }

    /// Behind the next `</Event>`, or -1.
    int recordEnd(byte[] bytes, int from, int to) {
        int at = find(end, bytes, from, to);
        return at < 0 ? -1 : at + end.length;
    }

    /// Where the element of the record in `[from, to)` begins, or -1.
    int element(byte[] bytes, int from, int to) {
        int at = from;
        while (true) {
            at = find(start, bytes, at, to);
            if (at < 0) {
                return -1;
            }
            int after = at + start.length;
            byte next = after < to ? bytes[after] : 0;
            if (next == '>' || next == ' ' || next == '\n' || next == '\r' || next == '\t') {
                return at;
            }
            at = after;
        }
    }

    private static int find(byte[] wanted, byte[] bytes, int from, int to) {
        for (int i = from; i + wanted.length <= to; i++) {
            if (bytes[i] == '<' && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
