package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same evidence gives the same `finding.json` and `manifest.json`, byte for byte, however and in how many parts it
/// was scanned, and whatever its files are called. The evidence has some of everything: copies, an earlier collection
/// of a growing log, archives, damage, and files that are not read.
class SameBytesTest {
    @TempDir
    Path folder;

    private Path logs = Path.of("");

    @BeforeEach
    void writeEvidence() throws IOException {
        logs = folder.resolve("logs");
        FirewallLogs.write(logs, 9, 120);
        Files.writeString(
                logs.resolve("earlier.log"), FirewallLogs.text(0, 120).substring(0, 12_345)); // ends inside a line
        Files.copy(logs.resolve("fw1.log"), logs.resolve("copy.log"));
        Files.writeString(
                logs.resolve("endless.log"),
                FirewallLogs.text(30, 20) + "x".repeat(2 << 20) + "\n" + FirewallLogs.text(31, 20));
        byte[] packed = gzip(FirewallLogs.text(20, 900));
        Files.write(logs.resolve("packed.log.gz"), packed);
        Files.write(logs.resolve("cut.log.gz"), Arrays.copyOf(gzip(FirewallLogs.text(21, 900)), packed.length / 2));
        byte[] damaged = gzip(FirewallLogs.text(22, 900));
        damaged[damaged.length / 2] ^= 0x10;
        Files.write(logs.resolve("damaged.log.gz"), damaged);
        Files.writeString(logs.resolve("unknown.bin"), "nothing that anybody reads\n".repeat(20));
        Files.write(logs.resolve("broken.zip"), new byte[] {'P', 'K', 3, 4, 1, 2, 3, 4, 5, 6, 7, 8});
        Files.createFile(logs.resolve("empty.log"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(logs.resolve("archive.zip")))) {
            for (int entry = 0; entry < 3; entry++) {
                zip.putNextEntry(new ZipEntry("folder/fw" + entry + ".log"));
                zip.write(FirewallLogs.text(40 + entry, 60).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @ParameterizedTest(name = "{0} workers, read {1} bytes, state {2} bytes, index {3}")
    @CsvSource({
        "1, 4194304, 100000000, false",
        "2, 65536, 100000000, true",
        "8, 4096, 100000000, false",
        "8, 4194304, 1, false",
        "2, 4096, 1, true"
    })
    void howeverItRan(int workers, int readBytes, long stateMemory, boolean index) throws IOException {
        Path found = folder.resolve("found");
        investigation(found)
                .workers(workers)
                .readBytes(readBytes)
                .stateMemory(stateMemory)
                .index(index)
                .build()
                .scan(List.of(logs));
        assertSameBytes(found, expected());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverItsFilesAreCalledAndWhereTheyLie(long seed) throws IOException {
        Path expected = expected();
        Random random = new Random(seed);
        Path moved = folder.resolve("moved");
        List<Path> files;
        try (Stream<Path> listed = Files.list(logs)) {
            files = new ArrayList<>(listed.sorted().toList());
        }
        Collections.shuffle(files, random);
        for (int i = 0; i < files.size(); i++) {
            Path into = Files.createDirectories(moved.resolve("d" + random.nextInt(3)));
            Path to = into.resolve((char) ('a' + random.nextInt(26)) + "-" + i);
            Files.move(files.get(i), to);
            Files.setLastModifiedTime(to, FileTime.from(Instant.ofEpochSecond(1_600_000_000L + random.nextInt(9999))));
        }
        List<Path> inputs;
        try (Stream<Path> listed = Files.list(moved)) {
            inputs = new ArrayList<>(listed.sorted().toList());
        }
        Collections.shuffle(inputs, random);
        Path found = folder.resolve("found");
        investigation(found).build().scan(inputs);
        assertSameBytes(found, expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void inHoweverManyStepsItCame(long seed) throws IOException {
        Path expected = expected();
        Random random = new Random(seed);
        List<Path> files;
        try (Stream<Path> listed = Files.list(logs)) {
            files = new ArrayList<>(listed.sorted().toList());
        }
        Collections.shuffle(files, random);
        Path grown = folder.resolve("grown");
        for (int from = 0; from < files.size(); ) {
            int to = Math.min(files.size(), from + 1 + random.nextInt(8));
            investigation(grown).build().scan(files.subList(from, to));
            from = to;
        }
        assertSameBytes(grown, expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void inHoweverManyShardsAndMergedInAnyOrder(int shards) throws IOException {
        Path expected = expected();
        List<Path> cases = new ArrayList<>();
        for (int shard = 1; shard <= shards; shard++) {
            Path part = folder.resolve("shard" + shard);
            investigation(part).build().scanShard(List.of(logs), shard, shards);
            assertThat(part.resolve("finding.json")).doesNotExist();
            cases.add(part);
        }
        Collections.shuffle(cases, new Random(shards));
        Path merged = folder.resolve("merged");
        investigation(merged).build().merge(cases);
        assertSameBytes(merged, expected);
        assertThat(investigation(merged).build().verify(false).differences()).isEmpty();
    }

    @Test
    void aShardThatIsScannedAgainStaysItsPart() throws IOException {
        Path expected = expected();
        List<Path> cases = new ArrayList<>();
        for (int shard = 1; shard <= 3; shard++) {
            Path part = folder.resolve("shard" + shard);
            int lots = 0;
            for (int time = 0; time < 3; time++) {
                investigation(part).build().scanShard(List.of(logs), shard, 3);
                int now = partials(part);
                assertThat(now).isEqualTo(time == 0 ? now : lots);
                lots = now;
            }
            cases.add(part);
        }
        Path merged = folder.resolve("merged");
        investigation(merged).build().merge(cases);
        assertSameBytes(merged, expected);
    }

    @Test
    void afterAConclusionOfTheSameRules() throws IOException {
        Path expected = expected();
        byte[] before = Files.readAllBytes(expected.resolve("finding.json"));
        investigation(expected).build().conclude();
        assertThat(expected.resolve("finding.json")).hasBinaryContent(before);
        investigation(expected).build().scan(List.of());
        assertThat(expected.resolve("finding.json")).hasBinaryContent(before);
    }

    @Test
    void mergingWhatTwoCasesBothHoldIsRefusedByName() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        investigation(one).build().scan(List.of(logs.resolve("fw3.log")));
        investigation(two).build().scan(List.of(logs.resolve("fw3.log"), logs.resolve("fw4.log")));
        Investigation merged = investigation(folder.resolve("merged")).build();
        assertThatThrownBy(() -> merged.merge(List.of(one, two)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fw3.log")
                .hasMessageContaining(one.toString())
                .hasMessageContaining(two.toString());
        assertThat(folder.resolve("merged/finding.json")).doesNotExist();
    }

    private static Investigation.Builder investigation(Path caseDirectory) throws IOException {
        return FirewallLogs.investigation(caseDirectory).rules(FirewallLogs.rulesWithYear());
    }

    private Path expected() throws IOException {
        Path expected = folder.resolve("expected");
        investigation(expected).workers(1).index(false).build().scan(List.of(logs));
        return expected;
    }

    private static int partials(Path caseDirectory) throws IOException {
        try (Stream<Path> partials = Files.list(caseDirectory.resolve("partials"))) {
            return (int) partials.count();
        }
    }

    private static void assertSameBytes(Path found, Path expected) {
        for (String name : List.of("manifest.json", "finding.json")) {
            assertThat(found.resolve(name)).hasSameTextualContentAs(expected.resolve(name));
            assertThat(found.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
        }
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
