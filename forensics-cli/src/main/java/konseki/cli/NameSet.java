package konseki.cli;

import java.util.Arrays;
import konseki.event.EventBuffer;
import konseki.event.Slice;

/// The names of one record's vendor fields that were already written; emptied in no time. Belongs to one thread.
final class NameSet {
    private static final int SLOTS = 4 * EventBuffer.MAX_VENDOR_FIELDS;

    private final int[] generations = new int[SLOTS];
    private final int[] offsets = new int[SLOTS];
    private final int[] lengths = new int[SLOTS];
    private final byte[][] arrays = new byte[SLOTS][];
    private int generation;

    /// Begins a record; slices given before are forgotten.
    void clear() {
        if (++generation == 0) {
            Arrays.fill(generations, 0);
            generation = 1;
        }
    }

    /// @return false if the name was there
    boolean add(Slice name) {
        int slot = hash(name) & SLOTS - 1;
        while (generations[slot] == generation) {
            if (Arrays.equals(
                    arrays[slot],
                    offsets[slot],
                    offsets[slot] + lengths[slot],
                    name.bytes(),
                    name.offset(),
                    name.end())) {
                return false;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        generations[slot] = generation;
        arrays[slot] = name.bytes();
        offsets[slot] = name.offset();
        lengths[slot] = name.length();
        return true;
    }

    private static int hash(Slice name) {
        int hash = name.length();
        byte[] bytes = name.bytes();
        for (int i = name.offset(); i < name.end(); i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash * 0x9e3779b9 >>> 16;
    }
}
