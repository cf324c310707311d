package konseki.parse;

import konseki.event.EventBuffer;
import konseki.event.Ignored;
import konseki.event.RejectReason;
import konseki.evidence.Chunk;

/// Reads the objects of chunk after chunk as [JsonFraming] divides them. Belongs to one worker.
///
/// The place of a record is that of its object, without what stands before and after.
final class JsonUnitParser implements RecordParser {
    private final JsonFraming framing;
    private final TextReader reader;
    private Chunk chunk = new Chunk(new byte[0], 0, 0, 0, 1);
    private EventBuffer out = new EventBuffer();
    private int position;
    private long record;

    JsonUnitParser(JsonFraming framing, TextReader reader) {
        this.framing = framing;
        this.reader = reader;
    }

    @Override
    public void start(Chunk newChunk, EventBuffer newOut) {
        chunk = newChunk;
        out = newOut;
        position = newChunk.from();
        record = newChunk.firstRecord();
        newOut.startChunk(newChunk.bytes(), SyslogHeader.NAMES);
    }

    @Override
    public Outcome next() {
        int start = position;
        int to = chunk.to();
        if (start >= to) {
            return Outcome.END;
        }
        out.clear();
        byte[] bytes = chunk.bytes();
        if (chunk.oversizeBytes() > 0) {
            position = to;
            place(start, (int) Math.min(chunk.oversizeBytes(), Integer.MAX_VALUE));
            out.reject(RejectReason.TOO_LONG, ParseLimits.MAX_RECORD_BYTES);
            return Outcome.REJECTED;
        }
        int next = framing.recordEnd(bytes, start, to);
        position = next == JsonFraming.OPEN ? to : next;
        int object = framing.skipToRecord(bytes, start, position);
        if (object == position) {
            place(start, position - start);
            out.ignore(isBlank(bytes, start, position) ? Ignored.BLANK : Ignored.OPTION);
            return Outcome.IGNORED;
        }
        int end = end(bytes, object, position);
        place(object, end - object);
        if (bytes[object] != '{' && !framing.envelope().isNone()) {
            out.ignore(Ignored.OPTION);
            return Outcome.IGNORED;
        }
        if (bytes[object] != '{') {
            out.reject(RejectReason.MALFORMED, 0);
            return Outcome.REJECTED;
        }
        return reader.read(bytes, object, end, out);
    }

    private void place(int start, int length) {
        out.origin().set(chunk.member(), chunk.offset() + (start - chunk.from()), length, record++);
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        return JsonLayer.skipBlank(bytes, from, to) == to;
    }

    private int end(byte[] bytes, int object, int to) {
        int end = framing.envelope().isNone() || bytes[object] != '{'
                ? JsonFraming.OPEN
                : JsonFraming.objectEnd(bytes, object, to);
        return end == JsonFraming.OPEN ? lastUnseparated(bytes, object, to) : end;
    }

    private static int lastUnseparated(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && JsonFraming.isSeparator(bytes[end - 1])) {
            end--;
        }
        return end;
    }
}
