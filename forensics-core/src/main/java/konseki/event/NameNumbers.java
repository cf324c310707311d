package konseki.event;

import java.util.Arrays;

/// Gives names small numbers, so that what is looked up often need not be compared. Safe for several threads.
///
/// A number speeds a lookup up and decides nothing: a name without one is found by its bytes.
final class NameNumbers {
    static final int MOST = 4096;
    /// Of names beyond [#MOST].
    static final int NONE = Integer.MAX_VALUE;

    private static final int SLOTS = 2 * MOST;

    private final byte[][] names = new byte[SLOTS][];
    private final int[] numbers = new int[SLOTS];
    private volatile int count;

    /// How many names have a number; a later name has a larger one.
    int count() {
        return count;
    }

    /// The number of the name at `bytes[from, to)`, -1 if it has none.
    ///
    /// @param hash by [VendorName#hash]
    synchronized int find(byte[] bytes, int from, int to, int hash) {
        int slot = slot(bytes, from, to, hash);
        return names[slot] == null ? -1 : numbers[slot];
    }

    /// The number of the name, from now on.
    synchronized int give(byte[] name, int hash) {
        int slot = slot(name, 0, name.length, hash);
        if (names[slot] != null) {
            return numbers[slot];
        }
        int number = count;
        if (number == MOST) {
            return NONE;
        }
        names[slot] = name;
        numbers[slot] = number;
        count = number + 1;
        return number;
    }

    /// Where the name is or would be.
    private int slot(byte[] bytes, int from, int to, int hash) {
        int slot = hash & SLOTS - 1;
        while (names[slot] != null && !Arrays.equals(bytes, from, to, names[slot], 0, names[slot].length)) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }
}
