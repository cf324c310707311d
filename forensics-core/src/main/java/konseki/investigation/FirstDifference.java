package konseki.investigation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where two renderings of one file part: by line, since both are written line by line.
final class FirstDifference {
    private static final int SHOWN = 64;

    private FirstDifference() {}

    /// @return empty if the bytes are equal
    static Optional<VerifyResult.Difference> between(String name, byte[] kept, byte[] again) {
        int mismatch = java.util.Arrays.mismatch(kept, again);
        if (mismatch < 0) {
            return Optional.empty();
        }
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < Math.min(mismatch, kept.length); i++) {
            if (kept[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int shownFrom = shownFrom(kept, lineStart, mismatch);
        return Optional.of(new VerifyResult.Difference(
                name + ":" + line + "@" + mismatch,
                "kept: " + excerpt(kept, shownFrom) + " again: " + excerpt(again, Math.min(shownFrom, again.length))));
    }

    /// The line's start, or a little before the difference where that is further in; never inside a character.
    private static int shownFrom(byte[] bytes, int lineStart, int mismatch) {
        int from = Math.max(lineStart, mismatch - SHOWN / 2);
        while (from > lineStart && from < bytes.length && (bytes[from] & 0xc0) == 0x80) {
            from--;
        }
        return from;
    }

    private static String excerpt(byte[] bytes, int from) {
        int to = from;
        while (to < bytes.length && to - from < SHOWN && bytes[to] != '\n') {
            to++;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
        return from >= bytes.length
                ? "(nothing)"
                : "\""
                        + text.codePoints()
                                .map(c -> Character.isISOControl(c) ? '?' : c)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        + "\"";
    }
}
