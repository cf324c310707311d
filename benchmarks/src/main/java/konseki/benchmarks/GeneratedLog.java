package konseki.benchmarks;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Generates a log and tells the totals that a reader of it must find, so that every benchmark also checks its result.
/// The same kind, size and seed give the same bytes.
public final class GeneratedLog {
    private GeneratedLog() {}

    /// @param bytes  of the file
    /// @param events one per line, without a header's
    /// @param sum    over all events of [LogKind#summed]
    public record Totals(long bytes, long events, long sum) {
        /// @throws IllegalStateException if a reader found something else
        public void expect(long foundEvents, long foundSum) {
            if (foundEvents != events || foundSum != sum) {
                throw new IllegalStateException(
                        foundEvents + " events with " + foundSum + ", expected " + events + " with " + sum);
            }
        }

        /// @throws IllegalStateException if a reader found another number
        public void expectEvents(long found) {
            expect(found, sum);
        }
    }

    /// A log in memory.
    public record InMemory(byte[] bytes, Totals totals) {}

    public static Totals write(LogKind kind, LogSize size, long seed, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            return write(kind, size, seed, out);
        }
    }

    public static InMemory inMemory(LogKind kind, LogSize size, long seed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
        try {
            Totals totals = write(kind, size, seed, out);
            return new InMemory(out.toByteArray(), totals);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Totals write(LogKind kind, LogSize size, long seed, OutputStream out) throws IOException {
        byte[] header = kind.header().getBytes(StandardCharsets.US_ASCII);
        out.write(header);
        LineSource source = kind.newSource();
        Draw draw = new Draw(seed);
        AsciiLine line = new AsciiLine();
        long bytes = header.length;
        long lines = 0;
        long sum = 0;
        while (!size.isReached(bytes, lines)) {
            line.clear();
            sum += source.write(draw, lines++, line);
            out.write(line.bytes(), 0, line.length());
            bytes += line.length();
        }
        return new Totals(bytes, lines, sum);
    }
}
