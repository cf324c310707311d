package konseki.parse;

import konseki.event.EventBuffer;
import konseki.event.RejectReason;
import konseki.evidence.Chunk;

/// Reads messages framed by [OctetCountedFraming]. Belongs to one worker.
///
/// A record's origin covers its count; line feeds around the message are left out of its text.
final class OctetCountedParser implements RecordParser {
    private final TextReader reader;
    private Chunk chunk = new Chunk(new byte[0], 0, 0, 0, 1);
    private EventBuffer out = new EventBuffer();
    private int position;
    private long record;

    OctetCountedParser(TextReader reader) {
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
        if (start >= chunk.to()) {
            return Outcome.END;
        }
        out.clear();
        byte[] bytes = chunk.bytes();
        int found = OctetCountedFraming.recordEnd(bytes, start, chunk.to());
        boolean whole = found != OctetCountedFraming.OPEN && chunk.oversizeBytes() == 0;
        int end = whole ? found : chunk.to();
        position = end;
        long length = chunk.oversizeBytes() > 0 ? chunk.oversizeBytes() : end - start;
        out.origin()
                .set(
                        chunk.member(),
                        chunk.offset() + (start - chunk.from()),
                        (int) Math.min(length, Integer.MAX_VALUE),
                        record++);
        if (chunk.oversizeBytes() > 0) {
            return reject(RejectReason.TOO_LONG, ParseLimits.MAX_RECORD_BYTES);
        }
        int count = OctetCountedFraming.skipTerminators(bytes, start, end);
        int body = OctetCountedFraming.bodyStart(bytes, count, end);
        if (!whole && body > count) {
            return reject(RejectReason.TRUNCATED, end - start);
        }
        return reader.read(bytes, body, withoutTerminator(bytes, body, end), out);
    }

    private Outcome reject(RejectReason reason, int column) {
        out.reject(reason, column);
        return Outcome.REJECTED;
    }

    private static int withoutTerminator(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return end;
    }
}
