package konseki.query;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import konseki.event.Slice;
import konseki.event.TextFolding;
import org.jspecify.annotations.Nullable;

/// The patterns of the query language, taken apart. Immutable.
///
/// `*` and `?` are wildcards, also between quotes, because a star that is taken literally by mistake finds nothing and
/// looks like an answer. `[*]`, `[?]` and `[[]` stand for the character between the brackets, `[0x0A]` for one byte:
/// so every value that a log can hold has a visible form, and a backslash needs no second meaning.
public final class TextPattern {

    /// One piece: literal bytes, or a wildcard.
    sealed interface Part {
        /// Literal bytes, not folded.
        record Literal(byte[] bytes) implements Part {}

        record AnyOne() implements Part {}

        record Any() implements Part {}
    }

    private static final Part ANY_ONE = new Part.AnyOne();
    private static final Part ANY = new Part.Any();

    private final String pattern;
    private final List<Part> parts;

    private TextPattern(String pattern, List<Part> parts) {
        this.pattern = pattern;
        this.parts = List.copyOf(parts);
    }

    public static TextPattern of(String pattern) {
        List<Part> parts = new ArrayList<>();
        ByteArrayOutputStream literal = new ByteArrayOutputStream();
        int i = 0;
        while (i < pattern.length()) {
            int escape = escapeLength(pattern, i);
            char c = pattern.charAt(i);
            if (escape > 0) {
                literal.write(escaped(pattern, i, escape));
                i += escape;
            } else if (c == '*' || c == '?') {
                endLiteral(literal, parts);
                if (c == '?') {
                    parts.add(ANY_ONE);
                } else if (parts.isEmpty() || parts.getLast() != ANY) {
                    parts.add(ANY);
                }
                i++;
            } else {
                int codePoint = pattern.codePointAt(i);
                literal.writeBytes(utf8(codePoint));
                i += Character.charCount(codePoint);
            }
        }
        endLiteral(literal, parts);
        return new TextPattern(pattern, parts);
    }

    private static void endLiteral(ByteArrayOutputStream literal, List<Part> parts) {
        if (literal.size() > 0) {
            parts.add(new Part.Literal(literal.toByteArray()));
            literal.reset();
        }
    }

    /// Characters of the escape that starts at `i`, or 0.
    private static int escapeLength(String text, int i) {
        if (text.charAt(i) != '[') {
            return 0;
        }
        if (i + 2 < text.length() && text.charAt(i + 2) == ']' && "*?[".indexOf(text.charAt(i + 1)) >= 0) {
            return 3;
        }
        boolean isByte = i + 5 < text.length()
                && text.startsWith("0x", i + 1)
                && Character.digit(text.charAt(i + 3), 16) >= 0
                && Character.digit(text.charAt(i + 4), 16) >= 0
                && text.charAt(i + 5) == ']';
        return isByte ? 6 : 0;
    }

    private static int escaped(String text, int i, int length) {
        return length == 3 ? text.charAt(i + 1) : Integer.parseInt(text, i + 3, i + 5, 16);
    }

    private static byte[] utf8(int codePoint) {
        byte[] out = new byte[4];
        return Arrays.copyOf(out, TextFolding.encode(codePoint, out, 0));
    }

    List<Part> parts() {
        return parts;
    }

    /// The value, if there is no wildcard in the pattern.
    public Optional<byte[]> value() {
        return switch (parts.size()) {
            case 0 -> Optional.of(new byte[0]);
            case 1 -> parts.getFirst() instanceof Part.Literal(byte[] bytes) ? Optional.of(bytes) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// The value as text, if there is no wildcard and it is UTF-8.
    public Optional<String> text() {
        return value().filter(bytes -> TextFolding.isUtf8(bytes, 0, bytes.length))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// The pattern that matches exactly this value, also where it is no UTF-8: for [Query.Text].
    public static String exactly(Slice value) {
        StringBuilder pattern = new StringBuilder(value.length() + 8);
        int i = value.offset();
        while (i < value.end()) {
            byte b = value.bytes()[i];
            int length = b >= 0 ? 1 : TextFolding.sequenceLength(value.bytes(), i, value.end());
            if (length == 0) {
                appendByte(pattern, b);
            } else if (b == '*' || b == '?' || b == '[' && startsEscape(value, i)) {
                pattern.append('[').append((char) b).append(']');
            } else {
                pattern.append(new String(value.bytes(), i, length, StandardCharsets.UTF_8));
            }
            i += Math.max(1, length);
        }
        return visible(pattern.toString());
    }

    private static boolean startsEscape(Slice value, int i) {
        int ahead = Math.min(6, value.end() - i);
        return escapeLength(new String(value.bytes(), i, ahead, StandardCharsets.ISO_8859_1), 0) > 0;
    }

    /// The pattern that matches exactly this text.
    public static String exactly(String value) {
        return exactly(Slice.of(value));
    }

    /// The same pattern with control, format and lone surrogate characters written as bytes.
    static String visible(String pattern) {
        if (pattern.codePoints().noneMatch(TextPattern::isInvisible)) {
            return pattern;
        }
        StringBuilder visible = new StringBuilder(pattern.length() + 16);
        pattern.codePoints().forEach(codePoint -> {
            if (isInvisible(codePoint)) {
                for (byte b : utf8(codePoint)) {
                    appendByte(visible, b);
                }
            } else {
                visible.appendCodePoint(codePoint);
            }
        });
        return visible.toString();
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static void appendByte(StringBuilder text, byte b) {
        text.append("[0x")
                .append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
                .append(Character.toUpperCase(Character.forDigit(b & 15, 16)))
                .append(']');
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextPattern same && pattern.equals(same.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    /// As it was written.
    @Override
    public String toString() {
        return pattern;
    }
}
