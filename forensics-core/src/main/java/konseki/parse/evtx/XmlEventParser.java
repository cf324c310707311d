package konseki.parse.evtx;

import java.time.ZoneOffset;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Ignored;
import konseki.event.RejectReason;
import konseki.evidence.Chunk;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.ParseLimits;
import konseki.parse.Payload;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;

/// Reads exported events as [XmlUnits] divides them. Belongs to one worker.
final class XmlEventParser implements RecordParser {
    private final XmlUnits units;
    private final Payloads payloads;
    private final MemberClock clock = new MemberClock(ZoneOffset.UTC, 0);
    private final XmlFields fields = new XmlFields();
    private byte[] transcoded = new byte[0];
    private int transcodedEnd;
    private Chunk chunk = new Chunk(new byte[0], 0, 0, 0, 1);
    private EventBuffer out = new EventBuffer();
    private int position;
    private long record;

    XmlEventParser(XmlUnits units, Payloads payloads) {
        this.units = units;
        this.payloads = payloads;
    }

    @Override
    public void start(Chunk newChunk, EventBuffer newOut) {
        chunk = newChunk;
        out = newOut;
        position = newChunk.from();
        record = newChunk.firstRecord();
        newOut.startChunk(newChunk.bytes(), new byte[0]);
    }

    /// Nothing: a record begins with what stands before its element.
    @Override
    public void skipTo(int newPosition) {
        // the unit that was entered is the record itself
    }

    @Override
    public Outcome next() {
        int from = position;
        int to = chunk.to();
        if (from >= to) {
            return Outcome.END;
        }
        out.clear();
        byte[] bytes = chunk.bytes();
        if (chunk.oversizeBytes() > 0) {
            position = to;
            place(from, (int) Math.min(chunk.oversizeBytes(), Integer.MAX_VALUE));
            return reject(RejectReason.TOO_LONG, ParseLimits.MAX_RECORD_BYTES);
        }
        int end = units.recordEnd(bytes, from, to);
        position = end < 0 ? to : end;
        int element = units.element(bytes, from, position);
        if (element < 0) {
            place(from, position - from);
            if (end >= 0) {
                return reject(RejectReason.MALFORMED, 0);
            }
            out.ignore(Ignored.OPTION); // the end of the list
            return Outcome.IGNORED;
        }
        place(element, position - element);
        return end < 0 ? reject(RejectReason.TRUNCATED, to - element) : read(bytes, element, position);
    }

    private void place(int from, int length) {
        out.origin().set(chunk.member(), chunk.offset() + (from - chunk.from()), length, record++);
    }

    private Outcome read(byte[] bytes, int from, int to) {
        byte[] xml = bytes;
        int start = from;
        int end = to;
        if (units.unitBytes() == 2) {
            xml = transcode(bytes, from, to);
            start = 0;
            end = transcodedEnd;
            out.startChunk(xml, new byte[0]);
        }
        if (!fields.read(xml, start, end, out)) {
            return reject(RejectReason.MALFORMED, 0);
        }
        Outcome outcome = payloads.read(Payload.Shape.NAMED, xml, start, end, clock, out);
        boolean unclaimed = outcome == Outcome.REJECTED && out.rejectReason() == RejectReason.NO_PAYLOAD;
        if (unclaimed && out.vendorCount() > 0) {
            out.number(Field.PARTIAL, 1);
            return Outcome.EVENT;
        }
        return outcome;
    }

    private byte[] transcode(byte[] bytes, int from, int to) {
        int room = (to - from) / 2 * Utf16.GROWTH + Long.BYTES;
        if (transcoded.length < room) {
            transcoded = new byte[room];
        }
        transcodedEnd = Utf16.toUtf8(bytes, from, to, transcoded, 0);
        return transcoded;
    }

    private Outcome reject(RejectReason reason, int column) {
        out.reject(reason, Math.min(column, ParseLimits.MAX_RECORD_BYTES));
        return Outcome.REJECTED;
    }
}
