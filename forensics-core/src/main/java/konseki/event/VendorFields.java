package konseki.event;

import java.util.Arrays;

/// What one record says beyond the fields of the schema, under the source's own names, in the record's order. Belongs
/// to one [EventBuffer].
///
/// A name is looked up by its number where the source numbers its names and all of this record's came with theirs, else
/// by an index of hashes, which is made at the first question. Text that few ask for is taken apart only then
/// ([VendorText]).
final class VendorFields {
    private static final int INDEX_BITS = 10;
    private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;
    private static final int LAST_GENERATION = (1 << Integer.SIZE - INDEX_BITS) - 1;
    private static final VendorText NO_TEXT = (bytes, from, to, out) -> {};

    private final EventBuffer owner;
    private final TextPlaces texts;
    private long[] names = new long[64];
    private long[] values = new long[64];
    private int count;
    private final VendorIndex index = new VendorIndex();
    private boolean indexed;
    /// Whether the name of each field of this record is known by its number, or is none that is looked up.
    private boolean known;
    private int knownNames;
    /// By number of a name: generation and index of the first field that has it.
    private final int[] firsts = new int[NameNumbers.MOST];
    private int generation = 1;
    private VendorText later = NO_TEXT;
    private byte[] laterBytes = new byte[0];
    private int laterFrom;
    private int laterTo;
    private final Slice nameSlice = Slice.reusable();
    private final Slice valueSlice = Slice.reusable();

    VendorFields(EventBuffer owner, TextPlaces texts) {
        this.owner = owner;
        this.texts = texts;
    }

    /// @param numbered how many names were numbered when the first name of the member's plan was looked for
    void startChunk(int numbered) {
        knownNames = numbered;
    }

    void clear() {
        count = 0;
        indexed = false;
        known = true;
        if (++generation > LAST_GENERATION) {
            Arrays.fill(firsts, 0);
            generation = 1;
        }
        later = NO_TEXT;
    }

    // The view.

    int count() {
        readLater();
        return count;
    }

    Slice name(int at) {
        readLater();
        return texts.point(nameSlice, names[at]);
    }

    Slice value(int at) {
        readLater();
        if (TextPlaces.isCoded(values[at])) {
            values[at] = texts.decode(values[at]);
        }
        return texts.point(valueSlice, values[at]);
    }

    Slice value(VendorName name) {
        if (isNumbered(name)) {
            int first = firsts[name.number()];
            return first >>> INDEX_BITS == generation ? value(first & INDEX_MASK) : Slice.ABSENT;
        }
        if (!indexed || later != NO_TEXT) {
            makeIndex();
        }
        for (int i = index.first(name.hash()); i >= 0; i = index.next(i)) {
            if (texts.isText(names[i], name.bytes())) {
                return value(i);
            }
        }
        return Slice.ABSENT;
    }

    int codedPlace(VendorName name, int type, int size) {
        if (!isNumbered(name)) {
            return -1;
        }
        int first = firsts[name.number()];
        long place = first >>> INDEX_BITS == generation ? values[first & INDEX_MASK] : 0;
        return TextPlaces.codedFrom(place, type, size);
    }

    private boolean isNumbered(VendorName name) {
        return known && name.number() < knownNames;
    }

    private void makeIndex() {
        readLater();
        index.clear(count);
        for (int i = count - 1; i >= 0; i--) {
            index.put(texts.nameHash(names[i]), i);
        }
        indexed = true;
    }

    // For parsers.

    void add(byte[] name, int nameFrom, int nameTo, byte[] value, int valueFrom, int valueTo) {
        readLater();
        int at = count;
        if (at == names.length && !grow()) {
            return;
        }
        names[at] = texts.place(name, nameFrom, nameTo);
        values[at] = texts.place(value, valueFrom, valueTo);
        count = at + 1;
        forgetIndex();
    }

    /// The same for a name and a value in one array, which is most often the chunk: half the cost then.
    void add(byte[] both, int nameFrom, int nameTo, int valueFrom, int valueTo) {
        int at = count;
        if (both != texts.chunk() || at == names.length || later != NO_TEXT) {
            add(both, nameFrom, nameTo, both, valueFrom, valueTo);
            return;
        }
        names[at] = TextPlaces.inChunk(nameFrom, nameTo);
        values[at] = TextPlaces.inChunk(valueFrom, valueTo);
        count = at + 1;
        forgetIndex();
    }

    /// The same for a name of the plan.
    ///
    /// @param number of the name, -1 if nobody looks for it
    /// @param value  a place
    void addNumbered(int nameFrom, int nameTo, int number, long value) {
        readLater();
        int at = count;
        if (at == names.length && !grow()) {
            return;
        }
        names[at] = TextPlaces.inNames(nameFrom, nameTo);
        values[at] = value;
        count = at + 1;
        indexed = false;
        if (number >= 0 && firsts[number] >>> INDEX_BITS != generation) {
            firsts[number] = generation << INDEX_BITS | at;
        }
    }

    private boolean grow() {
        if (names.length == EventBuffer.MAX_VENDOR_FIELDS) {
            owner.number(Field.PARTIAL, 1);
            return false;
        }
        names = Arrays.copyOf(names, 2 * names.length);
        values = Arrays.copyOf(values, 2 * values.length);
        return true;
    }

    void addLater(VendorText text, int most, byte[] bytes, int from, int to) {
        readLater();
        if (count + most > EventBuffer.MAX_VENDOR_FIELDS) {
            owner.number(Field.PARTIAL, 1);
        }
        known = false;
        later = text;
        laterBytes = bytes;
        laterFrom = from;
        laterTo = to;
    }

    private void readLater() {
        if (later != NO_TEXT) {
            VendorText text = later;
            later = NO_TEXT;
            text.put(laterBytes, laterFrom, laterTo, owner);
        }
    }

    void pair(int at, int name, int value) {
        readLater();
        names[at] = values[name];
        values[at] = values[value];
        forgetIndex();
    }

    void cutNames(Slice prefix) {
        readLater();
        for (int i = 0; i < count; i++) {
            if (texts.goesOnAfter(names[i], prefix)) {
                cutName(i, prefix.length());
            }
        }
    }

    void cutName(int at, int bytes) {
        names[at] = TextPlaces.after(names[at], bytes);
        forgetIndex();
    }

    void truncate(int newCount) {
        readLater();
        count = newCount;
        forgetIndex();
    }

    private void forgetIndex() {
        indexed = false;
        known = false;
    }
}
