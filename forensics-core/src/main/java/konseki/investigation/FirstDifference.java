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
        return Optional.of(new VerifyResult.Difference(
                name + ":" + line + "@" + mismatch,
                "kept: " + excerpt(kept, lineStart) + " again: " + excerpt(again, Math.min(lineStart, again.length))));
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
