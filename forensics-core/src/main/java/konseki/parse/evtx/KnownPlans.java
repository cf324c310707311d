package konseki.parse.evtx;

import java.util.Arrays;

/// Programs of definitions seen before, in whatever chunk or file: a definition is compiled once, not once per chunk.
/// Belongs to one thread.
///
/// A definition is known if it says the same, byte for byte, names that it refers to included; identifiers only find
/// what to compare with. So nothing here can decide what a record says. Of a definition are kept its bytes, and behind
/// them the names that it refers to elsewhere in its chunk:
///
/// | site                    | what is compared                                      |
/// |-------------------------|-------------------------------------------------------|
/// | between names           | all bytes                                             |
/// | name written in line    | that it is, count and text; neither chain nor hash    |
/// | name written before     | that it is, count and text, wherever it stands        |
final class KnownPlans {
    private static final int SLOTS = 4096;
    private static final int MOST = 1024;
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_SITES = 1 << 17;
    private static final int NONE = -1;
    /// Offset of a name, then of it chain and hash, which are not looked at.
    private static final int OFFSET_BYTES = 4;

    private static final int CHAIN_AND_HASH_BYTES = 6;

    private final int[] heads = new int[SLOTS];
    private final int[] nexts = new int[MOST];
    private final int[] contexts = new int[MOST];
    private final int[] programs = new int[MOST];
    private final int[] froms = new int[MOST];
    private final int[] lengths = new int[MOST];
    private final int[] sitesFroms = new int[MOST];
    private final int[] sitesTos = new int[MOST];
    private int size;
    private byte[] kept = new byte[1 << 14];
    private int keptEnd;
    /// Of each name: its place in the definition, and where its count and text are kept, [#NONE] if it is in line.
    private int[] sites = new int[1024];
    private int sitesEnd;

    KnownPlans() {
        Arrays.fill(heads, NONE);
    }

    void clear() {
        Arrays.fill(heads, NONE);
        size = 0;
        keptEnd = 0;
        sitesEnd = 0;
    }

    boolean isFull() {
        return size > MOST / 2 || keptEnd > MOST_BYTES / 2 || sitesEnd > MOST_SITES / 2;
    }

    /// The program of the definition whose fragment stands at `[from, to)`, or [PlanTable#NONE].
    ///
    /// @param chunk where its chunk begins
    int find(byte[] bytes, int chunk, int from, int to, int context) {
        for (int i = heads[slot(bytes, from, to, context)]; i != NONE; i = nexts[i]) {
            if (contexts[i] == context && lengths[i] == to - from && isSame(i, bytes, chunk, from, to)) {
                return programs[i];
            }
        }
        return PlanTable.NONE;
    }

    /// The identifier lies before the fragment, its size behind that.
    private static int slot(byte[] bytes, int from, int to, int context) {
        int definition = from - BinXml.DEFINITION_HEADER_BYTES;
        long id = LittleEndian.i64(bytes, definition + 4) ^ LittleEndian.i64(bytes, definition + 12);
        return (int) ((id + context * 31L + to - from) * 0x9e3779b97f4a7c15L >>> 52);
    }

    private boolean isSame(int plan, byte[] bytes, int chunk, int from, int to) {
        int copy = froms[plan] - from;
        int at = from;
        for (int s = sitesFroms[plan]; s < sitesTos[plan]; s += 2) {
            int site = from + sites[s];
            if (!Arrays.equals(bytes, at, site, kept, copy + at, copy + site)) {
                return false;
            }
            int name = chunk + LittleEndian.i32(bytes, site);
            at = site + OFFSET_BYTES;
            int text = sites[s + 1];
            if (text == NONE != (name == at)) {
                return false;
            }
            if (text == NONE) {
                at += CHAIN_AND_HASH_BYTES;
            } else if (!isSameName(text, bytes, name, Names.end(bytes, chunk, name, to))) {
                return false;
            }
        }
        return Arrays.equals(bytes, at, to, kept, copy + at, copy + to);
    }

    private boolean isSameName(int text, byte[] bytes, int name, int end) {
        int from = name + CHAIN_AND_HASH_BYTES;
        return end >= 0 && Arrays.equals(bytes, from, end - 2, kept, text, text + end - 2 - from);
    }

    /// Keeps a program, if there is room.
    ///
    /// @param names place of each name in the definition and of its text, as the compiler met them
    void put(byte[] bytes, int from, int to, int context, int program, int[] names, int namesEnd) {
        int more = to - from;
        for (int i = 0; i < namesEnd; i += 2) {
            more += isInLine(names, i) ? 0 : 2 + 2 * LittleEndian.u16(bytes, names[i + 1] + CHAIN_AND_HASH_BYTES);
        }
        if (size == MOST || keptEnd + more > MOST_BYTES || sitesEnd + namesEnd > MOST_SITES) {
            return;
        }
        if (keptEnd + more > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(keptEnd + more, 2 * kept.length));
        }
        if (sitesEnd + namesEnd > sites.length) {
            sites = Arrays.copyOf(sites, Math.max(sitesEnd + namesEnd, 2 * sites.length));
        }
        int slot = slot(bytes, from, to, context);
        nexts[size] = heads[slot];
        contexts[size] = context;
        programs[size] = program;
        froms[size] = keptEnd;
        lengths[size] = to - from;
        keep(bytes, from, to);
        sitesFroms[size] = sitesEnd;
        for (int i = 0; i < namesEnd; i += 2) {
            sites[sitesEnd++] = names[i] - from;
            int text = names[i + 1] + CHAIN_AND_HASH_BYTES;
            sites[sitesEnd++] = isInLine(names, i) ? NONE : keptEnd;
            if (!isInLine(names, i)) {
                keep(bytes, text, text + 2 + 2 * LittleEndian.u16(bytes, text));
            }
        }
        sitesTos[size] = sitesEnd;
        heads[slot] = size++;
    }

    private static boolean isInLine(int[] names, int i) {
        return names[i + 1] == names[i] + OFFSET_BYTES;
    }

    private void keep(byte[] bytes, int from, int to) {
        System.arraycopy(bytes, from, kept, keptEnd, to - from);
        keptEnd += to - from;
    }
}
