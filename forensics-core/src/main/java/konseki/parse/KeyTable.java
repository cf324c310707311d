package konseki.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A fixed set of short names, found by their bytes without a loop over them. Immutable.
///
/// Ugly for speed (some 60 names are looked up per firewall line): a name is its first eight bytes, its last eight and
/// its length; a multiplier is searched for, when the table is made, that sends each to a place of its own, so a lookup
/// is one multiplication and one comparison. A `HashMap` of strings is the oracle of its test.
public final class KeyTable {
    /// What is not in the table.
    public static final int NONE = -1;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int MOST_BITS = 16;
    private static final long CASE = 0x2020202020202020L;

    private final byte[][] names;
    private final int[] lengths;
    private final long[] heads;
    private final long[] tails;
    private final long[] pairMasks;
    private final long[] pairHeads;
    private final byte[] places;
    private final long multiplier;
    private final int shift;
    private final long fold;

    private KeyTable(List<String> all, boolean ignoringCase) {
        int count = all.size();
        if (count > Byte.MAX_VALUE) {
            throw new IllegalArgumentException(count + " names; a table holds " + Byte.MAX_VALUE);
        }
        fold = ignoringCase ? CASE : 0;
        names = new byte[count][];
        lengths = new int[count];
        heads = new long[count];
        tails = new long[count];
        pairMasks = new long[count];
        pairHeads = new long[count];
        for (int i = 0; i < count; i++) {
            byte[] name = all.get(i).getBytes(StandardCharsets.US_ASCII);
            names[i] = name;
            lengths[i] = name.length;
            heads[i] = head(name, 0, name.length);
            tails[i] = tail(name, 0, name.length);
            boolean ends = name.length < Long.BYTES;
            pairMasks[i] = ends ? -1L >>> Long.SIZE - Byte.SIZE * (name.length + 1) : -1L;
            pairHeads[i] = ends ? heads[i] | (long) '=' << Byte.SIZE * name.length : heads[i];
        }
        int bits = 2 + 32 - Integer.numberOfLeadingZeros(Math.max(1, count));
        long seed = GOLDEN;
        int tries = 0;
        byte[] found = place(seed, bits);
        while (found.length == 0) {
            tries++;
            if (bits > MOST_BITS) {
                throw new IllegalArgumentException("two names agree in both ends and length: " + all);
            }
            bits += tries % 4096 == 0 ? 1 : 0;
            seed = seed * GOLDEN + 2L * tries; // stays odd
            found = place(seed, bits);
        }
        places = found;
        multiplier = seed;
        shift = Long.SIZE - bits;
    }

    /// Collects names and gives each its number, in order from 0.
    public static final class Builder {
        private final List<String> names = new ArrayList<>();

        /// No names yet.
        public Builder() {}

        /// The number of that name; the same one if it was given before.
        public int id(String name) {
            int known = names.indexOf(name);
            if (known >= 0) {
                return known;
            }
            names.add(name);
            return names.size() - 1;
        }

        public KeyTable build() {
            return new KeyTable(names, false);
        }

        /// A table to which `Deny`, `DENY` and `deny` are one: names are given in lower case. (It compares ASCII
        /// without
        /// bit 5, so `_` also equals DEL, which stands in no log.)
        public KeyTable buildIgnoringCase() {
            return new KeyTable(names, true);
        }
    }

    public static KeyTable of(String... names) {
        return new KeyTable(List.of(names), false);
    }

    public int size() {
        return names.length;
    }

    /// The number of the name at `bytes[from, to)`, or [#NONE].
    public int find(byte[] bytes, int from, int to) {
        if (to <= from) {
            return NONE;
        }
        long head = head(bytes, from, to);
        long tail = tail(bytes, from, to);
        int id = places[(int) (mix(head, tail, to - from) * multiplier >>> shift)];
        if (id < 0 || heads[id] != head || tails[id] != tail || lengths[id] != to - from) {
            return NONE;
        }
        return to - from <= 2 * Long.BYTES || sameMiddle(names[id], bytes, from) ? id : NONE;
    }

    /// The number of the name that a slot of [KeyValues] points at; [#NONE] if the slot is empty.
    public int find(byte[] bytes, long slot) {
        return find(bytes, KeyValues.valueFrom(slot), KeyValues.valueTo(slot));
    }

    /// Whether the name with that number stands at `from`, followed by `=`: cheaper than looking for its end and then
    /// for the name, where the guess is right. False too if the array ends within eight bytes, or there is no such
    /// number.
    boolean isPair(int id, byte[] bytes, int from, int to) {
        if (id < 0 || id >= lengths.length || from + Long.BYTES > bytes.length) {
            return false;
        }
        int equals = from + lengths[id];
        return (ByteSearch.word(bytes, from) & pairMasks[id]) == pairHeads[id]
                && equals < to
                && (equals - from < Long.BYTES || isLongPair(id, bytes, from, equals));
    }

    private boolean isLongPair(int id, byte[] bytes, int from, int equals) {
        return bytes[equals] == '='
                && ByteSearch.word(bytes, equals - Long.BYTES) == tails[id]
                && (equals - from <= 2 * Long.BYTES || sameMiddle(names[id], bytes, from));
    }

    int length(int id) {
        return lengths[id];
    }

    private byte[] place(long seed, int bits) {
        byte[] table = new byte[1 << bits];
        Arrays.fill(table, (byte) NONE);
        for (int id = 0; id < names.length; id++) {
            int at = (int) (mix(heads[id], tails[id], names[id].length) * seed >>> Long.SIZE - bits);
            if (table[at] >= 0) {
                return new byte[0];
            }
            table[at] = (byte) id;
        }
        return table;
    }

    private static long mix(long head, long tail, int length) {
        return (head ^ Long.rotateLeft(tail, 29)) + length;
    }

    private long head(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length >= Long.BYTES) {
            return ByteSearch.word(bytes, from) | fold;
        }
        if (from + Long.BYTES <= bytes.length) {
            return (ByteSearch.word(bytes, from) | fold) & -1L >>> Long.SIZE - Byte.SIZE * length;
        }
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << Byte.SIZE | bytes[i] & 0xff;
        }
        return (word | fold) & -1L >>> Long.SIZE - Byte.SIZE * length;
    }

    private long tail(byte[] bytes, int from, int to) {
        return to - from > Long.BYTES ? ByteSearch.word(bytes, to - Long.BYTES) | fold : 0;
    }

    private boolean sameMiddle(byte[] name, byte[] bytes, int from) {
        int difference = 0;
        for (int i = Long.BYTES; i < name.length - Long.BYTES; i++) {
            difference |= (name[i] ^ bytes[from + i]) & ~(int) (fold & 0xff);
        }
        return difference == 0;
    }
}
