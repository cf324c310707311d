package konseki.parse.evtx;

import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Queue;
import java.util.zip.CRC32;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Ignored;
import konseki.event.RejectReason;
import konseki.evidence.Chunk;
import konseki.evidence.CopiedPlaces;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.ParseLimits;
import konseki.parse.Payload;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;
import org.jspecify.annotations.Nullable;

/// Reads what [RecordWalk] finds. Belongs to one worker.
///
/// - Headers of file and chunks are ignored, or rejected as damaged if a checksum contradicts them: that costs no
/// record.
/// - A record in use is an event, or rejected.
/// - A torn or left-over record that can be read is an event with `event.recovered`: it may belong to an earlier life
/// of
///   the file or to another log. A left-over one that cannot be read is ignored: nothing in use is lost with it.
final class EvtxParser implements RecordParser {
    private static final int NO_CRC = 4;
    private static final int CRC_COLUMN = 124;

    private final Payloads payloads;
    private final CopiedPlaces copies;
    private final boolean hasCopies;
    private final MemberClock clock = new MemberClock(ZoneOffset.UTC, 0);
    private final RecordWalk walk = new RecordWalk();
    private final Queue<RecordFields> idle;
    private @Nullable RecordFields fields;
    private final CRC32 crc = new CRC32();
    private Chunk chunk = new Chunk(new byte[0], 0, 0, 0, 1);
    private EventBuffer out = new EventBuffer();
    private int openUnit = -1;
    private long record;

    EvtxParser(Payloads payloads, Queue<RecordFields> idle) {
        this(payloads, idle, CopiedPlaces.NONE);
    }

    /// @param idle   where readers are taken from, and given back to at the end of each chunk of the member
    /// @param copies places of records that are counted in another file
    EvtxParser(Payloads payloads, Queue<RecordFields> idle, CopiedPlaces copies) {
        this.payloads = payloads;
        this.idle = idle;
        this.copies = copies;
        this.hasCopies = !copies.isEmpty();
    }

    @Override
    public void start(Chunk newChunk, EventBuffer newOut) {
        chunk = newChunk;
        out = newOut;
        record = newChunk.firstRecord();
        openUnit = -1;
        newOut.startChunk(newChunk.bytes(), new byte[0]);
        walk.start(newChunk.bytes(), newChunk.from(), newChunk.to());
    }

    @Override
    public void skipTo(int position) {
        record += walk.skipTo(position);
    }

    @Override
    public Outcome next() {
        RecordWalk.Kind kind = walk.next();
        if (kind == RecordWalk.Kind.END) {
            if (fields != null) {
                idle.add(fields);
                fields = null;
            }
            return Outcome.END;
        }
        out.clear();
        int from = walk.from();
        out.origin().set(chunk.member(), chunk.offset() + (from - chunk.from()), walk.end() - from, record++);
        return switch (kind) {
            case FILE_HEADER, CHUNK_HEADER -> header(kind, from);
            case BLANK -> {
                out.ignore(Ignored.BLANK);
                yield Outcome.IGNORED;
            }
            case RECORD -> hasCopies && copies.holds(out.origin().offset()) ? copied() : read(from, walk.end());
            case TORN, LEFT_OVER -> recover(kind, from, walk.end());
            case DAMAGED -> reject(RejectReason.DAMAGED, 0);
            case CUT_OFF -> reject(RejectReason.TRUNCATED, walk.end() - from);
            case END -> Outcome.END;
        };
    }

    private Outcome copied() {
        out.ignore(Ignored.COPY);
        return Outcome.IGNORED;
    }

    private Outcome header(RecordWalk.Kind kind, int from) {
        boolean sound = kind == RecordWalk.Kind.FILE_HEADER ? isFileSound(from) : isChunkSound(from);
        if (!sound) {
            return reject(RejectReason.DAMAGED, CRC_COLUMN);
        }
        out.ignore(Ignored.HEADER);
        return Outcome.IGNORED;
    }

    private boolean isFileSound(int from) {
        byte[] bytes = chunk.bytes();
        crc.reset();
        crc.update(bytes, from, 120);
        return hasNoCrc(from) || (int) crc.getValue() == LittleEndian.i32(bytes, from + CRC_COLUMN);
    }

    private boolean isChunkSound(int from) {
        byte[] bytes = chunk.bytes();
        if (hasNoCrc(from)) {
            return true;
        }
        crc.reset();
        crc.update(bytes, from, 120);
        crc.update(bytes, from + 128, Unit.CHUNK_HEADER_BYTES - 128);
        if ((int) crc.getValue() != LittleEndian.i32(bytes, from + CRC_COLUMN)) {
            return false;
        }
        int free = LittleEndian.i32(bytes, from + 48);
        if (free < Unit.CHUNK_HEADER_BYTES || free > walk.unitEnd() - from) {
            return free > Unit.CHUNK_HEADER_BYTES && free <= Unit.CHUNK_BYTES; // the cut is named where it is
        }
        crc.reset();
        crc.update(bytes, from + Unit.CHUNK_HEADER_BYTES, free - Unit.CHUNK_HEADER_BYTES);
        return (int) crc.getValue() == LittleEndian.i32(bytes, from + 52);
    }

    private boolean hasNoCrc(int from) {
        return (LittleEndian.i32(chunk.bytes(), from + 120) & NO_CRC) != 0;
    }

    private Outcome recover(RecordWalk.Kind kind, int from, int end) {
        Outcome outcome = read(from, end);
        if (outcome == Outcome.EVENT) {
            out.number(Field.EVENT_RECOVERED, 1);
        } else if (kind == RecordWalk.Kind.LEFT_OVER) {
            out.ignore(Ignored.LEFT_OVER);
            return Outcome.IGNORED;
        } else {
            return reject(RejectReason.DAMAGED, 0);
        }
        return outcome;
    }

    private Outcome read(int from, int end) {
        byte[] bytes = chunk.bytes();
        RecordFields reader = fields;
        if (reader == null) {
            reader = Objects.requireNonNullElseGet(idle.poll(), RecordFields::new);
            fields = reader;
            openUnit = -1;
        }
        if (openUnit != walk.unitFrom()) {
            openUnit = walk.unitFrom();
            reader.startChunk(bytes, openUnit, walk.unitEnd(), out);
        }
        try {
            reader.read(from + RecordWalk.HEADER_BYTES, end);
        } catch (UnreadableException e) {
            if (!out.has(Field.PARTIAL)) {
                return reject(e.reason(), RecordWalk.HEADER_BYTES);
            }
        }
        Outcome outcome = payloads.read(Payload.Shape.NAMED, bytes, from, end, clock, out);
        boolean unclaimed = outcome == Outcome.REJECTED && out.rejectReason() == RejectReason.NO_PAYLOAD;
        if (unclaimed && out.vendorCount() > 0) {
            out.number(Field.PARTIAL, 1);
            return Outcome.EVENT;
        }
        return outcome;
    }

    private Outcome reject(RejectReason reason, int column) {
        out.reject(reason, Math.min(column, ParseLimits.MAX_RECORD_BYTES));
        return Outcome.REJECTED;
    }
}
