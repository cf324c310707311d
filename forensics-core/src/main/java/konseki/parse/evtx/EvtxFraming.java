package konseki.parse.evtx;

import konseki.evidence.Cut;
import konseki.evidence.Framing;

/// Cuts behind units and counts what [RecordWalk] finds in them. Stateless.
///
/// A file that ends inside a unit is read as far as it goes.
final class EvtxFraming implements Framing {
    static final EvtxFraming UNITS = new EvtxFraming();

    @Override
    public Cut cut(byte[] bytes, int from, int to, boolean endOfMember) {
        int end = from;
        while (end < to) {
            Unit unit = Unit.at(bytes, end, to);
            int whole = unit == Unit.HEADER ? Unit.HEADER_BYTES : Unit.CHUNK_BYTES;
            int unitEnd = Unit.end(unit, bytes, end, to);
            boolean open = unitEnd == to && to - end < whole;
            if (open && !endOfMember) {
                break;
            }
            end = unitEnd;
        }
        return new Cut(end, count(bytes, from, end));
    }

    private static long count(byte[] bytes, int from, int end) {
        RecordWalk walk = new RecordWalk();
        walk.start(bytes, from, end);
        long records = 0;
        while (walk.next() != RecordWalk.Kind.END) {
            records++;
        }
        return records;
    }

    @Override
    public int unitStart(byte[] bytes, int from, int at) {
        int start = from;
        while (true) {
            int end = Unit.end(Unit.at(bytes, start, bytes.length), bytes, start, bytes.length);
            if (at < end || end >= bytes.length) {
                return start;
            }
            start = end;
        }
    }
}
