package konseki.parse;

import konseki.event.EventBuffer;

/// Splits pairs with the record before in mind. Belongs to one [EventBuffer].
///
/// Ugly for speed (35 pairs a line): what a record has in common with the one before, pair by pair, is compared eight
/// bytes at a time and not split again; where a value differs, its key is known already and its end is looked for from
/// the first byte that differs. Records of other kinds in between only cost time: bytes that are equal split equally,
/// so the one before can never decide. [KeyValues] has the plain twin.
final class PairSplitter {
    private static final int AT_ONCE = 2 * Long.BYTES;
    private static final long QUOTES = ByteSearch.repeat('"');
    private static final int MOST = 256;
    /// How far a key is looked for among the pairs that come next in the record before.
    private static final int MOST_MISSING = 4;

    // A pair that is kept in mind: where its value begins and ends, from the pair's start; the number of its key + 1;
    // whether it is quoted, and whether its value says something.
    private static final int VALUE_SHIFT = 16;
    private static final int KEY_SHIFT = 32;
    private static final int LONGEST = 0xffff;
    private static final long KEY_MASK = 0xff;
    private static final long QUOTED = 1L << 40;
    private static final long TELLS = 1L << 41;

    private long[] before = new long[MOST];
    private long[] now = new long[MOST];
    private int count;
    private int beforeFrom;
    private int beforeTo;
    private long chunk;
    private int separator;
    private KeyTable keys = KeyTable.of();
    /// By the number of a key + 1: which key followed it last.
    private final byte[] followers = new byte[EventBuffer.MAX_SLOTS + 1];
    private int pairs;

    private PairSplitter() {}

    /// The one that the buffer keeps.
    static PairSplitter of(EventBuffer out) {
        if (out.memory() instanceof PairSplitter kept) {
            return kept;
        }
        PairSplitter made = new PairSplitter();
        out.memory(made);
        return made;
    }

    /// Pairs in the record that was split last.
    int pairs() {
        return pairs;
    }

    /// As [KeyValues#split].
    ///
    /// @param chunkNumber of the array, or 0 if its bytes may change
    int split(byte[] bytes, int from, int to, KeyTable table, long[] slots, long chunkNumber) {
        int ends = KeyValues.separator(bytes, from, to);
        if (chunkNumber != chunk || chunkNumber == 0 || table != keys || ends != separator) {
            forget(table, ends, chunkNumber);
        }
        int known = count;
        int remembered = 0;
        boolean remembers = true;
        long separators = ByteSearch.repeat(ends);
        long[] old = before;
        long[] fresh = now;
        int oldTo = beforeTo;
        int oldAt = beforeFrom;
        int next = 0;
        int last = KeyTable.NONE;
        int found = 0;
        int i = from;
        while (i < to) {
            int common = 0;
            if (next < known) {
                common = common(bytes, oldAt, oldTo, i, to);
                while (next < known && common >= length(old[next]) && remembered < MOST) {
                    long pair = old[next++];
                    int id = key(pair);
                    if ((pair & TELLS) != 0 && slots[id] == 0) {
                        slots[id] = (long) (i + valueFrom(pair)) << 32 | i + valueTo(pair);
                    }
                    if (remembers) {
                        fresh[remembered++] = pair;
                    }
                    found++;
                    int length = length(pair);
                    i += length;
                    oldAt += length;
                    common -= length;
                    last = id;
                }
            }
            int id;
            int value;
            int search;
            if (next < known && common >= valueFrom(old[next])) {
                long pair = old[next++];
                id = key(pair);
                int mark = (pair & QUOTED) != 0 ? 1 : 0;
                value = i + valueFrom(pair) - mark;
                search = i + Math.min(common, valueTo(pair));
                oldAt += length(pair);
            } else if (i >= to) {
                break;
            } else {
                int guess = followers[last + 1];
                int equals;
                if (i + AT_ONCE <= to && guess < table.size() && table.isPair(guess, bytes, i)) {
                    id = guess;
                    equals = i + table.length(id);
                } else if (bytes[i] == ' ' || bytes[i] == ends) {
                    remembers = false;
                    i++;
                    continue;
                } else {
                    equals = KeyValues.keyEnd(bytes, i, to, ends);
                    if (equals == to || bytes[equals] != '=' || equals == i) {
                        remembers = false;
                        i = equals + 1;
                        continue;
                    }
                    id = table.find(bytes, i, equals);
                    followers[last + 1] = (byte) id;
                }
                value = equals + 1;
                search = value;
                int most = Math.min(known, next + MOST_MISSING);
                int at = oldAt;
                for (int k = next; k < most; k++) {
                    at += length(old[k]);
                    if (key(old[k]) == id) {
                        next = k + 1;
                        oldAt = at;
                        break;
                    }
                }
            }
            last = id;
            found++;
            long quoted = 0;
            int end;
            int after;
            if (value < to && bytes[value] == '"') {
                quoted = QUOTED;
                value++;
                end = nearEnd(bytes, Math.max(search, value), to, QUOTES);
                if (!closesPlainly(bytes, value, end, to, ends)) {
                    remembers = false;
                    end = KeyValues.quoteEnd(bytes, value, to, ends);
                }
                if (end < 0) {
                    pairs = found;
                    count = 0;
                    return value - 1 - from;
                }
                after = end + 2;
            } else {
                end = nearEnd(bytes, search, to, separators);
                after = end + 1;
            }
            boolean tells = id >= 0 && end > value && !KeyValues.isNothing(bytes, value, end);
            if (tells && slots[id] == 0) {
                slots[id] = (long) value << 32 | end;
            }
            remembers = remembers && end - i <= LONGEST && remembered < MOST;
            if (remembers) {
                fresh[remembered++] = pair(id, value - i, end - i, quoted | (tells ? TELLS : 0));
            }
            i = after;
        }
        pairs = found;
        count = remembered;
        before = fresh;
        now = old;
        beforeFrom = from;
        beforeTo = to;
        return KeyValues.WHOLE;
    }

