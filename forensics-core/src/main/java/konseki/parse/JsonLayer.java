package konseki.parse;

import java.util.Arrays;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.RejectReason;

/// One JSON object, flattened into vendor fields with dotted paths. Belongs to one worker.
///
/// - `{"winlog":{"event_id":4624}}` gives `winlog.event_id`. The elements of an array all have the array's path, so
///   that names repeat: `{"ip":["192.0.2.1","192.0.2.2"]}` gives `ip` twice.
/// - Numbers, `true` and `false` are kept as written; `null` is absent; an empty text is an empty text.
/// - What only wraps an event is taken off, so that one name means one thing in all forms of an export: see
///   [JsonWrappers].
/// - A list of names with their texts gives named values: see [JsonPairs].
/// - A path longer than [#MAX_NAME_BYTES] is cut, and the event marked partial.
///
/// Values are places in the chunk; only a text with escapes is written anew, into the buffer's scratch.
public final class JsonLayer implements Unwrapping.Layer {
    /// Longest path kept.
    static final int MAX_NAME_BYTES = 512;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final int FAILED = -1;

    private int depth;
    private long arrays;
    /// The path of each container, the last dot included if it is an object, is `path[pathStarts[depth],
    /// pathEnds[depth])`. What
    /// a wrapper holds begins a path of its own behind that of the wrapper.
    private final byte[] path = new byte[4 * MAX_NAME_BYTES];
    private final int[] pathStarts = new int[ParseLimits.MAX_DEPTH];
    private final int[] pathEnds = new int[ParseLimits.MAX_DEPTH];
    /// How many vendor fields there were when the container was entered.
    private final int[] membersFrom = new int[ParseLimits.MAX_DEPTH];
    /// The name that the elements of an array have.
    private final int[] arrayNameFroms = new int[ParseLimits.MAX_DEPTH];
    private final int[] arrayNameTos = new int[ParseLimits.MAX_DEPTH];
    private final boolean[] arrayNamesInScratch = new boolean[ParseLimits.MAX_DEPTH];

    private int nameFrom;
    private int nameTo;
    private boolean nameInScratch;
    private RejectReason reason = RejectReason.MALFORMED;
    private int column;

    /// One for each worker.
    public JsonLayer() {}

    @Override
    public int unwrap(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int start = skipBlank(bytes, from, to);
        if (start == to || bytes[start] != '{') {
            return NOT_MINE;
        }
        depth = 0;
        arrays = 0;
        pathStarts[0] = 0;
        pathEnds[0] = 0;
        int end = readContents(bytes, start + 1, to, out);
        if (end >= 0) {
            end = skipBlank(bytes, end, to);
            if (end == to) {
                return NAMED;
            }
            malformed(end);
        }
        out.reject(reason, column - from);
        return BROKEN;
    }

    /// Reads from behind the opening brace to behind the closing one.
    ///
    /// @return where it ends, or [#FAILED]
    private int readContents(byte[] bytes, int from, int to, EventBuffer out) {
        int i = from;
        boolean opened = true;
        for (; ; ) {
            i = skipBlank(bytes, i, to);
            if (i == to) {
                return truncated(to);
            }
            if (!opened || bytes[i] != closing()) {
                i = inArray() ? nameElement(i) : readName(bytes, i, to, out);
                if (i < 0) {
                    return FAILED;
                }
                byte c = bytes[i];
                if (c == '{' || c == '[') {
                    if (!open(bytes, i, c == '[', out)) {
                        return FAILED;
                    }
                    opened = true;
                    i++;
                    continue;
                }
                i = c == '"' ? readText(bytes, i + 1, to, out) : readScalar(bytes, i, to, out);
                if (i < 0) {
                    return FAILED;
                }
            }
            opened = false;
            i = close(bytes, i, to, out);
            if (i < 0 || depth < 0) {
                return i;
            }
        }
    }

