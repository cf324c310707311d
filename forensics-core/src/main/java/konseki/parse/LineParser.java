package konseki.parse;

import konseki.event.EventBuffer;
import konseki.event.RejectReason;
import konseki.evidence.Chunk;

/// Reads the lines of chunk after chunk. Belongs to one worker.
///
/// A line ends at a line feed or at the chunk's end; carriage returns before that are part of the terminator. A byte
/// order mark at the member's first byte belongs to the first line but not to its text.
final class LineParser implements RecordParser {
    private final TextReader reader;
    private Chunk chunk = new Chunk(new byte[0], 0, 0, 0, 1);
    private EventBuffer out = new EventBuffer();
    private int position;
    private long record;

    LineParser(TextReader reader) {
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
        if (chunk.oversizeBytes() > 0) {
            return rejectOversize(chunk, out, record, to);
        }
        byte[] bytes = chunk.bytes();
        int newline = ByteSearch.indexOfFar(bytes, start, to, '\n');
        int end = newline;
        while (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        long offset = chunk.offset() + (start - chunk.from());
        out.origin().set(chunk.member(), offset, end - start, record++);
        position = newline + 1;
        return reader.read(bytes, offset == 0 ? afterMark(bytes, start, end) : start, end, out);
    }

    private Outcome rejectOversize(Chunk whole, EventBuffer into, long number, int to) {
        position = to;
        int length = (int) Math.min(whole.oversizeBytes(), Integer.MAX_VALUE);
        into.origin().set(whole.member(), whole.offset(), length, number);
        into.reject(RejectReason.TOO_LONG, ParseLimits.MAX_RECORD_BYTES);
        return Outcome.REJECTED;
    }

    static int afterMark(byte[] bytes, int start, int end) {
        boolean marked = end - start >= 3
                && bytes[start] == (byte) 0xef
                && bytes[start + 1] == (byte) 0xbb
                && bytes[start + 2] == (byte) 0xbf;
        return marked ? start + 3 : start;
    }
}
