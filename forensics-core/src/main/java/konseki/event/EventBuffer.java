package konseki.event;

import java.util.Arrays;

/// The one implementation of [Event]: a worker's buffer, emptied and filled again for each record. Belongs to one
/// thread.
///
/// Values are not copied out of the chunk: a text is a place, packed into one long as base, offset and length. The
/// base is the chunk, the names of the member's plan, the scratch of this buffer, which holds what had to be rewritten
/// (escapes, joined values), or what was made when somebody asked (folded and [VendorCoding] texts). A parser's calls go to the lower half of this file; a rejected record leaves
/// its reason and place here as well.
public final class EventBuffer implements Event {
    /// A record keeps at most that many vendor fields; one more sets [Field#PARTIAL].
    public static final int MAX_VENDOR_FIELDS = 1024;
    /// Most slots that [#slots] gives.
    public static final int MAX_SLOTS = 128;

    private static final int CHUNK = 0;
    private static final int SCRATCH = 1;
    private static final int NAMES = 2;
    private static final int MADE = 3;
    /// In a length: the value is not text yet; below stand its type and its size.
    private static final int CODED = 1 << 30;
    private static final int INDEX_BITS = 10;
    private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;
    private static final int LAST_GENERATION = (1 << Integer.SIZE - INDEX_BITS) - 1;
    private static final int FIELDS = Field.values().length;
    private static final byte[] NOTHING = new byte[0];
    private static final VendorText NO_TEXT = (bytes, from, to, out) -> {};

    private final byte[][] bases = {NOTHING, new byte[4096], NOTHING, new byte[1024]};
    private final long[] numbers = new long[FIELDS];
    private final long[] ipHighs = new long[FIELDS];
    private final long[] places = new long[FIELDS];
    private final Slice[] constants = new Slice[FIELDS];
    private final long[] foldedPlaces = new long[FIELDS];
    private final Slice[] writtenSlices = slices();
    private final Slice[] foldedSlices = slices();
    private final long[] ipScratch = new long[2];
    private final long[] slots = new long[MAX_SLOTS];
    private final Origin origin = new Origin();
    private Object memory = NOTHING;
    private long chunkNumber;
    private boolean yearInferred;
    private long present;
    private long constant;
    private long folded;
    private int scratchEnd;
    private int madeEnd;

    private long[] vendorNames = new long[64];
    private long[] vendorValues = new long[64];
    private final VendorIndex vendorIndex = new VendorIndex();
    private int vendorCount;
    private boolean vendorIndexed;
    private VendorCoding coding = VendorCoding.NONE;
    /// Whether the name of each vendor field of this record is known by its number, or is none that is looked up.
    private boolean vendorKnown;
    private int knownNames;
    /// By number of a name: generation and index of the first field that has it.
    private final int[] firsts = new int[NameNumbers.MOST];
    private int generation = 1;
    private VendorText laterVendor = NO_TEXT;
    private byte[] laterBytes = NOTHING;
    private int laterFrom;
    private int laterTo;
    private final Slice vendorNameSlice = Slice.reusable();
    private final Slice vendorValueSlice = Slice.reusable();

    private FlowStamp flowStamp = FlowStamp.NONE;
    private Slice memberId = Slice.ABSENT;
    private Slice memberAsSensor = Slice.ABSENT;
    private RejectReason rejectReason = RejectReason.NO_PAYLOAD;
    private int rejectColumn;
    private Ignored ignored = Ignored.BLANK;

    /// An empty buffer; make one per worker.
    public EventBuffer() {}

    private static Slice[] slices() {
        Slice[] slices = new Slice[FIELDS];
        Arrays.setAll(slices, i -> Slice.reusable());
        return slices;
    }

    // The view.

    @Override
    public boolean has(Field field) {
        return (present & bit(field)) != 0;
    }

    @Override
    public long number(Field field) {
        return numbers[field.ordinal()];
    }

    @Override
    public long ipHigh(Field field) {
        return ipHighs[field.ordinal()];
    }

