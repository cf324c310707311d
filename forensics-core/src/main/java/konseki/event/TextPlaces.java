package konseki.event;

import java.util.Arrays;

/// The arrays that the texts of one record lie in, and places in them: base, offset and length packed into one long, so
/// that no text is copied and none is an object. Belongs to one [EventBuffer].
///
/// The bases are the chunk, the names of the member's plan, the scratch, which holds what a parser had to rewrite
/// (escapes, joined values), and what was made when somebody asked (folded and [VendorCoding] texts).
final class TextPlaces {
    /// Instead of a place: the text is its own folded form.
    static final long UNCHANGED = -1L;

    private static final int CHUNK = 0;
    private static final int SCRATCH = 1;
    private static final int NAMES = 2;
    private static final int MADE = 3;
    /// In a length: the value is not text yet; below stand its type and its size.
    private static final int CODED = 1 << 30;
    private static final byte[] NOTHING = new byte[0];

    private final byte[][] bases = {NOTHING, new byte[4096], NOTHING, new byte[1024]};
    private VendorCoding coding = VendorCoding.NONE;
    private int scratchEnd;
    private int madeEnd;

    void startChunk(byte[] chunk, byte[] names, VendorCoding newCoding) {
        bases[CHUNK] = chunk;
        bases[NAMES] = names;
        coding = newCoding;
    }

    void moveNames(byte[] names) {
        bases[NAMES] = names;
    }

    void clear() {
        scratchEnd = 0;
        madeEnd = 0;
    }

    byte[] chunk() {
        return bases[CHUNK];
    }

    // Places.

    /// The place of text in one of the bases; anything else is copied into the scratch.
    long place(byte[] bytes, int from, int to) {
        if (bytes == bases[CHUNK]) {
            return inChunk(from, to);
        }
        if (bytes == bases[SCRATCH]) {
            return pack(SCRATCH, from, to - from);
        }
        if (bytes == bases[NAMES]) {
            return inNames(from, to);
        }
        if (bytes == bases[MADE]) {
            return pack(MADE, from, to - from);
        }
        int start = scratchEnd;
        append(bytes, from, to);
        return pack(SCRATCH, start, to - from);
    }

    static long inChunk(int from, int to) {
        return pack(CHUNK, from, to - from);
    }

    static long inNames(int from, int to) {
        return pack(NAMES, from, to - from);
    }

    /// A value in the chunk that [VendorCoding] writes out when somebody asks.
    ///
    /// @param size below 2^16
    static long coded(int type, int from, int size) {
        return pack(CHUNK, from, codedLength(type, size));
    }

    static boolean isCoded(long place) {
        return (place & CODED) != 0;
    }

    /// Where in the chunk the value stands, if it is of that type and size and not written out yet; else -1.
    static int codedFrom(long place, int type, int size) {
        return length(place) == codedLength(type, size) ? offset(place) : -1;
    }

    /// The same text without its first bytes.
    static long after(long place, int bytes) {
        return pack(base(place), offset(place) + bytes, length(place) - bytes);
    }

    Slice point(Slice slice, long place) {
        return slice.point(bases[base(place)], offset(place), length(place));
    }

    boolean isText(long place, byte[] text) {
        int from = offset(place);
        return Arrays.equals(bases[base(place)], from, from + length(place), text, 0, text.length);
    }

    /// Whether the text has that beginning and goes on.
    boolean goesOnAfter(long place, Slice prefix) {
        int from = offset(place);
        return length(place) > prefix.length()
                && Arrays.equals(
                        bases[base(place)],
                        from,
                        from + prefix.length(),
                        prefix.bytes(),
                        prefix.offset(),
                        prefix.end());
    }

    int nameHash(long place) {
        int from = offset(place);
        return VendorName.hash(bases[base(place)], from, from + length(place));
    }

    // What is made on request.

    /// The place of the folded form, or [#UNCHANGED].
    long fold(Slice text) {
        if (!TextFolding.changes(text.bytes(), text.offset(), text.end())) {
            return UNCHANGED;
        }
        makeRoom(TextFolding.maxFoldedLength(text.length()));
        int start = madeEnd;
        madeEnd = TextFolding.fold(text.bytes(), text.offset(), text.end(), bases[MADE], start);
        return pack(MADE, start, madeEnd - start);
    }

    /// The place of a coded value's text.
    long decode(long place) {
        int type = length(place) >>> Short.SIZE & 0xff;
        int size = length(place) & 0xffff;
        makeRoom(coding.mostBytes(size));
        int start = madeEnd;
        madeEnd = coding.write(type, bases[CHUNK], offset(place), size, bases[MADE], start);
        return pack(MADE, start, madeEnd - start);
    }

    private void makeRoom(int more) {
        if (madeEnd + more > bases[MADE].length) {
            bases[MADE] = Arrays.copyOf(bases[MADE], Math.max(madeEnd + more, 2 * bases[MADE].length));
        }
    }

    // The scratch.

    byte[] scratch() {
        return bases[SCRATCH];
    }

    int scratchEnd() {
        return scratchEnd;
    }

    void scratchEnd(int end) {
        scratchEnd = end;
    }

    byte[] reserve(int more) {
        if (scratchEnd + more > bases[SCRATCH].length) {
            bases[SCRATCH] = Arrays.copyOf(bases[SCRATCH], Math.max(scratchEnd + more, 2 * bases[SCRATCH].length));
        }
        return bases[SCRATCH];
    }

    void append(byte[] bytes, int from, int to) {
        reserve(to - from);
        System.arraycopy(bytes, from, bases[SCRATCH], scratchEnd, to - from);
        scratchEnd += to - from;
    }

    private static int codedLength(int type, int size) {
        return CODED | type << Short.SIZE | size;
    }

    private static long pack(int base, int offset, int length) {
        return (long) base << 62 | (long) offset << 31 | length;
    }

    private static int base(long place) {
        return (int) (place >>> 62);
    }

    private static int offset(long place) {
        return (int) (place >>> 31) & Integer.MAX_VALUE;
    }

    private static int length(long place) {
        return (int) place & Integer.MAX_VALUE;
    }
}
