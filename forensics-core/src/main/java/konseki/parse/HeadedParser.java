package konseki.parse;

import java.util.Arrays;
import java.util.function.Supplier;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Ignored;
import konseki.event.RejectReason;
import konseki.evidence.Chunk;

/// Reads the lines of chunk after chunk: each column a vendor field under its name, each element of a set too, so that
/// names repeat as they do in JSON. Belongs to one worker.
///
/// Zeek's escapes (`\x0a`, `\\`) are undone. In W3C logs a quoted column may hold the separator. The log's own name is
/// vendor field `_path`, as in Zeek's JSON.
final class HeadedParser implements RecordParser {
    private static final int PATH_NAME = "_path".length();

    private final HeadedColumns head;
    private final DelimitedPlan.Columns columns;
    private final HeadedFraming framing;
    private final Unwrapping unwrapping;
    private final MemberClock clock;
    private final Transcoder transcoder;
    private Chunk chunk = new Chunk(new byte[0], 0, 0, 0, 1);
    private EventBuffer out = new EventBuffer();
    private int position;
    private long record;

    HeadedParser(HeadedPlan plan, Payloads payloads) {
        head = plan.head();
        columns = head.columns();
        framing = new HeadedFraming(head.headerStart());
        TextPlan text = plan.text();
        unwrapping = new Unwrapping(
                payloads, text.layers().stream().map(Supplier::get).toList());
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
            int length = (int) Math.min(chunk.oversizeBytes(), Integer.MAX_VALUE);
            out.origin().set(chunk.member(), offset, length, record++);
            return reject(RejectReason.TOO_LONG, ParseLimits.MAX_RECORD_BYTES);
        }
        byte[] bytes = chunk.bytes();
        int newline = ByteSearch.indexOf(bytes, start, to, '\n');
        position = newline + 1;
        int end = newline;
        while (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        out.origin().set(chunk.member(), offset, end - start, record++);
        int text = offset == 0 ? LineParser.afterMark(bytes, start, end) : start;
        int first = JsonLayer.skipBlank(bytes, text, end);
        if (first == end) {
            return ignore(Ignored.BLANK);
        }
        if (framing.startsHeader(bytes, first, end)) {
            return ignore(Ignored.HEADER);
        }
        if (bytes[first] == '#') {
            return ignore(Ignored.OPTION);
        }
        if (end - start > ParseLimits.MAX_RECORD_BYTES) {
            return reject(RejectReason.TOO_LONG, ParseLimits.MAX_RECORD_BYTES);
        }
        return readCells(bytes, text, end, newline == to);
    }

    private Outcome readCells(byte[] bytes, int start, int end, boolean open) {
        boolean foreign = transcoder.isNeeded(bytes, start, end);
        int count = columns.count();
        int cell = 0;
        int from = start;
        for (; ; ) {
            int quote = quoteEnd(bytes, from, end);
            int to = quote > 0 ? quote + 1 : ByteSearch.indexOf(bytes, from, end, head.separator());
            if (cell < count) {
                readCell(bytes, cell, quote > 0 ? from + 1 : from, quote > 0 ? quote : to, foreign);
            }
            cell++;
            if (to == end) {
                break;
            }
            from = to + 1;
            while (from < end && bytes[from] == ' ' && head.separator() == ' ') {
                from++;
            }
            if (cell == count) {
                return JsonLayer.skipBlank(bytes, from, end) == end
                        ? done(bytes, start, end)
                        : reject(RejectReason.MALFORMED, from - start);
            }
        }
        return cell < count
                ? reject(open ? RejectReason.TRUNCATED : RejectReason.MALFORMED, end - start)
                : done(bytes, start, end);
    }

    private Outcome done(byte[] bytes, int start, int end) {
        if (head.path().length > 0) {
            byte[] names = columns.names();
            int name = columns.to(columns.count() - 1);
            out.vendor(names, name, name + PATH_NAME, names, name + PATH_NAME, names.length);
        }
        Outcome outcome = unwrapping.readNamed(bytes, start, end, clock, out);
        return head.isZeek() || out.has(Field.EVENT_DATASET) ? outcome : orText(outcome, bytes, start, end);
    }

    /// A W3C log whose columns no payload knows may be one that a payload knows as text.
    private Outcome orText(Outcome named, byte[] bytes, int start, int end) {
        if (named != Outcome.EVENT || unwrapping.read(bytes, start, end, clock, out) != Outcome.EVENT) {
            return named;
        }
        out.remove(Field.PARTIAL);
        out.remove(Field.MESSAGE);
        return Outcome.EVENT;
    }

    /// Place of the quote that ends a quoted column of a W3C log, or 0.
    private int quoteEnd(byte[] bytes, int from, int end) {
        if (head.isZeek() || from == end || bytes[from] != '"') {
            return 0;
        }
        for (int i = ByteSearch.indexOf(bytes, from + 1, end, '"');
                i < end;
                i = ByteSearch.indexOf(bytes, i + 1, end, '"')) {
            if (i + 1 == end || bytes[i + 1] == head.separator()) {
                return i;
            }
        }
        return 0;
    }

    private void readCell(byte[] bytes, int cell, int from, int to, boolean foreign) {
        if (foreign) {
            int start = out.scratchEnd();
            transcoder.append(bytes, from, to, out);
            readValues(out.scratch(), cell, start, out.scratchEnd());
        } else {
            readValues(bytes, cell, from, to);
        }
    }

    private void readValues(byte[] bytes, int cell, int from, int to) {
        if (!head.sets()[cell]) {
            readValue(bytes, cell, from, to);
            return;
        }
        int start = from;
        while (start <= to) {
            int end = ByteSearch.indexOf(bytes, start, to, head.setSeparator());
            readValue(bytes, cell, start, end);
            start = end + 1;
        }
    }

    private void readValue(byte[] bytes, int cell, int from, int to) {
        if (from == to || is(head.unset(), bytes, from, to) || is(head.empty(), bytes, from, to)) {
            return;
        }
        byte[] names = columns.names();
        int escape = head.isZeek() ? ByteSearch.indexOf(bytes, from, to, '\\') : to;
        if (escape == to) {
            out.vendor(names, columns.from(cell), columns.to(cell), bytes, from, to);
            return;
        }
        int start = out.scratchEnd();
        unescape(bytes, from, to);
        out.vendor(names, columns.from(cell), columns.to(cell), out.scratch(), start, out.scratchEnd());
    }

    private static boolean is(byte[] word, byte[] bytes, int from, int to) {
        return to - from == word.length && Arrays.equals(word, 0, word.length, bytes, from, to);
    }

    private void unescape(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            int escape = ByteSearch.indexOf(bytes, i, to, '\\');
            out.append(bytes, i, escape);
            i = escape;
            if (i == to) {
                return;
            }
            int value = i + 3 < to && bytes[i + 1] == 'x' ? hexByte(bytes, i + 2) : -1;
            boolean doubled = i + 1 < to && bytes[i + 1] == '\\';
            out.append(value >= 0 ? value : '\\');
            i += value >= 0 ? 4 : doubled ? 2 : 1;
        }
    }

    private static int hexByte(byte[] bytes, int at) {
        int high = Character.digit(bytes[at], 16);
        int low = Character.digit(bytes[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
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
