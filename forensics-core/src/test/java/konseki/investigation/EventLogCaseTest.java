package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import konseki.event.Field;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;
import konseki.ingest.PartialStore;
import konseki.parse.evtx.EvtxWriter;
import konseki.parse.evtx.EvtxWriter.Datum;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Binary event logs through a whole case: plan, pass, index, search, show.
class EventLogCaseTest {
    private static final long NOON = 133_303_536_000_000_000L; // 2023-06-04T12:00:00Z

    @TempDir
    Path folder;

    private Path logs = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
    }

    private static byte[] log(String computer, int records) {
        EvtxWriter writer = new EvtxWriter().log("Security", "Microsoft-Windows-Security-Auditing", computer);
        for (int i = 1; i <= records; i++) {
            writer.add(
                    i,
                    NOON + i * 10_000_000L,
                    i % 3 == 0 ? 4625 : 4624,
                    Datum.text("TargetUserName", "user" + i),
                    Datum.number("LogonType", 3),
                    Datum.text("IpAddress", "192.0.2." + i % 200));
        }
        return writer.bytes();
    }

    private Investigation scanned(String name, int workers, int readBytes, boolean index) throws IOException {
        Investigation investigation = FirewallLogs.investigation(folder.resolve(name))
                .workers(workers)
                .readBytes(readBytes)
                .index(index)
                .build();
        investigation.scan(List.of(logs));
        return investigation;
    }

    private List<MemberReport> members(String name) throws IOException {
        return new PartialStore(folder.resolve(name).resolve("partials"), "")
                .list().stream().map(Partial::members).flatMap(List::stream).toList();
    }

    private static List<Hit> hits(Investigation investigation, String query) throws IOException {
        List<Hit> all = new ArrayList<>();
        try (Hits hits = investigation.search(query)) {
            hits.forEach(all::add);
        }
        return all;
    }

    @Test
    void theFindingDoesNotDependOnHowItWasRead() throws IOException {
        Files.write(logs.resolve("a.evtx"), log("DC01", 900));
        Files.write(logs.resolve("b.evtx"), log("DC02", 90));
        scanned("one", 1, 4 << 20, true);
        byte[] finding = Files.readAllBytes(folder.resolve("one/finding.json"));
        for (int readBytes : new int[] {1000, 65_536, 200_000}) {
            String name = "case" + readBytes;
            scanned(name, 3, readBytes, readBytes > 1000);
            assertThat(Files.readAllBytes(folder.resolve(name).resolve("finding.json")))
                    .isEqualTo(finding);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyHitIsFoundAgainAndShown(boolean index) throws IOException {
        byte[] log = log("DC01", 700);
        Files.write(logs.resolve("plain.evtx"), log);
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(logs.resolve("packed.evtx.gz")))) {
            gzip.write(log("DC02", 50));
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(logs.resolve("triage.zip")))) {
            zip.putNextEntry(new ZipEntry("logs/Security.evtx"));
            zip.write(log("DC03", 50));
        }
        Investigation investigation = scanned("case", 2, 4 << 20, index);
        List<Hit> hits = hits(investigation, "event.code:4625 AND source.ip:192.0.2.0/25");
        assertThat(hits).hasSizeGreaterThan(150);
        for (Hit hit : hits.subList(0, 12)) {
            RawRecord record = investigation.show(hit.id());
            String user = hit.event().text(Field.USER_TARGET_NAME).orElseThrow();
            assertThat(record.verified()).isTrue();
            assertThat(record.offset()).isEqualTo(hit.offset());
            assertThat(record.recordNumber()).isEqualTo(hit.recordNumber());
            assertThat(record.text())
                    .contains("<Data Name=\"TargetUserName\">" + user + "</Data>")
                    .contains("\"TargetUserName\":\"" + user + "\"");
        }
        Hit inPlain = hits.stream()
                .filter(hit -> hit.file().equals("plain.evtx"))
                .findFirst()
                .orElseThrow();
        RawRecord record = investigation.show(inPlain.id());
        int from = (int) record.offset();
        assertThat(record.bytes()).isEqualTo(Arrays.copyOfRange(log, from, from + record.bytes().length));
    }

    @Test
    void recoveredRecordsAreListedAndCountedApartAndFoundOnlyWhereTheCaseSaysSo() throws IOException {
        byte[] log = log("DC01", 12);
        int second = record(log, 2);
        log[4096 + 48] = (byte) (second - 4096); // the chunk ends before its second record
        log[4096 + 49] = (byte) (second - 4096 >> 8);
        log[4096 + 32] = 1;
        EvtxWriter.seal(log, 4096, second - 4096);
        Files.write(logs.resolve("a.evtx"), log);

        Investigation plain = scanned("plain", 1, 4 << 20, true);
        assertThat(hits(plain, "event.code:*")).hasSize(1);
        assertThat(members("plain").getFirst().counts().events()).isEqualTo(1);
        assertThat(members("plain").getFirst().counts().recovered()).isEqualTo(11);
        List<Boolean> listed = new ArrayList<>();
        plain.events(List.of(logs), (event, _) -> listed.add(event.has(Field.EVENT_RECOVERED)));
        assertThat(listed).hasSize(12).containsOnlyOnce(false);

        Path rules =
                Files.writeString(folder.resolve("case.yaml"), "read:\n  - { files: [\"**\"], use-recovered: true }\n");
        Investigation using = FirewallLogs.investigation(folder.resolve("using"))
                .rules(CaseFile.read(rules))
                .build();
        using.scan(List.of(logs));
        assertThat(hits(using, "event.code:*")).hasSize(12);
        assertThat(hits(using, "event.recovered:1")).hasSize(11);
    }

    private static int record(byte[] log, int number) {
        int at = 4096 + 512;
        for (int i = 1; i < number; i++) {
            at += (log[at + 4] & 0xff) | (log[at + 5] & 0xff) << 8;
        }
        return at;
    }
}
