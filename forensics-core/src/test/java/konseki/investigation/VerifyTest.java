package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A case that nobody touched is reproduced; one bit, anywhere, and it is not, and the file is named.
class VerifyTest {
    /// Long enough that its middle is in neither end by which a file is known again.
    private static final int LINES_OF_THE_LONG_FILE = 1000;

    @TempDir
    Path folder;

    private Path logs = Path.of("");
    private Path caseDirectory = Path.of("");

    @BeforeEach
    void scan() throws IOException {
        logs = folder.resolve("logs");
        caseDirectory = folder.resolve("case");
        FirewallLogs.write(logs, 3, 100);
        Files.writeString(logs.resolve("long.log"), FirewallLogs.text(77, LINES_OF_THE_LONG_FILE));
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(logs.resolve("packed.log.gz")))) {
            gzip.write(FirewallLogs.text(78, LINES_OF_THE_LONG_FILE).getBytes());
        }
        investigation().scan(List.of(logs));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUntouchedCaseIsReproducedAndStaysUntouched(boolean quick) throws IOException {
        List<String> before = files(caseDirectory);
        VerifyResult result = investigation().verify(quick);
        assertThat(result.differences()).isEmpty();
        assertThat(result.isReproduced()).isTrue();
        assertThat(result.quick()).isEqualTo(quick);
        assertThat(files(caseDirectory)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.en.html", "report.ja.html"})
    void aReportThatSaysAnythingElseIsFound(String name) throws IOException {
        Path report = caseDirectory.resolve(name);
        byte[] kept = Files.readAllBytes(report);
        flip(report, kept.length / 2, 0);
        assertThat(investigation().verify(true).differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.where()).startsWith(name));
        assertThat(investigation().report()).contains(report);
        assertThat(report).hasBinaryContent(kept);
        assertThat(investigation().verify(true).differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyFileOfAPartialIsGuardedBitByBit(boolean quick) throws IOException {
        List<Path> guarded;
        try (Stream<Path> files = Files.walk(caseDirectory.resolve("partials"))) {
            guarded = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("write.lock")) // empty, and Lucene's own
                    .toList();
        }
        assertThat(guarded).hasSizeGreaterThan(8);
        for (Path file : guarded) {
            for (int bit : new int[] {0, 7}) {
                byte[] kept = Files.readAllBytes(file);
                flip(file, middle(kept, file), bit);
                assertThat(investigation().verify(quick).differences())
                        .as("%s, bit %d", file, bit)
                        .isNotEmpty()
                        .allSatisfy(
                                difference -> assertThat(difference.where()).startsWith("partials/" + partialOf(file)))
                        .anySatisfy(
                                difference -> assertThat(difference.what()).containsAnyOf(name(file), "SHA256SUMS"));
                Files.write(file, kept);
            }
        }
        assertThat(investigation().verify(quick).isReproduced()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileMissingFromOrAddedToAPartialIsNamed(boolean quick) throws IOException {
        Path partial;
        try (Stream<Path> partials = Files.list(caseDirectory.resolve("partials"))) {
            partial = partials.findFirst().orElseThrow();
        }
        Files.move(partial.resolve("chunks.bin"), partial.resolve("chunks.old"));
        assertThat(investigation().verify(quick).differences())
                .extracting(VerifyResult.Difference::what)
                .containsExactly("chunks.bin is missing", "chunks.old was added");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "finding.json"})
    void aBitOfAResultIsNamedWithItsLine(String name) throws IOException {
        Path file = caseDirectory.resolve(name);
        byte[] kept = Files.readAllBytes(file);
        for (boolean quick : new boolean[] {true, false}) {
            for (int place : new int[] {0, kept.length / 2, kept.length - 1}) {
                flip(file, place, 0);
                long line = 1
                        + new String(kept, 0, place, java.nio.charset.StandardCharsets.ISO_8859_1)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                assertThat(investigation().verify(quick).differences())
                        .extracting(VerifyResult.Difference::where)
                        .containsExactly(name + ":" + line + "@" + place);
                Files.write(file, kept);
            }
        }
    }

    @Test
    void aBitInTheMiddleOfAFileIsNamedWithItsPlace() throws IOException {
        Path file = logs.resolve("long.log");
        int middle = (int) Files.size(file) / 2;
        flip(file, middle, 0);
        assertThat(investigation().verify(false).differences()).anySatisfy(difference -> {
            assertThat(difference.where()).startsWith("long.log@");
            assertThat(difference.what()).contains("SHA-256");
        });
    }

    @Test
    void aBitInTheMiddleOfACompressedFileIsNamed() throws IOException {
        Path file = logs.resolve("packed.log.gz");
        flip(file, (int) Files.size(file) / 2, 3);
        assertThat(investigation().verify(false).isReproduced()).isFalse();
        assertThat(investigation().verify(false).differences())
                .anySatisfy(difference ->
                        assertThat(difference.where() + difference.what()).contains("packed.log.gz"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBitOfAShortFileIsMissedByItsName(boolean quick) throws IOException {
        flip(logs.resolve("fw1.log"), 5000, 1);
        assertThat(investigation().verify(quick).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.where()).isEqualTo("evidence");
            assertThat(difference.what()).contains("fw1.log");
        });
    }

    @Test
    void quickNoticesEvidenceThatCountsOtherwise() throws IOException {
        Path file = logs.resolve("long.log");
        String text = Files.readString(file);
        int count = text.indexOf("sentbyte=", text.length() / 2) + "sentbyte=".length();
        flip(file, count, 0);
        assertThat(investigation().verify(true).isReproduced()).isFalse();
    }

    @Test
    void fromAnotherFolderWithOtherFileTimesItIsReproduced() throws IOException {
        Path moved = folder.resolve("elsewhere");
        Files.move(logs, moved);
        try (Stream<Path> files = Files.list(moved)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2019-02-03T04:05:06Z")));
            }
        }
        assertThat(investigation().verify(false).differences())
                .allSatisfy(difference -> assertThat(difference.what()).contains("not where the case was scanned from"))
                .hasSize(5);
        Investigation there = FirewallLogs.investigation(caseDirectory)
                .evidenceRoots(List.of(moved))
                .build();
        assertThat(there.verify(false).differences()).isEmpty();
        assertThat(there.verify(true).differences()).isEmpty();
    }

    private Investigation investigation() throws IOException {
        return FirewallLogs.investigation(caseDirectory).build();
    }

    /// In SHA256SUMS a place inside a sum: a bit of a file's name makes it another file.
    private static int middle(byte[] bytes, Path file) {
        int place = bytes.length / 2;
        while (name(file).equals("SHA256SUMS") && bytes[place - 1] != '\n') {
            place--;
        }
        return place;
    }

    private static void flip(Path file, int place, int bit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[place] ^= (byte) (1 << bit);
        Files.write(file, bytes);
    }

    private String partialOf(Path file) {
        return caseDirectory.resolve("partials").relativize(file).getName(0).toString();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
