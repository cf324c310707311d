package konseki.parse;

import java.util.List;
import java.util.function.Supplier;
import konseki.event.EventBuffer;
import konseki.event.Ignored;
import konseki.event.RejectReason;
import konseki.evidence.Chunk;

/// Reads the records of chunk after chunk: each cell a vendor field under its column's name. Belongs to one worker.
///
/// An empty cell is absent. A record with other columns than the header has is rejected: as truncated if it is the
/// last of the member and was cut off, else as malformed.
final class DelimitedParser implements RecordParser {
    private final DelimitedPlan plan;
    private final DelimitedPlan.Columns columns;
    private final DelimitedFraming framing;
    private final CellSplitter splitter;
    private final Unwrapping unwrapping;
    private final MemberClock clock;
    private final Transcoder transcoder;
    private Chunk chunk = new Chunk(new byte[0], 0, 0, 0, 1);
    private EventBuffer out = new EventBuffer();
    private int position;
    private long record;

    DelimitedParser(DelimitedPlan plan, Payloads payloads) {
        this.plan = plan;
        columns = plan.columns();
        framing = new DelimitedFraming(plan.delimiter(), plan.headerStart());
        splitter = new CellSplitter(plan.delimiter());
        TextPlan text = plan.text();
        List<Unwrapping.Layer> layers =
                text.layers().stream().map(Supplier::get).toList();
        unwrapping = new Unwrapping(payloads, layers);
        clock = new MemberClock(text.zone(), text.anchor().nanos());
        transcoder = new Transcoder(text.encoding());
    }

    @Override
    public void start(Chunk newChunk, EventBuffer newOut) {
        chunk = newChunk;
        out = newOut;
        position = newChunk.from();
        record = newChunk.firstRecord();
        newOut.startChunk(newChunk.bytes(), columns.names());
    }

    @Override
    public Outcome next() {
        int start = position;
        int to = chunk.to();
        if (start >= to) {
            return Outcome.END;
        }
        out.clear();
        long offset = chunk.offset() + (start - chunk.from());
        if (chunk.oversizeBytes() > 0) {
            position = to;
            out.origin()
                    .set(chunk.member(), offset, (int) Math.min(chunk.oversizeBytes(), Integer.MAX_VALUE), record++);
            return reject(RejectReason.TOO_LONG, ParseLimits.MAX_RECORD_BYTES);
        }
        byte[] bytes = chunk.bytes();
        position = splitter.split(bytes, start, to);
        int end = position;
        while (end > start && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        out.origin().set(chunk.member(), offset, end - start, record++);
        if (end == start) {
            return ignore(Ignored.BLANK);
        }
        if (offset < plan.preamble()) {
            return ignore(Ignored.OPTION);
        }
        if (framing.isHeader(bytes, offset == 0 ? LineParser.afterMark(bytes, start, end) : start, position)) {
            return ignore(Ignored.HEADER);
        }
        return end - start > ParseLimits.MAX_RECORD_BYTES
                ? reject(RejectReason.TOO_LONG, ParseLimits.MAX_RECORD_BYTES)
                : readCells(bytes, start, end);
    }

    private Outcome readCells(byte[] bytes, int start, int end) {
        int cells = splitter.count();
        if (cells > ParseLimits.MAX_COLUMNS) {
            return reject(RejectReason.TOO_COMPLEX, splitter.from(ParseLimits.MAX_COLUMNS - 1) - start);
        }
        boolean pairs = columns.count() == 0;
        if (!pairs && cells != columns.count()) {
            boolean cutOff = cells < columns.count() && !splitter.isTerminated();
            int surprise = cells < columns.count() ? end : splitter.from(columns.count());
            return reject(cutOff ? RejectReason.TRUNCATED : RejectReason.MALFORMED, surprise - start);
        }
        boolean foreign = transcoder.isNeeded(bytes, start, end);
        for (int cell = 0; cell < cells; cell++) {
            if (splitter.to(cell) > splitter.from(cell)) {
                readCell(bytes, cell, pairs, foreign);
            }
        }
        return unwrapping.readNamed(bytes, start, end, clock, out);
    }

    private void readCell(byte[] bytes, int cell, boolean pairs, boolean foreign) {
        int from = splitter.from(cell);
        int to = splitter.to(cell);
        byte[] value = bytes;
        if (foreign) {
            int start = out.scratchEnd();
            transcoder.append(bytes, from, to, out);
            value = out.scratch();
            from = start;
            to = out.scratchEnd();
        }
        if (splitter.isQuoted(cell) && ByteSearch.indexOf(value, from, to, '"') < to) {
            int start = out.scratchEnd();
            appendUndoubled(value, from, to);
            value = out.scratch();
            from = start;
            to = out.scratchEnd();
        }
        if (pairs) {
            readPair(value, from, to);
        } else {
            out.vendor(columns.names(), columns.from(cell), columns.to(cell), value, from, to);
        }
    }

    private void appendUndoubled(byte[] value, int from, int to) {
        int i = from;
        while (i < to) {
            int quote = ByteSearch.indexOf(value, i, to, '"');
            int end = Math.min(quote + 1, to);
            out.append(value, i, end);
            i = end < to && value[end] == '"' ? end + 1 : end;
        }
    }

    /// `name=value` or `name="value"`.
    private void readPair(byte[] cell, int from, int to) {
        int equals = ByteSearch.indexOf(cell, from, to, '=');
        int value = equals + 1;
        int end = to;
        if (end - value >= 2 && cell[value] == '"' && cell[end - 1] == '"') {
            value++;
            end--;
        }
        if (equals > from && value < end) {
            out.vendor(cell, from, equals, cell, value, end);
        }
    }

    private Outcome reject(RejectReason reason, int column) {
        out.reject(reason, column);
        return Outcome.REJECTED;
    }

    private Outcome ignore(Ignored why) {
        out.ignore(why);
        return Outcome.IGNORED;
    }
}
