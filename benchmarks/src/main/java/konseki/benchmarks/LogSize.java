package konseki.benchmarks;

import java.util.Locale;

/// How much to generate: at least so many bytes, or exactly so many lines.
///
/// @param bytes 0 where lines are counted
/// @param lines 0 where bytes are counted
public record LogSize(long bytes, long lines) {
    public LogSize {
        if ((bytes > 0) == (lines > 0)) {
            throw new IllegalArgumentException("either bytes or lines, at least one");
        }
    }

    public static LogSize mebibytes(long count) {
        return new LogSize(count << 20, 0);
    }

    public static LogSize lines(long count) {
        return new LogSize(0, count);
    }

    /// `300MB`, `10GB` (powers of ten) or `20000000lines`.
    public static LogSize parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith("lines")) {
            return lines(number(lower, "lines"));
        }
        return lower.endsWith("gb")
                ? new LogSize(number(lower, "gb") * 1_000_000_000, 0)
                : new LogSize(number(lower, "mb") * 1_000_000, 0);
    }

    private static long number(String text, String unit) {
        if (!text.endsWith(unit)) {
            throw new IllegalArgumentException("\"" + text + "\" is no size: 300MB, 10GB or 20000000lines");
        }
        return Long.parseLong(text.substring(0, text.length() - unit.length()));
    }

    boolean isReached(long writtenBytes, long writtenLines) {
        return lines > 0 ? writtenLines >= lines : writtenBytes >= bytes;
    }
}
