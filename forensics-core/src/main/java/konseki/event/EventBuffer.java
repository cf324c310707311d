package konseki.event;

import java.util.Arrays;

/// The one implementation of [Event]: a worker's buffer, emptied and filled again for each record. Belongs to one
/// thread.
///
/// Values are not copied out of the chunk: a text is a place ([TextPlaces]). A parser's calls go to the lower half of
/// this file; a rejected record leaves its reason and place here as well.
public final class EventBuffer implements Event {
    /// A record keeps at most that many vendor fields; one more sets [Field#PARTIAL].
    public static final int MAX_VENDOR_FIELDS = 1024;
    /// Most slots that [#slots] gives.
    public static final int MAX_SLOTS = 128;

    private static final int FIELDS = Field.values().length;
    private static final Object NOTHING_KEPT = new Object();

    private final TextPlaces texts = new TextPlaces();
    private final VendorFields vendor = new VendorFields(this, texts);
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
    private Object memory = NOTHING_KEPT;
    private long chunkNumber;
    private boolean yearInferred;
    private long present;
    private long constant;
    private long folded;
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
        return (constant & bit) != 0 ? constants[index] : texts.point(writtenSlices[index], places[index]);
    }

    @Override
    public Slice folded(Field field) {
        long bit = bit(field);
        if ((present & bit) == 0) {
            return Slice.ABSENT;
        }
        int index = field.ordinal();
        if ((folded & bit) == 0) {
            foldedPlaces[index] = texts.fold(written(field));
            folded |= bit;
        }
        long place = foldedPlaces[index];
        return place == TextPlaces.UNCHANGED ? written(field) : texts.point(foldedSlices[index], place);
    }

    @Override
    public Slice vendor(VendorName name) {
        return vendor.value(name);
    }

    /// Where in the chunk the value of a vendor field stands, if it is of that type and size and nobody had it written
    /// out yet; else -1.
    public int codedPlace(VendorName name, int type, int size) {
        return vendor.codedPlace(name, type, size);
    }

    @Override
    public int vendorCount() {
        return vendor.count();
    }

    @Override
    public Slice vendorName(int index) {
        return vendor.name(index);
    }

    @Override
    public Slice vendorValue(int index) {
        return vendor.value(index);
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
        texts.startChunk(chunk, names, newCoding);
        vendor.startChunk(numbered);
        chunkNumber++;
        clear();
    }

    /// Says that the names lie in another array now, at the same places.
    public void moveNames(byte[] names) {
        texts.moveNames(names);
    }

    /// Empties the buffer for the next record.
    public void clear() {
        present = 0;
        constant = 0;
        folded = 0;
        texts.clear();
        vendor.clear();
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
        places[field.ordinal()] = texts.place(bytes, from, to);
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
        vendor.add(name, nameFrom, nameTo, value, valueFrom, valueTo);
    }

    /// The same for a name and a value in one array, which is most often the chunk: half the cost then.
    public void vendor(byte[] both, int nameFrom, int nameTo, int valueFrom, int valueTo) {
        vendor.add(both, nameFrom, nameTo, valueFrom, valueTo);
    }

    /// The same for a name that has a number ([VendorName#numberOf]), and a value in the form that [VendorCoding]
    /// writes out when somebody asks.
    ///
    /// @param number of the name, -1 if nobody looks for it
    /// @param from   in the chunk
    /// @param size   below 2^16
    public void vendorCoded(int nameFrom, int nameTo, int number, int type, int from, int size) {
        vendor.addNumbered(nameFrom, nameTo, number, TextPlaces.coded(type, from, size));
    }

    /// The same for a value among the names.
    public void vendorInNames(int nameFrom, int nameTo, int number, int valueFrom, int valueTo) {
        vendor.addNumbered(nameFrom, nameTo, number, TextPlaces.inNames(valueFrom, valueTo));
    }

    /// Leaves text that holds the vendor fields that come next, to be read when somebody asks for them.
    ///
    /// @param count how many these are at most
    /// @param bytes which stay as they are until the next record
    public void vendorLater(VendorText text, int count, byte[] bytes, int from, int to) {
        vendor.addLater(text, count, bytes, from, to);
    }

    /// Makes one vendor field out of two that hold its name and its value; copies no bytes.
    ///
    /// @param at    where it goes
    /// @param name  the vendor field whose value is the name
    /// @param value the vendor field whose value is the value
    public void pairVendor(int at, int name, int value) {
        vendor.pair(at, name, value);
    }

    /// Takes a prefix off the names of the vendor fields that have it; copies no bytes.
    public void cutVendorNames(Slice prefix) {
        vendor.cutNames(prefix);
    }

    /// Takes the first bytes off the name of one vendor field; copies nothing.
    public void cutVendorName(int index, int bytes) {
        vendor.cutName(index, bytes);
    }

    /// Forgets the vendor fields from `count` on, as when a payload gives up what it began.
    public void truncateVendor(int count) {
        vendor.truncate(count);
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
        return bytes == texts.chunk() ? chunkNumber : 0;
    }

    // Scratch: text that is not written as such in the chunk.

    /// The array that [#scratchEnd] counts in; another one after it has grown.
    public byte[] scratch() {
        return texts.scratch();
    }

    /// Where the next byte goes.
    public int scratchEnd() {
        return texts.scratchEnd();
    }

    /// Makes room for `more` bytes after [#scratchEnd], for who writes there itself and then calls [#scratchEnd(int)].
    ///
    /// @return the array, another one if it had to grow
    public byte[] reserve(int more) {
        return texts.reserve(more);
    }

    /// Moves the end to behind what was written into the room that [#reserve] made.
    public void scratchEnd(int end) {
        texts.scratchEnd(end);
    }

    public void append(byte[] bytes, int from, int to) {
        texts.append(bytes, from, to);
    }

    public void append(int asByte) {
        int at = texts.scratchEnd();
        texts.reserve(1)[at] = (byte) asByte;
        texts.scratchEnd(at + 1);
    }

    /// Appends one code point in UTF-8.
    public void appendCodePoint(int codePoint) {
        texts.scratchEnd(TextFolding.encode(codePoint, texts.reserve(4), texts.scratchEnd()));
    }

    private static long bit(Field field) {
        return 1L << field.ordinal();
    }
}
