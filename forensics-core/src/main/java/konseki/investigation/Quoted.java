package konseki.investigation;

import java.nio.charset.StandardCharsets;

/// Input as messages quote it: at most 64 bytes, nothing that a terminal would obey or reorder.
final class Quoted {
    private static final int MAX_BYTES = 64;

    private Quoted() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder(MAX_BYTES + 8).append('"');
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            bytes += Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                quoted.append('…');
                break;
            }
            append(quoted, codePoint);
            i += Character.charCount(codePoint);
        }
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE ->
                quoted.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
            default -> {
                if (codePoint == '"' || codePoint == '\\') {
                    quoted.append('\\');
                }
                quoted.appendCodePoint(codePoint);
            }
        }
    }
}
