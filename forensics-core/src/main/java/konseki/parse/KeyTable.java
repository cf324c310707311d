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

    // What is kept of `name=`: its first eight bytes or less, and the eight that end with it, if it is longer.
    private static final int PAIR = 8;
    private static final int FIRST_MASK = 0;
    private static final int FIRST = 1;
    private static final int LAST_MASK = 2;
    private static final int LAST = 3;
    private static final int LAST_AT = 4;
    private static final int LENGTH = 5;
    private static final int LONGEST_PAIR = 2 * Long.BYTES - 1;

    private final byte[][] names;
    private final int[] lengths;
    private final long[] heads;
    private final long[] tails;
    private final long[] pairs;
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
        pairs = new long[(count + 1) * PAIR];
        putPair(NONE, new byte[LONGEST_PAIR + 1]);
        for (int i = 0; i < count; i++) {
            byte[] name = all.get(i).getBytes(StandardCharsets.US_ASCII);
            names[i] = name;
            lengths[i] = name.length;
            heads[i] = head(name, 0, name.length);
            tails[i] = tail(name, 0, name.length);
            putPair(i, name);
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

    private void putPair(int id, byte[] name) {
        int at = (id + 1) * PAIR;
        if (name.length > LONGEST_PAIR) {
            pairs[at + FIRST] = 1; // nothing equals it under an empty mask
            return;
        }
        byte[] pair = Arrays.copyOf(name, 2 * Long.BYTES);
        pair[name.length] = '=';
        boolean one = name.length < Long.BYTES;
        pairs[at + FIRST_MASK] = one ? -1L >>> Long.SIZE - Byte.SIZE * (name.length + 1) : -1L;
        pairs[at + FIRST] = ByteSearch.word(pair, 0);
        pairs[at + LAST_MASK] = one ? 0 : -1L;
        pairs[at + LAST_AT] = one ? 0 : name.length + 1 - Long.BYTES;
        pairs[at + LAST] = one ? 0 : ByteSearch.word(pair, name.length + 1 - Long.BYTES);
        pairs[at + LENGTH] = name.length;
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
    /// for the name, where the guess is right. Never true of names of 16 bytes and more, and of [#NONE].
    ///
    /// @param id    one of the table's, or [#NONE]
    /// @param bytes of which 16 can be read at `from`
    boolean isPair(int id, byte[] bytes, int from) {
        int at = (id + 1) * PAIR;
        long first = ByteSearch.word(bytes, from) & pairs[at + FIRST_MASK] ^ pairs[at + FIRST];
        long last = ByteSearch.word(bytes, from + (int) pairs[at + LAST_AT]) & pairs[at + LAST_MASK] ^ pairs[at + LAST];
        return (first | last) == 0;
    }

    /// Bytes of a name that [#isPair] knows.
    int length(int id) {
        return (int) pairs[(id + 1) * PAIR + LENGTH];
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