    private void forget(KeyTable table, int ends, long chunkNumber) {
        count = 0;
        keys = table;
        separator = ends;
        chunk = chunkNumber;
    }

    private static long pair(int key, int valueFrom, int valueTo, long flags) {
        return flags | (long) (key + 1) << KEY_SHIFT | (long) valueFrom << VALUE_SHIFT | valueTo;
    }

    private static int key(long pair) {
        return (int) (pair >>> KEY_SHIFT & KEY_MASK) - 1;
    }

    private static int valueFrom(long pair) {
        return (int) pair >>> VALUE_SHIFT;
    }

    private static int valueTo(long pair) {
        return (int) pair & LONGEST;
    }

    /// With what ends it: a separator, or a quote and a separator.
    private static int length(long pair) {
        return valueTo(pair) + 1 + (int) ((pair & QUOTED) >>> Long.numberOfTrailingZeros(QUOTED));
    }

    /// How many bytes at `a` and at `b` are equal, at least 0 and at most what both have.
    private static int common(byte[] bytes, int a, int aTo, int b, int bTo) {
        int most = Math.min(aTo - a, bTo - b);
        int at = 0;
        for (; at <= most - Long.BYTES; at += Long.BYTES) {
            long difference = ByteSearch.word(bytes, a + at) ^ ByteSearch.word(bytes, b + at);
            if (difference != 0) {
                return at + ByteSearch.first(difference);
            }
        }
        while (at < most && bytes[a + at] == bytes[b + at]) {
            at++;
        }
        return at;
    }

    /// Place of the first of the repeated bytes, or `to`; fast where it is near.
    private static int nearEnd(byte[] bytes, int from, int to, long repeated) {
        if (from + AT_ONCE > to) {
            return KeyValues.plainEnd(bytes, from, to, (int) repeated & 0xff);
        }
        int first = ByteSearch.first(ByteSearch.match(ByteSearch.word(bytes, from), repeated));
        int second = ByteSearch.first(ByteSearch.match(ByteSearch.word(bytes, from + Long.BYTES), repeated));
        int end = first + (second & -(first >>> 3)); // no branch: lengths are hard to guess for a processor
        return end < AT_ONCE ? from + end : ByteSearch.indexOf(bytes, from + AT_ONCE, to, (int) repeated & 0xff);
    }

    /// Whether a quote is the end of its value without a doubt: a separator or nothing follows, no
    /// backslash stands before.
    private static boolean closesPlainly(byte[] bytes, int from, int quote, int to, int separator) {
        return quote < to
                && (quote + 1 == to || bytes[quote + 1] == separator)
                && (quote == from || bytes[quote - 1] != '\\');
    }
}
