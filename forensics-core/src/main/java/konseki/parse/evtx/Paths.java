package konseki.parse.evtx;

import java.util.Arrays;

/// The names that values get, by what they are made of: an element or attribute inside another. Made once, since the
/// events of forwarded logs are written without templates and repeat them in each record. Belongs to one thread.
///
/// A name is found by all its letters. Names lie in [PlanCode#names]; that of what stands inside an element begins with
/// its *inside*.
final class Paths {
    static final int NONE = -1;
    /// Kinds: an element, an attribute, event data by the name that an attribute gives them, text beside attributes.
    static final int ELEMENT = 0;
    static final int ATTRIBUTE = 1;
    static final int DATA = 2;
    static final int TEXT = 3;

    private static final int SLOTS = 1 << 14;
    private static final int MOST = 1 << 13;
    private static final int MOST_BYTES = 1 << 20;

    private final int[] heads = new int[SLOTS];
    private int[] nexts = new int[256];
    private int[] parents = new int[256];
    private int[] kinds = new int[256];
    private int[] lettersFrom = new int[256];
    private int[] lettersTo = new int[256];
    /// Six of each path: from, to, number, inside from, inside to, whether its own name is Data or, of an attribute,
    /// Name.
    private int[] facts = new int[6 * 256];
    private int size;
    private byte[] letters = new byte[1 << 12];
    private int lettersEnd;

    Paths() {
        Arrays.fill(heads, NONE);
    }

    void clear() {
        Arrays.fill(heads, NONE);
        size = 0;
        lettersEnd = 0;
    }

    boolean isFull() {
        return size > MOST / 2 || lettersEnd > MOST_BYTES / 2;
    }

    /// @param parent a path, or the context of the outermost element, as a number below [#NONE]
    /// @param from   where its letters stand, as the record has them
    int find(int parent, int kind, byte[] bytes, int from, int to) {
        for (int i = heads[slot(parent, kind, bytes, from, to)]; i != NONE; i = nexts[i]) {
            if (parents[i] == parent
                    && kinds[i] == kind
                    && Arrays.equals(bytes, from, to, letters, lettersFrom[i], lettersTo[i])) {
                return i;
            }
        }
        return NONE;
    }

    private static int slot(int parent, int kind, byte[] bytes, int from, int to) {
        long some = (long) to - from;
        if (to - from >= Long.BYTES) {
            some += LittleEndian.i64(bytes, from) ^ Long.rotateLeft(LittleEndian.i64(bytes, to - Long.BYTES), 29);
        }
        return (int) ((some + (parent * 4L + kind) * 0xff51afd7ed558ccdL) * 0x9e3779b97f4a7c15L >>> 50);
    }

    /// @return the new path, or [#NONE] if there is no room
    int add(int parent, int kind, byte[] bytes, int from, int to) {
        if (size == MOST || lettersEnd + to - from > MOST_BYTES) {
            return NONE;
        }
        if (size == nexts.length) {
            nexts = Arrays.copyOf(nexts, 2 * size);
            parents = Arrays.copyOf(parents, 2 * size);
            kinds = Arrays.copyOf(kinds, 2 * size);
            lettersFrom = Arrays.copyOf(lettersFrom, 2 * size);
            lettersTo = Arrays.copyOf(lettersTo, 2 * size);
            facts = Arrays.copyOf(facts, 12 * size);
        }
        if (lettersEnd + to - from > letters.length) {
            letters = Arrays.copyOf(letters, Math.max(lettersEnd + to - from, 2 * letters.length));
        }
        int slot = slot(parent, kind, bytes, from, to);
        parents[size] = parent;
        kinds[size] = kind;
        lettersFrom[size] = lettersEnd;
        System.arraycopy(bytes, from, letters, lettersEnd, to - from);
        lettersEnd += to - from;
        lettersTo[size] = lettersEnd;
        nexts[size] = heads[slot];
        heads[slot] = size;
        return size++;
    }

    void name(int path, int from, int to, int number) {
        facts[6 * path] = from;
        facts[6 * path + 1] = to;
        facts[6 * path + 2] = number;
    }

    void inside(int path, int from, int to, boolean isSpecial) {
        facts[6 * path + 3] = from;
        facts[6 * path + 4] = to;
        facts[6 * path + 5] = isSpecial ? 1 : 0;
    }

    int from(int path) {
        return facts[6 * path];
    }

    int to(int path) {
        return facts[6 * path + 1];
    }

    int number(int path) {
        return facts[6 * path + 2];
    }

    int insideFrom(int path) {
        return facts[6 * path + 3];
    }

    int insideTo(int path) {
        return facts[6 * path + 4];
    }

    boolean isSpecial(int path) {
        return facts[6 * path + 5] != 0;
    }
}