    @Override
    public long ipLow(Field field) {
        return numbers[field.ordinal()];
    }

    @Override
    public Slice written(Field field) {
        long bit = bit(field);
        if ((present & bit) == 0) {
            return Slice.ABSENT;
        }
        int index = field.ordinal();
        return (constant & bit) != 0 ? constants[index] : point(writtenSlices[index], places[index]);
    }

    @Override
    public Slice folded(Field field) {
        long bit = bit(field);
        if ((present & bit) == 0) {
            return Slice.ABSENT;
        }
        int index = field.ordinal();
        if ((folded & bit) == 0) {
            foldedPlaces[index] = fold(written(field));
            folded |= bit;
        }
        return foldedPlaces[index] == UNCHANGED ? written(field) : point(foldedSlices[index], foldedPlaces[index]);
    }

    private static final long UNCHANGED = -1L;

    /// Appends the folded form to its arena, or finds that there is nothing to fold.
    private long fold(Slice text) {
        if (!TextFolding.changes(text.bytes(), text.offset(), text.end())) {
            return UNCHANGED;
        }
        makeRoom(TextFolding.maxFoldedLength(text.length()));
        int start = madeEnd;
        madeEnd = TextFolding.fold(text.bytes(), text.offset(), text.end(), bases[MADE], start);
        return pack(MADE, start, madeEnd - start);
    }

    private void makeRoom(int more) {
        if (madeEnd + more > bases[MADE].length) {
            bases[MADE] = Arrays.copyOf(bases[MADE], Math.max(madeEnd + more, 2 * bases[MADE].length));
        }
    }

    @Override
    public Slice vendor(VendorName name) {
        if (vendorKnown && name.number() < knownNames) {
            int first = firsts[name.number()];
            return first >>> INDEX_BITS == generation ? vendorValue(first & INDEX_MASK) : Slice.ABSENT;
        }
        if (!vendorIndexed || laterVendor != NO_TEXT) {
            indexVendorFields();
        }
        for (int i = vendorIndex.first(name.hash()); i >= 0; i = vendorIndex.next(i)) {
            long place = vendorNames[i];
            int from = offset(place);
            byte[] wanted = name.bytes();
            if (Arrays.equals(bases[base(place)], from, from + length(place), wanted, 0, wanted.length)) {
                return vendorValue(i);
            }
        }
        return Slice.ABSENT;
    }

    private void indexVendorFields() {
        readLaterVendor();
        vendorIndex.clear(vendorCount);
        for (int i = vendorCount - 1; i >= 0; i--) {
            long place = vendorNames[i];
            int from = offset(place);
            vendorIndex.put(VendorName.hash(bases[base(place)], from, from + length(place)), i);
        }
        vendorIndexed = true;
    }

    @Override
    public int vendorCount() {
        readLaterVendor();
        return vendorCount;
    }

    @Override
    public Slice vendorName(int index) {
        readLaterVendor();
        return point(vendorNameSlice, vendorNames[index]);
    }

    @Override
    public Slice vendorValue(int index) {
        readLaterVendor();
        long place = vendorValues[index];
        if ((place & CODED) != 0) {
            place = decode(place);
            vendorValues[index] = place;
        }
        return point(vendorValueSlice, place);
    }

    private long decode(long place) {
        int type = length(place) >>> Short.SIZE & 0xff;
        int size = length(place) & 0xffff;
        makeRoom(coding.mostBytes(size));
        int start = madeEnd;
        madeEnd = coding.write(type, bases[CHUNK], offset(place), size, bases[MADE], start);
        return pack(MADE, start, madeEnd - start);
    }

