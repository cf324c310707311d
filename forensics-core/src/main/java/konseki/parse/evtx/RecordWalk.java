package konseki.parse.evtx;

import java.util.Arrays;

/// Walks the records of one unit after another: those in use, damaged places among them, and what is left over behind
/// them. Belongs to one thread.
///
/// Framing and parser walk alike, so that both count the same, and a place is decided by the bytes of its unit alone.
/// Record, from byte 512 of a chunk on, at multiples of 8:
///
/// | offset | bytes | content                       |
/// |-------:|------:|-------------------------------|
/// |      0 |     4 | `2A 2A 00 00`                 |
/// |      4 |     4 | size of the whole record      |
/// |      8 |     8 | record identifier             |
/// |     16 |     8 | FILETIME of writing           |
/// |     24 |       | binary XML                    |
/// | size-4 |     4 | the size again                |
///
/// Records in use end at the free-space offset, or at the chunk's last record identifier where the offset is older than
/// that. What follows is an earlier life of the chunk, or what the writer's memory held: a record there is taken if its
/// two sizes agree and no record in use is the same. Behind a damaged place, a record in use is one whose identifier
/// the
/// chunk's header announces.
final class RecordWalk {
    /// What was found.
    enum Kind {
        FILE_HEADER,
        CHUNK_HEADER,
        BLANK,
        /// A record in use.
        RECORD,
        /// A record in use whose second size is another: written in part, or over its end.
        TORN,
        /// Bytes in use that are no record.
        DAMAGED,
        /// What is missing of a record, or of a chunk, where the file ends.
        CUT_OFF,
        /// A record in free space, or in a chunk without its header.
        LEFT_OVER,
        END
    }

    static final int MAGIC = 0x2a2a;
    static final int HEADER_BYTES = 24;
    private static final int SMALLEST = 28;
    private static final int STEP = 8;

    private long[] ids = new long[128];
    private long[] times = new long[128];
    private int live;
    private byte[] bytes = new byte[0];
    private int to;
    private Unit unit = Unit.BLANK;
    private int unitFrom;
    private int unitEnd;
    private int position;
    private int free;
    private long lastId;
    private boolean started;
    private boolean inUse;
    private boolean damaged;
    private int itemFrom;
    private int itemEnd;
    private Kind pending = Kind.END;

    /// Begins at a unit's start.
    void start(byte[] newBytes, int from, int newTo) {
        bytes = newBytes;
        to = newTo;
        pending = Kind.END;
        enter(from);
    }

    private void enter(int from) {
        unitFrom = from;
        unit = Unit.at(bytes, from, to);
        unitEnd = Unit.end(unit, bytes, from, to);
        position = from;
        started = false;
    }

    Unit unit() {
        return unit;
    }

    int unitFrom() {
        return unitFrom;
    }

    int unitEnd() {
        return unitEnd;
    }

    /// First byte of what [#next] found.
    int from() {
        return itemFrom;
    }

    int end() {
        return itemEnd;
    }

    Kind next() {
        if (pending != Kind.END) {
            Kind kind = pending;
            pending = Kind.END;
            return kind;
        }
        while (unitFrom < to) {
            Kind kind = started ? more() : begin();
            if (kind != Kind.END) {
                return kind;
            }
            enter(unitEnd);
        }
        return Kind.END;
    }

    /// Goes on with what begins at `at`, or behind it if nothing does; must not lie behind what was found.
    ///
    /// @return how many were passed over
    long skipTo(int at) {
        long passed = -1;
        Kind kind;
        do {
            kind = next();
            passed++;
        } while (kind != Kind.END && itemFrom < at);
        pending = kind;
        return passed;
    }

    private Kind begin() {
        started = true;
        live = 0;
        damaged = false;
        inUse = unit == Unit.CHUNK;
        int length = unitEnd - unitFrom;
        return switch (unit) {
            case BLANK -> item(Kind.BLANK, unitFrom, unitEnd);
            case HEADER -> item(length < 128 ? Kind.CUT_OFF : Kind.FILE_HEADER, unitFrom, unitEnd);
            case STRAY -> {
                int first = nextRecord(unitFrom);
                yield first == unitFrom ? leftOver() : item(Kind.DAMAGED, unitFrom, first);
            }
            case CHUNK -> length < Unit.CHUNK_HEADER_BYTES ? item(Kind.CUT_OFF, unitFrom, unitEnd) : beginChunk();
        };
    }