    /// After a value: leaves the containers that end here, then takes the comma.
    ///
    /// @return where it goes on, behind the outermost brace if `depth` is -1 then; or [#FAILED]
    private int close(byte[] bytes, int from, int to, EventBuffer out) {
        int i = from;
        for (; ; ) {
            i = skipBlank(bytes, i, to);
            if (i == to) {
                return truncated(to);
            }
            byte c = bytes[i];
            if (c == ',') {
                return i + 1;
            }
            if (c != closing()) {
                return malformed(i);
            }
            if (c == '}' && JsonPairs.mayBe(path, pathStarts[depth], pathEnds[depth])) {
                JsonPairs.join(out, membersFrom[depth]);
            }
            i++;
            if (--depth < 0) {
                return i;
            }
        }
    }

    private boolean inArray() {
        return (arrays >>> depth & 1) != 0;
    }

    private byte closing() {
        return inArray() ? (byte) ']' : (byte) '}';
    }

    /// Enters an object or array, the value of the current name.
    private boolean open(byte[] bytes, int i, boolean array, EventBuffer out) {
        if (depth + 1 == ParseLimits.MAX_DEPTH) {
            reason = RejectReason.TOO_COMPLEX;
            column = i;
            return false;
        }
        int start = pathStarts[depth];
        int end = inArray() ? pathEnds[depth] : extendPath(bytes, start, out);
        if (array) {
            arrayNameFroms[depth + 1] = nameFrom;
            arrayNameTos[depth + 1] = nameTo;
            arrayNamesInScratch[depth + 1] = nameInScratch;
        } else if (end + MAX_NAME_BYTES <= path.length && JsonWrappers.isWrapper(path, start, end, out)) {
            start = end;
        } else if (end - start < MAX_NAME_BYTES) {
            path[end++] = '.';
        }
        depth++;
        pathStarts[depth] = start;
        pathEnds[depth] = end;
        membersFrom[depth] = out.vendorCount();
        arrays = arrays & ~(1L << depth) | (array ? 1L : 0) << depth;
        return true;
    }

    /// Writes the current name, which begins with the path, behind the path.
    private int extendPath(byte[] bytes, int start, EventBuffer out) {
        byte[] base = nameInScratch ? out.scratch() : bytes;
        System.arraycopy(base, nameFrom, path, start, nameTo - nameFrom);
        return start + nameTo - nameFrom;
    }

    private static boolean equal(byte[] wanted, byte[] bytes, int from, int to) {
        return Arrays.equals(wanted, 0, wanted.length, bytes, from, to);
    }

    private int nameElement(int i) {
        nameFrom = arrayNameFroms[depth];
        nameTo = arrayNameTos[depth];
        nameInScratch = arrayNamesInScratch[depth];
        return i;
    }

    /// Reads a name and its colon.
    ///
    /// @return where its value begins, or [#FAILED]
    private int readName(byte[] bytes, int at, int to, EventBuffer out) {
        if (bytes[at] != '"') {
            return malformed(at);
        }
        int from = at + 1;
        int end = JsonText.special(bytes, from, to);
        int prefix = pathEnds[depth] - pathStarts[depth];
        nameInScratch = prefix > 0 || end < to && bytes[end] == '\\';
        if (nameInScratch) {
            end = joinName(bytes, from, end, to, prefix, out);
            if (end < 0) {
                return FAILED;
            }
        } else {
            nameFrom = from;
            nameTo = end;
        }
        if (nameTo - nameFrom > MAX_NAME_BYTES) {
            nameTo = nameFrom + MAX_NAME_BYTES;
            out.number(Field.PARTIAL, 1);
        }
        int colon = end < to ? skipBlank(bytes, end + 1, to) : to;
        if (colon < to && bytes[colon] != ':') {
            return malformed(colon);
        }
        int value = colon < to ? skipBlank(bytes, colon + 1, to) : to;
        return value < to ? value : truncated(to);
    }