    @Override
    public FlowStamp flowStamp() {
        return flowStamp;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Slice memberId() {
        return memberId;
    }

    @Override
    public Slice sensor() {
        Slice observer = folded(Field.OBSERVER_NAME);
        return observer.length() > 0 ? observer : memberAsSensor;
    }

    @Override
    public EventRecord toRecord() {
        return new EventRecord(this);
    }

    /// Why the last record was rejected.
    public RejectReason rejectReason() {
        return rejectReason;
    }

    /// Where in the record, in bytes from its start, the surprise was.
    public int rejectColumn() {
        return rejectColumn;
    }

    /// Why the last record was ignored.
    public Ignored ignored() {
        return ignored;
    }

    // For parsers and whoever drives them.

    /// Names the member whose chunks follow.
    ///
    /// @param id `<evidence key>-<entry>`
    public void startMember(String id) {
        memberId = Slice.of(id);
        memberAsSensor = Slice.of("@" + id);
    }

    /// Points the buffer at a new chunk; values set with the old one are gone.
    ///
    /// @param chunk the array that records lie in
    /// @param names the array that names of columns lie in, of the member's plan
    public void startChunk(byte[] chunk, byte[] names) {
        startChunk(chunk, names, 0, VendorCoding.NONE);
    }

    /// The same, for a source that numbers its names and keeps values in a form of its own.
    ///
    /// @param numbered how many names were numbered when the first of `names` was looked for
    public void startChunk(byte[] chunk, byte[] names, int numbered, VendorCoding newCoding) {
        bases[CHUNK] = chunk;
        bases[NAMES] = names;
        chunkNumber++;
        knownNames = numbered;
        coding = newCoding;
        clear();
    }

    /// Says that the names lie in another array now, at the same places.
    public void moveNames(byte[] names) {
        bases[NAMES] = names;
    }

    /// Empties the buffer for the next record.
    public void clear() {
        present = 0;
        constant = 0;
        folded = 0;
        scratchEnd = 0;
        madeEnd = 0;
        vendorCount = 0;
        vendorIndexed = false;
        vendorKnown = true;
        if (++generation > LAST_GENERATION) {
            Arrays.fill(firsts, 0);
            generation = 1;
        }
        laterVendor = NO_TEXT;
        flowStamp = FlowStamp.NONE;
        yearInferred = false;
    }

    /// Says that a stamp of the record has no year, and that one was inferred.
    public void yearInferred() {
        yearInferred = true;
    }

    public boolean isYearInferred() {
        return yearInferred;
    }

    public void number(Field field, long value) {
        numbers[field.ordinal()] = value;
        present |= bit(field);
    }

    public void ip(Field field, long high, long low) {
        ipHighs[field.ordinal()] = high;
        numbers[field.ordinal()] = low;
        present |= bit(field);
    }

    /// Text that stands in the chunk, in the scratch or among the names; anything else is copied into the scratch.
    public void text(Field field, byte[] bytes, int from, int to) {
        places[field.ordinal()] = place(bytes, from, to);
        long bit = bit(field);
        present |= bit;
        constant &= ~bit;
        folded &= ~bit;
    }

    /// Text that is a constant of the payload.
    public void text(Field field, Slice text) {
        int index = field.ordinal();
        if (constants[index] != text) {
            constants[index] = text;
        }
        long bit = bit(field);
        present |= bit;
        constant |= bit;
        folded &= ~bit;
    }

    /// Takes the slice's bytes as text of `field`, unless it is absent or empty.
    public void textIfAny(Field field, Slice slice) {
        if (slice.length() > 0) {
            text(field, slice.bytes(), slice.offset(), slice.end());
        }
    }

    /// Takes a value back.
    public void remove(Field field) {
        present &= ~bit(field);
    }

    /// Keeps what the source says beyond the fields, under its own name. Beyond [#MAX_VENDOR_FIELDS] the event is
    /// marked partial.
    public void vendor(byte[] name, int nameFrom, int nameTo, byte[] value, int valueFrom, int valueTo) {
        readLaterVendor();
        int index = vendorCount;
        if (index == vendorNames.length && !moreVendorFields()) {
            return;
        }
        vendorNames[index] = place(name, nameFrom, nameTo);
        vendorValues[index] = place(value, valueFrom, valueTo);
        vendorCount = index + 1;
        forgetVendorIndex();
    }

    /// The same for a name and a value in one array, which is most often the chunk: half the cost then.
    public void vendor(byte[] both, int nameFrom, int nameTo, int valueFrom, int valueTo) {
        int index = vendorCount;
        if (both != bases[CHUNK] || index == vendorNames.length || laterVendor != NO_TEXT) {
            vendor(both, nameFrom, nameTo, both, valueFrom, valueTo);
            return;
        }
        vendorNames[index] = (long) nameFrom << 31 | nameTo - nameFrom;
        vendorValues[index] = (long) valueFrom << 31 | valueTo - valueFrom;
        vendorCount = index + 1;
        forgetVendorIndex();
    }

    /// The same for a name that has a number ([VendorName#numberOf]), and a value in the form that [VendorCoding]
    /// writes out when somebody asks.
    ///
    /// @param number of the name, -1 if nobody looks for it
    /// @param from   in the chunk
    /// @param size   below 2^16
    public void vendorCoded(int nameFrom, int nameTo, int number, int type, int from, int size) {
        numberedVendor(nameFrom, nameTo, number, (long) from << 31 | CODED | type << Short.SIZE | size);
    }

    /// The same for a value among the names.
    public void vendorInNames(int nameFrom, int nameTo, int number, int valueFrom, int valueTo) {
        numberedVendor(nameFrom, nameTo, number, pack(NAMES, valueFrom, valueTo - valueFrom));
    }

    private void numberedVendor(int nameFrom, int nameTo, int number, long value) {
        readLaterVendor();
        int index = vendorCount;
        if (index == vendorNames.length && !moreVendorFields()) {
            return;
        }
        vendorNames[index] = pack(NAMES, nameFrom, nameTo - nameFrom);
        vendorValues[index] = value;
        vendorCount = index + 1;
        vendorIndexed = false;
        if (number >= 0 && firsts[number] >>> INDEX_BITS != generation) {
            firsts[number] = generation << INDEX_BITS | index;
        }
    }

    private void forgetVendorIndex() {
        vendorIndexed = false;
        vendorKnown = false;
    }

    /// Leaves text that holds the vendor fields that come next, to be read when somebody asks for them.
    ///
    /// @param count how many these are at most
    /// @param bytes which stay as they are until the next record
    public void vendorLater(VendorText text, int count, byte[] bytes, int from, int to) {
        readLaterVendor();
        if (vendorCount + count > MAX_VENDOR_FIELDS) {
            number(Field.PARTIAL, 1);
        }
        vendorKnown = false;
        laterVendor = text;
        laterBytes = bytes;
        laterFrom = from;
        laterTo = to;
    }

    private void readLaterVendor() {
        if (laterVendor != NO_TEXT) {
            VendorText text = laterVendor;
            laterVendor = NO_TEXT;
            text.put(laterBytes, laterFrom, laterTo, this);
        }
    }

    private boolean moreVendorFields() {
        if (vendorNames.length == MAX_VENDOR_FIELDS) {
            number(Field.PARTIAL, 1);
            return false;
        }
        vendorNames = Arrays.copyOf(vendorNames, 2 * vendorNames.length);
        vendorValues = Arrays.copyOf(vendorValues, 2 * vendorValues.length);
        return true;
    }

    /// Makes one vendor field out of two that hold its name and its value; copies no bytes.
    ///
    /// @param at    where it goes
    /// @param name  the vendor field whose value is the name
    /// @param value the vendor field whose value is the value
    public void pairVendor(int at, int name, int value) {
        readLaterVendor();
        vendorNames[at] = vendorValues[name];
        vendorValues[at] = vendorValues[value];
        forgetVendorIndex();
    }

    /// Takes a prefix off the names of the vendor fields that have it; copies no bytes.
    public void cutVendorNames(Slice prefix) {
        readLaterVendor();
        for (int i = 0; i < vendorCount; i++) {
            long place = vendorNames[i];
            int from = offset(place);
            int length = length(place) - prefix.length();
            byte[] base = bases[base(place)];
            int end = from + prefix.length();
            if (length > 0 && Arrays.equals(base, from, end, prefix.bytes(), prefix.offset(), prefix.end())) {
                vendorNames[i] = pack(base(place), end, length);
                forgetVendorIndex();
            }
        }
    }

    /// Takes the first bytes off the name of one vendor field; copies nothing.
    public void cutVendorName(int index, int bytes) {
        long place = vendorNames[index];
        vendorNames[index] = pack(base(place), offset(place) + bytes, length(place) - bytes);
        forgetVendorIndex();
    }

    /// Forgets the vendor fields from `count` on, as when a payload gives up what it began.
    public void truncateVendor(int count) {
        readLaterVendor();
        vendorCount = count;
        forgetVendorIndex();
    }

    public void flowStamp(FlowStamp meaning) {
        flowStamp = meaning;
    }

    public void reject(RejectReason reason, int column) {
        rejectReason = reason;
        rejectColumn = column;
    }

    public void ignore(Ignored why) {
        ignored = why;
    }

    /// Two longs for an address being read.
    public long[] ipScratch() {
        return ipScratch;
    }

    /// Room for a payload's own notes on one record, all 0. Taking it again empties it.
    ///
    /// @param count at most [#MAX_SLOTS]
    public long[] slots(int count) {
        Arrays.fill(slots, 0, count, 0);
        return slots;
    }

    /// What a parser keeps in mind from record to record, to be checked before use: it may speed up, never decide, so a
    /// record still says the same whatever came before. Any parser may have left its own here.
    public Object memory() {
        return memory;
    }

    public void memory(Object kept) {
        memory = kept;
    }

    /// Tells whether two records lie in one chunk.
    ///
    /// @return the number of the chunk since this buffer was made, or 0 if `bytes` is not the chunk's array
    public long chunkNumber(byte[] bytes) {
        return bytes == bases[CHUNK] ? chunkNumber : 0;
    }

    // Scratch: text that is not written as such in the chunk.

    /// The array that [#scratchEnd] counts in; another one after it has grown.
    public byte[] scratch() {
        return bases[SCRATCH];
    }

    /// Where the next byte goes.
    public int scratchEnd() {
        return scratchEnd;
    }

    /// Makes room for `more` bytes after [#scratchEnd], for who writes there itself and then calls [#scratchEnd(int)].
    ///
    /// @return the array, another one if it had to grow
    public byte[] reserve(int more) {
        room(more);
        return bases[SCRATCH];
    }

    /// Moves the end to behind what was written into the room that [#reserve] made.
    public void scratchEnd(int end) {
        scratchEnd = end;
    }

    public void append(byte[] bytes, int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, bases[SCRATCH], scratchEnd, to - from);
        scratchEnd += to - from;
    }

