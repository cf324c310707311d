package konseki.parse;

import java.util.Arrays;
import konseki.evidence.Cut;
import konseki.evidence.Framing;

/// Lines, of which one that begins like the header of the plan starts a new plan: hourly logs put together into one
/// file each have their own. Immutable.
///
/// A cut is made only where the bytes behind it tell whether they are a header, so that one is always found from
/// before.
record HeadedFraming(byte[] headerStart) implements Framing {

    @Override
    public Cut cut(byte[] bytes, int from, int to, boolean endOfMember) {
        int end = from;
        long records = 0;
        while (end < to) {
            if (end > from && isHeader(bytes, end, to)) {
                return new Cut(end, records, Cut.Restart.AT_END);
            }
            int lineEnd = ByteSearch.indexOf(bytes, end, to, '\n');
            if (lineEnd == to && !endOfMember) {
                break;
            }
            int next = Math.min(lineEnd + 1, to);
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

    private boolean isHeader(byte[] bytes, int from, int to) {
        return headerStart.length > 0 && bytes[from] == headerStart[0] && startsHeader(bytes, from, to);
    }

    /// Whether the line at `from` is such a header.
    boolean startsHeader(byte[] bytes, int from, int to) {
        int end = from + headerStart.length;
        return headerStart.length > 0
                && end <= to
                && Arrays.equals(bytes, from, end, headerStart, 0, headerStart.length);
    }
}