    private Kind beginChunk() {
        int written = LittleEndian.i32(bytes, unitFrom + 48);
        boolean sane = written >= Unit.CHUNK_HEADER_BYTES && written <= Unit.CHUNK_BYTES;
        free = unitFrom + (sane ? written : Unit.CHUNK_BYTES);
        lastId = LittleEndian.i64(bytes, unitFrom + 32);
        return item(Kind.CHUNK_HEADER, unitFrom, unitFrom + Unit.CHUNK_HEADER_BYTES);
    }

    private Kind more() {
        boolean records = unit == Unit.CHUNK || unit == Unit.STRAY;
        return records ? inUse ? used() : leftOver() : Kind.END;
    }

    private Kind used() {
        int at = position;
        if (isRecord(at) && (at < free || continuesChunk(LittleEndian.i64(bytes, at + 8)))) {
            int end = at + LittleEndian.i32(bytes, at + 4);
            long id = LittleEndian.i64(bytes, at + 8);
            boolean ofThisLife = id >= LittleEndian.i64(bytes, unitFrom + 24) && id <= lastId;
            if (damaged && !ofThisLife) {
                return item(Kind.LEFT_OVER, at, end);
            }
            keep(id, LittleEndian.i64(bytes, at + 16));
            return item(Kind.RECORD, at, end);
        }
        if (at >= free) {
            inUse = false;
            return leftOver();
        }
        int next = nextRecord(at + 1);
        if (unitEnd - unitFrom < Unit.CHUNK_BYTES && next == unitEnd) {
            inUse = false;
            return item(Kind.CUT_OFF, at, unitEnd);
        }
        int end = Math.min(next, free);
        boolean nothingMissing = live > 0 && ids[live - 1] == lastId && end == free && Unit.isZero(bytes, at, end);
        if (nothingMissing) { // the free-space offset is not that of this chunk
            position = end;
            return used();
        }
        damaged = true;
        return item(looksLikeRecord(at) ? Kind.TORN : Kind.DAMAGED, at, end);
    }

    private boolean continuesChunk(long id) {
        return live > 0 && Long.compareUnsigned(id, ids[live - 1]) > 0 && Long.compareUnsigned(id, lastId) <= 0;
    }

    private void keep(long id, long time) {
        if (live == ids.length) {
            ids = Arrays.copyOf(ids, 2 * live);
            times = Arrays.copyOf(times, 2 * live);
        }
        ids[live] = id;
        times[live++] = time;
    }

    private Kind leftOver() {
        for (int at = nextRecord(position); at < unitEnd; at = nextRecord(at + STEP)) {
            if (!isKnown(LittleEndian.i64(bytes, at + 8), LittleEndian.i64(bytes, at + 16))) {
                return item(Kind.LEFT_OVER, at, at + LittleEndian.i32(bytes, at + 4));
            }
        }
        position = unitEnd;
        return Kind.END;
    }

    private boolean isKnown(long id, long time) {
        for (int i = 0; i < live; i++) {
            if (ids[i] == id && times[i] == time) {
                return true;
            }
        }
        return false;
    }

    private Kind item(Kind kind, int from, int end) {
        itemFrom = from;
        itemEnd = end;
        position = end;
        return kind;
    }

    /// The next place from `from` on, in steps of 8 from the unit's start, where a whole record stands; the unit's end
    /// if there is none.
    private int nextRecord(int from) {
        int at = unitFrom + (from - unitFrom + STEP - 1) / STEP * STEP;
        for (; at + SMALLEST <= unitEnd; at += STEP) {
            if (isRecord(at)) {
                return at;
            }
        }
        return unitEnd;
    }

    private boolean isRecord(int at) {
        if (!looksLikeRecord(at)) {
            return false;
        }
        int size = LittleEndian.i32(bytes, at + 4);
        return size <= unitEnd - at && LittleEndian.i32(bytes, at + size - 4) == size;
    }

    private boolean looksLikeRecord(int at) {
        return at + SMALLEST <= unitEnd
                && LittleEndian.i32(bytes, at) == MAGIC
                && LittleEndian.i32(bytes, at + 4) >= SMALLEST
                && LittleEndian.i32(bytes, at + 4) <= Unit.CHUNK_BYTES;
    }
}
