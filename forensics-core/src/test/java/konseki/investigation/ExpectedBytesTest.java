package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedBytesTest {
    private static final String LINES =
            "date=2023-06-04 time=21:14:09 devname=\"fw1\" type=\"traffic\" logid=\"0000000013\" srcip=10.0.0.1\n".repeat(500);

    @TempDir
    private Path folder;

    @Test
    void aPlainFilesBytesAreKnown() throws IOException {
        Path file = Files.writeString(folder.resolve("fw.log"), LINES);
        assertThat(expected(file)).isEqualTo(LINES.length());
    }

    @Test
    void aGzipFileSaysItsLengthAtItsEnd() throws IOException {
        Path file = folder.resolve("fw.log.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(LINES.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(expected(file)).isEqualTo(LINES.length());
    }

    @Test
    void anEndThatCannotBeTheLengthIsNotBelieved() throws IOException {
        Path file = folder.resolve("fw.log.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(LINES.getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(file);
        byte[] zeroEnd = Arrays.copyOf(whole, whole.length + 4);
        Files.write(file, zeroEnd);
        assertThat(expected(file)).isEqualTo(10L * zeroEnd.length);
    }

    private long expected(Path file) throws IOException {
        return Investigation.in(folder.resolve("case")).build().plan(List.of(file)).members().stream()
                .mapToLong(planned -> ExpectedBytes.of(planned.member()))
                .sum();
    }
}
