package konseki.parse.evtx;

import java.util.Arrays;

/// What a file is cut into: its header, chunks, and what is neither. Chunks know nothing of each other, so each unit is
/// read by itself.
///
/// | unit   | bytes      | begins with                                                      |
/// |--------|-----------:|------------------------------------------------------------------|
/// | HEADER |       4096 | `ElfFile\0`                                                      |
/// | CHUNK  |     65,536 | `ElfChnk\0`                                                      |
/// | BLANK  | <= 65,536  | nothing but zeros                                                |
/// | STRAY  | <= 65,536  | anything else; ends where, at a step of 512 bytes, a chunk begins |
///
/// The last unit of a file may be shorter. Where a unit ends follows from its own bytes alone.
enum Unit {
    HEADER,
    CHUNK,
    BLANK,
    STRAY;

    static final int HEADER_BYTES = 4096;
    static final int CHUNK_BYTES = 65_536;
    static final int CHUNK_HEADER_BYTES = 512;

    private static final long FILE_MAGIC = 0x00656c6946666c45L; // "ElfFile\0"
    private static final long CHUNK_MAGIC = 0x006b6e6843666c45L; // "ElfChnk\0"
    private static final int STEP = 512;
    private static final byte[] ZEROS = new byte[CHUNK_BYTES];

    /// The unit that begins at `from`.
    static Unit at(byte[] bytes, int from, int to) {
        if (to - from >= Long.BYTES) {
            long magic = LittleEndian.i64(bytes, from);
            if (magic == FILE_MAGIC) {
                return HEADER;
            }
            if (magic == CHUNK_MAGIC) {
                return CHUNK;
            }
        }
        return isZero(bytes, from, end(STRAY, bytes, from, to)) ? BLANK : STRAY;
    }

    /// Where it ends, if the bytes go on that far.
    static int end(Unit unit, byte[] bytes, int from, int to) {
        int end = Math.min(to, from + (unit == HEADER ? HEADER_BYTES : CHUNK_BYTES));
        if (unit == HEADER || unit == CHUNK) {
            return end;
        }
        for (int i = from + STEP; i + CHUNK_HEADER_BYTES <= end; i += STEP) {
            if (isChunkHeader(bytes, i)) {
                return i;
            }
        }
        return end;
    }

    static boolean isFileHeader(byte[] bytes, int from, int to) {
        return to - from >= Long.BYTES && LittleEndian.i64(bytes, from) == FILE_MAGIC;
    }

    /// Whether a chunk's header stands there, and no stale text about one.
    static boolean isChunkHeader(byte[] bytes, int at) {
        return LittleEndian.i64(bytes, at) == CHUNK_MAGIC && LittleEndian.i32(bytes, at + 40) == 128;
    }

    static boolean isZero(byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, ZEROS, 0, to - from);
    }
}
