package konseki.parse.evtx;

import java.util.Arrays;

/// Which program belongs to which definition and context of the current chunk. Belongs to one thread.
final class PlanTable {
    static final int NONE = -1;
    private static final int SLOTS = 1024;
    private static final int MOST = SLOTS / 2;

    private final int[] keys = new int[SLOTS];
    private final int[] programs = new int[SLOTS];
    private int size;

    PlanTable() {
        Arrays.fill(keys, NONE);
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(keys, NONE);
            size = 0;
        }
    }

    boolean isFull() {
        return size > MOST / 2;
    }

    /// @param offset in the chunk, below 2^16
    int find(int offset, int context) {
        int key = offset << 6 | context;
        for (int i = slot(key); keys[i] != NONE; i = i + 1 & SLOTS - 1) {
            if (keys[i] == key) {
                return programs[i];
            }
        }
        return NONE;
    }

    /// @return false if there is no room
    boolean put(int offset, int context, int program) {
        if (size == MOST) {
            return false;
        }
        int key = offset << 6 | context;
        int i = slot(key);
        while (keys[i] != NONE) {
            i = i + 1 & SLOTS - 1;
        }
        keys[i] = key;
        programs[i] = program;
        size++;
        return true;
    }

    private static int slot(int key) {
        return key * 0x9e3779b9 >>> 22;
    }
}
