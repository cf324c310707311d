package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import konseki.event.Field;
import konseki.event.Ignored;
import konseki.ingest.CopiedRecords;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;
import konseki.ingest.PartialStore;
import konseki.parse.evtx.EvtxWriter;
import konseki.parse.evtx.EvtxWriter.Datum;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One event log in several files: saved twice, archived, exported. Each record counts once.
class OverlappingLogsTest {
    private static final long NOON = 133_303_536_000_000_000L; // 2023-06-04T12:00:00Z

    @TempDir
    Path folder;

    private Path logs = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
    }

    /// Records of one log; those that stand in two of these files begin at other places of their chunks.
    private static byte[] log(String computer, int first, int last, String user) {
        EvtxWriter writer = new EvtxWriter().log("Security", "Microsoft-Windows-Security-Auditing", computer);
        for (int i = first; i <= last; i++) {
            writer.add(
                    i,
                    NOON + i * 10_000_000L,
                    4624,
                    Datum.text("TargetUserName", user + i),
                    Datum.text("IpAddress", "192.0.2." + i % 200));
        }
        return writer.bytes();
    }

    private Investigation scanned(String name, int workers, int readBytes, Path... inputs) throws IOException {
        Investigation investigation = FirewallLogs.investigation(folder.resolve(name))
                .workers(workers)
                .readBytes(readBytes)
                .index(true)
                .build();
        investigation.scan(List.of(inputs));
        return investigation;
    }

    private MemberReport member(String name, String file) throws IOException {
        return new PartialStore(folder.resolve(name).resolve("partials"), "")
                .list().stream()
                        .map(Partial::members)
                        .flatMap(List::stream)
                        .filter(member -> member.name().equals(file))
                        .findFirst()
                        .orElseThrow();
    }

    private static Set<String> users(Investigation investigation) throws IOException {
        Set<String> users = new TreeSet<>();
        try (Hits hits = investigation.search("event.code:4624")) {
            hits.forEach(hit -> assertThat(
                            users.add(hit.event().text(Field.USER_TARGET_NAME).orElseThrow()
                                    + "@"
                                    + hit.event().text(Field.HOST_NAME).orElseThrow()))
                    .as("found once")
                    .isTrue());
        }
        return users;
    }

    @Test
    void aRecordOfALiveLogAndOfItsArchiveCountsOnceInTheFileThatEndsFirst() throws IOException {
        Files.write(logs.resolve("archive.evtx"), log("DC01", 1, 900, "user"));
        Files.write(logs.resolve("live.evtx"), log("DC01", 301, 1500, "user"));
        Investigation investigation = scanned("case", 2, 4 << 20, logs);

        assertThat(users(investigation)).hasSize(1500);
        MemberReport archive = member("case", "archive.evtx");
        MemberReport live = member("case", "live.evtx");
        assertThat(archive.counts().events()).isEqualTo(900);
        assertThat(archive.copies()).isEmpty();
        assertThat(live.counts().events()).isEqualTo(600);
        assertThat(live.counts().ignoredByKind()).containsEntry(Ignored.COPY, 600L);
        assertThat(live.copies()).singleElement().satisfies(copied -> {
            assertThat(copied.records()).isEqualTo(600);
            assertThat(copied.countedIn()).isEqualTo(archive.id());
        });
        assertThat(Files.readString(folder.resolve("case/manifest.json")))
                .contains("\"counted-in\" : \"" + archive.id() + "\"");
    }

    @Test
    void threeFilesGiveTheSameFindingHoweverTheyAreRead() throws IOException {
        Files.write(logs.resolve("a.evtx"), log("DC01", 1, 500, "user"));
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(logs.resolve("b.evtx.gz")))) {
            gzip.write(log("DC01", 200, 800, "user"));
        }
        Files.write(logs.resolve("c.evtx"), log("DC01", 400, 1000, "user"));
        Investigation one = scanned("one", 1, 4 << 20, logs);
        assertThat(users(one)).hasSize(1000);
        byte[] finding = Files.readAllBytes(folder.resolve("one/finding.json"));
        byte[] manifest = Files.readAllBytes(folder.resolve("one/manifest.json"));

        scanned("small", 3, 70_000, logs);
        assertThat(Files.readAllBytes(folder.resolve("small/finding.json"))).isEqualTo(finding);
        assertThat(Files.readAllBytes(folder.resolve("small/manifest.json"))).isEqualTo(manifest);

        scanned("steps", 2, 4 << 20, logs.resolve("c.evtx"));
        scanned("steps", 2, 4 << 20, logs.resolve("a.evtx"));
        scanned("steps", 2, 4 << 20, logs);
        assertThat(Files.readAllBytes(folder.resolve("steps/finding.json"))).isEqualTo(finding);
        assertThat(Files.readAllBytes(folder.resolve("steps/manifest.json"))).isEqualTo(manifest);
    }

    @Test
    void anotherLifeOfALogAndAnotherComputerAreNoCopies() throws IOException {
        Files.write(logs.resolve("before-clear.evtx"), log("DC01", 1, 300, "user"));
        Files.write(logs.resolve("after-clear.evtx"), log("DC01", 1, 300, "other"));
        Files.write(logs.resolve("dc02.evtx"), log("DC02", 1, 300, "user"));
        Investigation investigation = scanned("case", 2, 4 << 20, logs);
        assertThat(users(investigation)).hasSize(900);
        for (String file : List.of("before-clear.evtx", "after-clear.evtx", "dc02.evtx")) {
            assertThat(member("case", file).copies()).as(file).isEmpty();
        }
    }

    @Test
    void recordsThatOneFileHasAndTheOtherLacksDivideWhatIsCopied() throws IOException {
        byte[] whole = log("DC01", 1, 400, "user");
        byte[] damaged = log("DC01", 1, 500, "user");
        int hole = 4096 + 512; // the first record of the other file is torn
        damaged[hole] = 0;
        Files.write(logs.resolve("damaged.evtx"), damaged);
        Files.write(logs.resolve("whole.evtx"), whole);
        Investigation investigation = scanned("case", 2, 4 << 20, logs);
        assertThat(users(investigation)).hasSizeGreaterThanOrEqualTo(500 - 1);
        long copied = member("case", "damaged.evtx").copies().stream()
                .mapToLong(CopiedRecords::records)
                .sum();
        assertThat(copied).isBetween(1L, 399L);
    }

    @Test
    void eventsWithoutACaseListsEveryFileWhole() throws IOException {
        Files.write(logs.resolve("a.evtx"), log("DC01", 1, 300, "user"));
        Files.write(logs.resolve("b.evtx"), log("DC01", 100, 400, "user"));
        Investigation investigation =
                FirewallLogs.investigation(folder.resolve("none")).build();
        List<String> listed = new ArrayList<>();
        investigation.events(
                List.of(logs),
                (event, _) -> listed.add(event.written(Field.USER_TARGET_NAME).toString()));
        assertThat(listed).hasSize(300 + 301);
    }
}
