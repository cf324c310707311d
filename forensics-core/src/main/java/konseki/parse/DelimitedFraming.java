package konseki.parse;

import java.util.Arrays;
import konseki.evidence.Cut;
import konseki.evidence.Framing;

/// Records of a delimited member: lines, but for line ends inside quotes; a header line inside it starts a new plan.
///
/// A header is known by its first name: a line whose first cell is written like the first cell of the plan's header,
/// so that a file put together from exports with other columns is read as well. Immutable.
///
/// A cut is made only where the bytes behind it tell whether they are a header, so that one is always found from
/// before.
///
/// Cost: lines without a quote are found by their ends alone.
final class DelimitedFraming implements Framing {
    private final byte delimiter;
    private final byte[] headerStart;

    /// @param headerStart the first cell of the header as it is written, with the delimiter behind it; empty for none
    DelimitedFraming(byte delimiter, byte[] headerStart) {
        this.delimiter = delimiter;
        this.headerStart = headerStart;
    }

    @Override
    public Cut cut(byte[] bytes, int from, int to, boolean endOfMember) {
        int quote = ByteSearch.indexOf(bytes, from, to, '"');
        int end = from;
        long records = 0;
        while (end < to) {
            if (end > from && isHeader(bytes, end, to)) {
                return new Cut(end, records, Cut.Restart.AT_END);
            }
            int lineEnd = ByteSearch.indexOf(bytes, end, to, '\n');
            int next = lineEnd + 1;
            if (lineEnd == to || quote < lineEnd) {
                next = CellSplitter.recordEnd(bytes, end, to, delimiter, endOfMember);
                if (next == CellSplitter.OPEN) {
                    break;
                }
                quote = ByteSearch.indexOf(bytes, next, to, '"');
            }
            if (!endOfMember && mayBecomeHeader(bytes, next, to)) {
                break;
            }
            end = next;
            records++;
        }
        return new Cut(end, records);
    }

    /// Whether what there is at `from` is too little to tell.
    private boolean mayBecomeHeader(byte[] bytes, int from, int to) {
        int length = to - from;
        return length < headerStart.length && Arrays.equals(bytes, from, to, headerStart, 0, length);
    }

    /// Whether the record at `from` is a header.
    boolean isHeader(byte[] bytes, int from, int to) {
        int end = from + headerStart.length;
        return headerStart.length > 0
                && end <= to
                && bytes[from] == headerStart[0]
                && Arrays.equals(bytes, from, end, headerStart, 0, headerStart.length);
    }
}