    /// Writes path and name into the scratch.
    ///
    /// @param special the first quote or backslash of the name
    /// @return the place of the closing quote, or [#FAILED]
    private int joinName(byte[] bytes, int from, int special, int to, int prefix, EventBuffer out) {
        nameFrom = out.scratchEnd();
        byte[] scratch = out.reserve(prefix + special - from);
        System.arraycopy(path, pathStarts[depth], scratch, nameFrom, prefix);
        System.arraycopy(bytes, from, scratch, nameFrom + prefix, special - from);
        out.scratchEnd(nameFrom + prefix + special - from);
        int end = special;
        if (end < to && bytes[end] == '\\') {
            end = decode(bytes, special, to, out);
        }
        nameTo = out.scratchEnd();
        return end;
    }

    /// @param from behind the opening quote
    /// @return behind the closing quote, or [#FAILED]
    private int readText(byte[] bytes, int from, int to, EventBuffer out) {
        int end = JsonText.special(bytes, from, to);
        if (end == to) {
            return truncated(to);
        }
        if (bytes[end] == '"') {
            put(bytes, bytes, from, end, out);
            return end + 1;
        }
        int start = out.scratchEnd();
        out.append(bytes, from, end);
        end = decode(bytes, end, to, out);
        if (end < 0) {
            return FAILED;
        }
        put(bytes, out.scratch(), start, out.scratchEnd(), out);
        return end + 1;
    }

    private int decode(byte[] bytes, int from, int to, EventBuffer out) {
        int end = JsonText.decode(bytes, from, to, out);
        if (end >= 0) {
            return end;
        }
        return end == JsonText.TRUNCATED ? truncated(to) : malformed(-2 - end);
    }

    private int readScalar(byte[] bytes, int from, int to, EventBuffer out) {
        byte c = bytes[from];
        if (c == 'n') {
            return readWord(NULL, bytes, from, to);
        }
        int end = c == 't'
                ? readWord(TRUE, bytes, from, to)
                : c == 'f' ? readWord(FALSE, bytes, from, to) : readNumber(bytes, from, to);
        if (end >= 0) {
            put(bytes, bytes, from, end, out);
        }
        return end;
    }

    private int readWord(byte[] word, byte[] bytes, int from, int to) {
        int end = from + word.length;
        if (end <= to && equal(word, bytes, from, end)) {
            return end;
        }
        return end > to && Arrays.equals(word, 0, to - from, bytes, from, to) ? truncated(to) : malformed(from);
    }

    private int readNumber(byte[] bytes, int from, int to) {
        int i = from;
        if (bytes[i] == '-') {
            i++;
        }
        int whole = i;
        i = skipDigits(bytes, i, to);
        if (i == whole || i > whole + 1 && bytes[whole] == '0') {
            return i == to ? truncated(to) : malformed(from);
        }
        if (i < to && bytes[i] == '.') {
            int fraction = i + 1;
            i = skipDigits(bytes, fraction, to);
            if (i == fraction) {
                return i == to ? truncated(to) : malformed(from);
            }
        }
        if (i < to && (bytes[i] | 0x20) == 'e') {
            i++;
            if (i < to && (bytes[i] == '+' || bytes[i] == '-')) {
                i++;
            }
            int exponent = i;
            i = skipDigits(bytes, exponent, to);
            if (i == exponent) {
                return i == to ? truncated(to) : malformed(from);
            }
        }
        return i;
    }

    private static int skipDigits(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i;
    }

    private void put(byte[] bytes, byte[] value, int from, int to, EventBuffer out) {
        out.vendor(nameInScratch ? out.scratch() : bytes, nameFrom, nameTo, value, from, to);
    }

    private int truncated(int to) {
        reason = RejectReason.TRUNCATED;
        column = to;
        return FAILED;
    }

    private int malformed(int at) {
        reason = RejectReason.MALFORMED;
        column = at;
        return FAILED;
    }

    static int skipBlank(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
            i++;
        }
        return i;
    }
}