    public void append(int asByte) {
        room(1);
        bases[SCRATCH][scratchEnd++] = (byte) asByte;
    }

    /// Appends one code point in UTF-8.
    public void appendCodePoint(int codePoint) {
        room(4);
        scratchEnd = TextFolding.encode(codePoint, bases[SCRATCH], scratchEnd);
    }

    private void room(int more) {
        if (scratchEnd + more > bases[SCRATCH].length) {
            bases[SCRATCH] = Arrays.copyOf(bases[SCRATCH], Math.max(scratchEnd + more, 2 * bases[SCRATCH].length));
        }
    }

    private long place(byte[] bytes, int from, int to) {
        if (bytes == bases[CHUNK]) {
            return pack(CHUNK, from, to - from);
        }
        if (bytes == bases[SCRATCH]) {
            return pack(SCRATCH, from, to - from);
        }
        if (bytes == bases[NAMES]) {
            return pack(NAMES, from, to - from);
        }
        if (bytes == bases[MADE]) {
            return pack(MADE, from, to - from);
        }
        int start = scratchEnd;
        append(bytes, from, to);
        return pack(SCRATCH, start, to - from);
    }

    private Slice point(Slice slice, long place) {
        return slice.point(bases[base(place)], offset(place), length(place));
    }

    private static long bit(Field field) {
        return 1L << field.ordinal();
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
