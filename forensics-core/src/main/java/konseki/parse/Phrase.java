package konseki.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One form of a message written for people: `Failed {method:word} for {user:any} from {peer:word} port
/// {port:number}~`.
/// Immutable.
///
/// - `{name}` is any text up to the first place where what is written after it stands.
/// - `{name:any}` is any text, as little as lets the whole rest fit: a hostile user name that contains ` from ` is read
///   right, because what follows must fit too. There is one at most, and no `{name}` after it but at the end, so that
///   no
///   text can make the search long.
/// - `{name:word}` has no blank; a colon or comma at its end is left out. `{name:number}` is digits.
/// - `~` stands at the end of a phrase: the message must end there, or go on with `: `, `:` and a digit, or ` [`, and
///   ` ssh2` may come before. Without it anything may follow.
///
/// Matching allocates nothing and costs O(length).
public final class Phrase {
    private static final int NO_SLOT = -1;

    private enum Kind {
        LITERAL,
        TEXT,
        ANY,
        WORD,
        NUMBER,
        END
    }

    private record Part(Kind kind, byte[] literal, int slot) {}

    private final Part[] parts;

    private Phrase(List<Part> parts) {
        this.parts = parts.toArray(Part[]::new);
        boolean any = false;
        for (int i = 0; i < this.parts.length; i++) {
            Kind kind = this.parts[i].kind;
            boolean open = kind == Kind.ANY || kind == Kind.TEXT;
            boolean last = i == this.parts.length - 1;
            if (open && !last && (any || this.parts[i + 1].kind != Kind.LITERAL)) {
                throw new IllegalArgumentException("part " + i + " could make the search long or has no end");
            }
            any |= kind == Kind.ANY;
        }
    }

    /// @param names of the captures; a capture goes into the slot of its name's place, one that is not named is only
    ///              checked
    public static Phrase of(String form, List<String> names) {
        List<Part> parts = new ArrayList<>();
        int i = 0;
        while (i < form.length()) {
            int open = form.indexOf('{', i);
            int close = form.indexOf('}', i);
            boolean ends = open < 0 && form.endsWith("~");
            int literalEnd = open >= 0 ? open : ends ? form.length() - 1 : form.length();
            if (literalEnd > i) {
                byte[] literal = form.substring(i, literalEnd).getBytes(StandardCharsets.UTF_8);
                parts.add(new Part(Kind.LITERAL, literal, NO_SLOT));
            }
            if (open >= 0) {
                parts.add(capture(form.substring(open + 1, close), names));
            } else if (ends) {
                parts.add(new Part(Kind.END, new byte[0], NO_SLOT));
            }
            i = open >= 0 ? close + 1 : form.length();
        }
        return new Phrase(parts);
    }

    private static Part capture(String written, List<String> names) {
        int colon = written.indexOf(':');
        String name = colon < 0 ? written : written.substring(0, colon);
        Kind kind = switch (colon < 0 ? "" : written.substring(colon + 1)) {
            case "word" -> Kind.WORD;
            case "number" -> Kind.NUMBER;
            case "" -> Kind.TEXT;
            case "any" -> Kind.ANY;
            default -> throw new IllegalArgumentException("{" + written + "}");
        };
        return new Part(kind, new byte[0], names.indexOf(name));
    }

    /// Whether `bytes[from, to)` has this form.
    ///
    /// @param slots receives the captures as [KeyValues] packs them; those of a form that does not fit may be changed
    ///              all the same
    public boolean matches(byte[] bytes, int from, int to, long[] slots) {
        return matches(0, bytes, from, to, slots);
    }

    private boolean matches(int index, byte[] bytes, int from, int to, long[] slots) {
        if (index == parts.length) {
            return true;
        }
        Part part = parts[index];
        return switch (part.kind) {
            case LITERAL ->
                startsWith(part.literal, bytes, from, to)
                        && matches(index + 1, bytes, from + part.literal.length, to, slots);
            case END -> ends(bytes, from, to);
            case NUMBER -> take(index, bytes, from, numberEnd(bytes, from, to), to, slots);
            case WORD -> take(index, bytes, from, wordEnd(bytes, from, to), to, slots);
            case TEXT, ANY -> matchesText(index, bytes, from, to, slots);
        };
    }

    /// A capture of that extent, then the rest.
    private boolean take(int index, byte[] bytes, int from, int end, int to, long[] slots) {
        if (end == from || !matches(index + 1, bytes, end, to, slots)) {
            return false;
        }
        put(index, from, end, slots);
        return true;
    }

    private boolean matchesText(int index, byte[] bytes, int from, int to, long[] slots) {
        if (index == parts.length - 1) {
            put(index, from, to, slots);
            return true;
        }
        byte[] next = parts[index + 1].literal;
        int end = indexOf(next, bytes, from, to);
        boolean once = parts[index].kind == Kind.TEXT;
        while (end < to) {
            if (matches(index + 1, bytes, end, to, slots)) {
                put(index, from, end, slots);
                return true;
            }
            end = once ? to : indexOf(next, bytes, end + 1, to);
        }
        return false;
    }

    /// Place of the first `literal` in `bytes[from, to)`, or `to`.
    private static int indexOf(byte[] literal, byte[] bytes, int from, int to) {
        int at = ByteSearch.indexOf(bytes, from, to, literal[0]);
        while (at < to && !startsWith(literal, bytes, at, to)) {
            at = ByteSearch.indexOf(bytes, at + 1, to, literal[0]);
        }
        return at;
    }

    private void put(int index, int from, int end, long[] slots) {
        int slot = parts[index].slot;
        if (slot >= 0) {
            slots[slot] = end > from ? (long) from << 32 | end : 0;
        }
    }

    private static boolean startsWith(byte[] literal, byte[] bytes, int from, int to) {
        return to - from >= literal.length
                && bytes[from] == literal[0]
                && Arrays.equals(bytes, from, from + literal.length, literal, 0, literal.length);
    }

    private static int numberEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && Decimals.isDigit(bytes[i])) {
            i++;
        }
        return i;
    }

    private static int wordEnd(byte[] bytes, int from, int to) {
        int end = ByteSearch.indexOf(bytes, from, to, ' ');
        boolean dropsOne = end - from > 1 && (bytes[end - 1] == ':' || bytes[end - 1] == ',');
        return dropsOne ? end - 1 : end;
    }

    private static boolean ends(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] == ' ') {
            i++;
        }
        boolean version = to - i >= 4 && bytes[i] == 's' && bytes[i + 1] == 's' && bytes[i + 2] == 'h';
        i = version ? i + 4 : i;
        if (i >= to) {
            return true;
        }
        if (bytes[i] == ':') {
            return i + 1 == to || bytes[i + 1] == ' ' || Decimals.isDigit(bytes[i + 1]);
        }
        return bytes[i] == '[' || bytes[i] == ' ' && i + 1 < to && bytes[i + 1] == '[';
    }
}
