package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import konseki.detect.FlowTable;
import konseki.detect.RowCursor;
import konseki.detect.StateRuns;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;
import konseki.ingest.Progress;
import konseki.parse.Payloads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pass and its Partials, from files to merged rows.
class ScanStepTest {
    @TempDir
    Path folder;

    private Path logs = Path.of("");
    private long sent;

    @BeforeEach
    void writeLogs() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        for (int file = 0; file < 9; file++) {
            StringBuilder text = new StringBuilder();
            int lines = 200 + random.nextInt(800);
            for (int i = 0; i < lines; i++) {
                long bytes = random.nextInt(100_000);
                sent += bytes;
                text.append(line(file * 1000L + i, random.nextInt(40), random.nextInt(9), bytes))
                        .append('\n');
            }
            text.append("no line of any vendor\n\n");
            Files.writeString(logs.resolve("fw" + file + ".log"), text, StandardCharsets.UTF_8);
        }
    }

    private static String line(long n, int source, int destination, long bytes) {
        return "date=2023-06-04 time=%02d:%02d:%02d devname=\"FG%d\" logid=\"0000000013\" type=\"traffic\" subtype=\"forward\""
                        .formatted(n / 3600 % 24, n / 60 % 60, n % 60, source % 2)
                + " srcip=10.0.0." + source + " srcport=40000 dstip=198.51.100." + destination
                + " dstport=443 proto=6 action=\"close\" duration=5 sentbyte=" + bytes + " rcvdbyte=10 sentpkt=3";
    }

    @ParameterizedTest(name = "{0} workers, read {1} bytes, state {2} bytes")
    @CsvSource({
        "1, 4194304, 100000000",
        "2, 4194304, 100000000",
        "8, 4194304, 100000000",
        "1, 4096, 100000000",
        "2, 65536, 100000000",
        "8, 4096, 1",
        "2, 65536, 1"
    })
    void leavesTheSameRowsAndManifestHoweverItRan(int workers, int readBytes, long state) throws IOException {
        Result expected = scan("expected", 1, 0, 0);
        Result found = scan("found", workers, readBytes, state);
        assertThat(found.rows()).isEqualTo(expected.rows()).isNotEmpty();
        assertThat(found.manifest()).isEqualTo(expected.manifest());
        assertThat(found.sent()).isEqualTo(sent);
    }

    @Test
    void recordsAndBytesOfEveryMemberAddUp() throws IOException {
        scan("case", 2, 4096, 0);
        List<Partial> partials = new ScanStep(setup("case", 1, 0, 0)).partials();
        List<MemberReport> members =
                partials.stream().flatMap(partial -> partial.members().stream()).toList();
        assertThat(members).hasSize(9).allSatisfy(member -> {
            Path file = logs.resolve(member.name());
            assertThat(member.counts().records())
                    .isEqualTo(Files.readAllLines(file).size());
            assertThat(member.counts().rejectedTotal()).isEqualTo(1);
            assertThat(member.counts().ignoredTotal()).isEqualTo(1);
            assertThat(member.size()).isEqualTo(Files.size(file));
        });
        Partial partial = partials.getFirst();
        for (int m = 0; m < partial.members().size(); m++) {
            long covered = 0;
            for (int chunk = 0; chunk < partial.chunks(m).size(); chunk++) {
                assertThat(partial.chunks(m).offset(chunk)).isEqualTo(covered);
                covered += partial.chunks(m).length(chunk);
            }
            assertThat(covered).isEqualTo(partial.members().get(m).size());
        }
        assertThat(Files.readString(partial.folder().resolve("rejects/rejects.jsonl"))
                        .lines())
                .hasSize(9)
                .allSatisfy(reject -> assertThat(reject)
                        .contains("\"reason\":\"no-payload\"")
                        .contains("\"begins\":\"no line of any vendor\""));
    }

    @Test
    void addingEvidenceScansOnlyWhatIsNewAndEndsLikeOneScan() throws IOException {
        Path later = Files.createDirectories(folder.resolve("later"));
        Files.move(logs.resolve("fw3.log"), later.resolve("fw3.log"));
        Files.move(logs.resolve("fw4.log"), later.resolve("fw4.log"));
        ScanStep step = prepared("grown", 2);
        step.run(List.of(logs));
        List<String> first = names(step);
        step.run(List.of(later));
        assertThat(names(step)).hasSize(2).containsAll(first);
        step.run(List.of(later));
        assertThat(names(step)).hasSize(2);

        ScanStep whole = prepared("whole", 1);
        whole.run(List.of(logs, later));
        assertThat(rows(whole)).isEqualTo(rows(step));
        assertThat(folder.resolve("grown/manifest.json")).hasSameBinaryContentAs(folder.resolve("whole/manifest.json"));
    }

    @Test
    void aLogCollectedTwiceCountsOnce() throws IOException {
        Result once = scan("once", 1, 0, 0);
        byte[] whole = Files.readAllBytes(logs.resolve("fw2.log"));
        Path copies = Files.createDirectories(logs.resolve("copies"));
        Files.write(copies.resolve("cut-in-a-line.log"), java.util.Arrays.copyOf(whole, whole.length / 3));
        Files.write(copies.resolve("same.log"), whole);
        try (var gzip = new java.util.zip.GZIPOutputStream(Files.newOutputStream(copies.resolve("same.log.gz")))) {
            gzip.write(whole);
        }
        Result twice = scan("twice", 2, 4096, 0);
        List<MemberReport> members =
                new ScanStep(setup("twice", 1, 0, 0)).partials().getFirst().members();
        assertThat(members).hasSize(11);
        assertThat(members.stream()
                        .mapToLong(member -> member.counts().events())
                        .sum())
                .isEqualTo(new ScanStep(setup("once", 1, 0, 0))
                        .partials().getFirst().members().stream()
                                .mapToLong(member -> member.counts().events())
                                .sum());
        assertThat(twice.sent()).isEqualTo(once.sent());
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "7"})
    void shardsInAnyOrderHoldTheSameRows(int shards) throws IOException {
        Result expected = scan("expected", 1, 0, 0);
        List<Integer> order = new ArrayList<>();
        for (int shard = 1; shard <= shards; shard++) {
            order.add(shard);
        }
        Collections.shuffle(order, new Random(5));
        List<Path> partials = new ArrayList<>();
        for (int shard : order) {
            ScanStep step = prepared("shard" + shard, 2);
            step.run(List.of(logs), shard, shards);
            step.partials().forEach(partial -> partials.add(partial.stateFolder()));
        }
        assertThat(rows(partials)).isEqualTo(expected.rows());
        assertThat(partials).hasSizeGreaterThanOrEqualTo(shards);
    }

    private record Result(String rows, String manifest, long sent) {}

    private Result scan(String name, int workers, int readBytes, long state) throws IOException {
        Setup setup = setup(name, workers, readBytes, state);
        ScanStep.prepare(setup.directory());
        ScanStep step = new ScanStep(setup);
        step.run(List.of(logs));
        return new Result(rows(step), Files.readString(setup.directory().manifest()), sum(step));
    }

    private ScanStep prepared(String name, int workers) throws IOException {
        Setup setup = setup(name, workers, 0, 0);
        ScanStep.prepare(setup.directory());
        return new ScanStep(setup);
    }

    private Setup setup(String name, int workers, int readBytes, long state) {
        return new Setup(
                new CaseDirectory(folder.resolve(name)),
                CaseFile.none(),
                BuiltInPayloads.all(),
                BuiltInCarriers.all(new Payloads(BuiltInPayloads.all())),
                BuiltInDetectors.all(),
                workers,
                false,
                state,
                readBytes,
                List.of(),
                Progress.NONE,
                () -> false);
    }

    private static List<String> names(ScanStep step) throws IOException {
        return step.partials().stream().map(Partial::name).toList();
    }

    private String rows(ScanStep step) throws IOException {
        return rows(step.partials().stream().map(Partial::stateFolder).toList());
    }

    private String rows(List<Path> stateFolders) {
        StringBuilder text = new StringBuilder();
        try (RowCursor rows = new StateRuns("egress", stateFolders, folder).rows(FlowTable.TABLE)) {
            while (rows.next()) {
                text.append(FlowTable.Flow.of(rows.key()));
                for (int slot = 0; slot < FlowTable.TABLE.slots().size(); slot++) {
                    text.append(' ').append(rows.slot(slot));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private long sum(ScanStep step) throws IOException {
        long sum = 0;
        List<Path> folders = step.partials().stream().map(Partial::stateFolder).toList();
        try (RowCursor rows = new StateRuns("egress", folders, folder).rows(FlowTable.TABLE)) {
            while (rows.next()) {
                sum += rows.slot(FlowTable.SOURCE_HI);
            }
        }
        return sum;
    }
}
