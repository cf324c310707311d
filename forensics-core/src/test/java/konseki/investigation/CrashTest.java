package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import konseki.detect.FlowTable;
import konseki.detect.RowCursor;
import konseki.detect.StateRuns;
import konseki.ingest.Checksums;
import konseki.ingest.Partial;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A scan may end at any moment. What it leaves is whole Partials and nothing that a later scan takes for one.
@Tag("slow")
class CrashTest {
    private static final String LOTS = "5";

    @TempDir
    Path folder;

    private Path logs = Path.of("");

    @BeforeEach
    void writeLogs() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        for (int file = 0; file < 25; file++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 4000; i++) {
                text.append("date=2023-06-04 time=10:%02d:%02d devname=\"FG\" logid=\"0000000013\" type=\"traffic\""
                        .formatted(i / 60 % 60, i % 60));
                text.append(" srcip=10.0.").append(file).append('.').append(i % 250);
                text.append(" dstip=198.51.100.")
                        .append(i % 9)
                        .append(" dstport=443 proto=6 action=\"close\" sentbyte=");
                text.append(i).append(" rcvdbyte=10\n");
            }
            Files.writeString(logs.resolve("fw" + file + ".log"), text, StandardCharsets.UTF_8);
        }
    }

    @Test
    void aScanKilledAtRandomMomentsAndRunAgainEndsLikeOneThatWasLeftAlone() throws IOException, InterruptedException {
        Path whole = folder.resolve("whole");
        assertThat(start(whole, List.of()).waitFor()).isZero();

        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(17);
        Path killed = folder.resolve("killed");
        int kills = 0;
        for (int i = 0; i < 8; i++) {
            Process process = start(killed, List.of());
            awaitProgress(process, killed.resolve("partials"));
            if (!process.waitFor(random.nextLong(1, 60), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                kills++;
            }
            assertEveryPartialIsWhole(killed);
        }
        assertThat(kills).isPositive();
        assertThat(start(killed, List.of()).waitFor()).isZero();

        assertThat(killed.resolve("manifest.json")).hasSameBinaryContentAs(whole.resolve("manifest.json"));
        assertThat(states(killed)).isEqualTo(states(whole)).isNotEmpty();
        try (Stream<Path> left = Files.list(killed.resolve("partials"))) {
            assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("."));
        }
    }

    @Test
    void aFullDiskEndsTheScanAndKeepsFinishedPartials() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh to limit the size of files with");
        Path full = folder.resolve("full");
        Process limited = start(full, List.of("/bin/sh", "-c", "ulimit -f 40; exec \"$@\"", "sh"));
        assertThat(limited.waitFor()).isNotZero();
        assertEveryPartialIsWhole(full);

        Path whole = folder.resolve("whole");
        assertThat(start(whole, List.of()).waitFor()).isZero();
        assertThat(start(full, List.of()).waitFor()).isZero();
        assertThat(states(full)).isEqualTo(states(whole));
    }

    /// Until the process has begun or finished a Partial, or ended: how fast the machine is must not decide the test.
    private static void awaitProgress(Process process, Path partials) throws IOException, InterruptedException {
        Set<String> before = names(partials);
        while (process.isAlive() && names(partials).equals(before)) {
            Thread.sleep(1);
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private Process start(Path caseDirectory, List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                classPath(),
                ScanProcess.class.getName(),
                caseDirectory.toString(),
                logs.toString(),
                LOTS));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("process.log").toFile())
                .start();
    }

    /// The classes of this test, the library and what it needs, wherever the test runner found them.
    private static String classPath() {
        return Stream.of(
                        ScanProcess.class,
                        ScanStep.class,
                        tools.jackson.core.JsonGenerator.class,
                        com.github.luben.zstd.Zstd.class,
                        org.apache.commons.compress.archivers.zip.ZipFile.class,
                        org.apache.commons.io.IOUtils.class,
                        com.google.common.collect.ImmutableList.class,
                        org.snakeyaml.engine.v2.api.Load.class,
                        org.apache.lucene.index.IndexWriter.class,
                        com.univocity.parsers.csv.CsvParser.class,
                        org.slf4j.Logger.class)
                .map(type -> Path.of(java.net.URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .distinct()
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private static void assertEveryPartialIsWhole(Path caseDirectory) throws IOException {
        for (Partial partial : new ScanStep(ScanProcess.setup(caseDirectory)).partials()) {
            assertThat(Checksums.differences(partial.folder())).isEmpty();
        }
    }

    /// All merged rows: how the killed scan's lots were cut may differ, what they say together never does.
    private String states(Path caseDirectory) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Path> states = new ScanStep(ScanProcess.setup(caseDirectory))
                .partials().stream().map(Partial::stateFolder).toList();
        try (RowCursor rows = new StateRuns("egress", states, folder).rows(FlowTable.TABLE)) {
            while (rows.next()) {
                text.append(FlowTable.Flow.of(rows.key())).append(' ').append(rows.slot(FlowTable.SOURCE_HI));
            }
        }
        return text.toString();
    }
}
