package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import konseki.ingest.LostRange;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;
import konseki.ingest.PartialStore;
import konseki.parse.evtx.EvtxWriter;
import konseki.parse.evtx.EvtxWriter.Datum;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Places of an event log that cannot be read: their bytes, what is missing, and the times on either side, in the
/// manifest and in the finding.
class DamagedLogTest {
    private static final long NOON = 133_303_536_000_000_000L; // 2023-06-04T12:00:00Z

    @TempDir
    Path folder;

    private Path logs = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
    }

    private static byte[] log(int first, int last) {
        EvtxWriter writer = new EvtxWriter().log("Security", "Microsoft-Windows-Security-Auditing", "FS01");
        for (int i = first; i <= last; i++) {
            writer.add(i, NOON + i * 10_000_000L, 4624, Datum.text("TargetUserName", "user" + i));
        }
        return writer.bytes();
    }

    /// Where the record of that number begins.
    private static int record(byte[] log, int number) {
        for (int at = 4096 + 512; at < log.length - 28; at += 8) {
            boolean magic = log[at] == 0x2a && log[at + 1] == 0x2a && log[at + 2] == 0 && log[at + 3] == 0;
            if (magic && (log[at + 8] & 0xff | (log[at + 9] & 0xff) << 8) == number) {
                return at;
            }
        }
        throw new AssertionError("no record " + number);
    }

    private List<MemberReport> scan(String name, int workers, int readBytes) throws IOException {
        FirewallLogs.investigation(folder.resolve(name))
                .workers(workers)
                .readBytes(readBytes)
                .index(false)
                .build()
                .scan(List.of(logs));
        return new PartialStore(folder.resolve(name).resolve("partials"), "")
                .list().stream().map(Partial::members).flatMap(List::stream).toList();
    }

    private String finding(String name) throws IOException {
        return Files.readString(folder.resolve(name).resolve("finding.json"));
    }

    @Test
    void aHoleIsNamedWithItsNeighboursHoweverItIsRead() throws IOException {
        byte[] log = log(1, 700);
        int from = record(log, 100);
        int to = record(log, 104);
        Arrays.fill(log, from, to, (byte) 0x55);
        Files.write(logs.resolve("a.evtx"), log);
        LostRange lost = scan("case", 2, 4 << 20).getFirst().lost().getFirst();
        assertThat(lost.from()).isEqualTo(from);
        assertThat(lost.to()).isEqualTo(to);
        assertThat(lost.chunk()).isZero();
        assertThat(lost.before()).isEqualTo(99);
        assertThat(lost.after()).isEqualTo(104);
        assertThat(lost.missing()).isEqualTo(4);
        assertThat(lost.toTime() - lost.fromTime()).isEqualTo(5_000_000_000L);
        assertThat(finding("case"))
                .contains("LOG_DAMAGED")
                .contains(
                        "chunk 0, bytes " + from + " to " + (to - 1) + " cannot be read; missing: records 100 to 103");
        scan("other", 3, 70_000);
        assertThat(finding("other")).isEqualTo(finding("case"));
    }

    @Test
    void whatAnotherFileHasIsNotMissing() throws IOException {
        byte[] log = log(1, 300);
        Arrays.fill(log, record(log, 100), record(log, 104), (byte) 0x55);
        Files.write(logs.resolve("damaged.evtx"), log);
        assertThat(scan("alone", 1, 4 << 20))
                .anySatisfy(member -> assertThat(member.lost()).isNotEmpty());
        assertThat(finding("alone")).contains("LOG_DAMAGED");
        Files.write(logs.resolve("export.evtx"), log(90, 120));
        scan("both", 1, 4 << 20);
        assertThat(finding("both")).contains("records").doesNotContain("missing: records 100 to 103");
    }

    @Test
    void aFileThatIsCutSaysWhatItsLastRecordWas() throws IOException {
        byte[] log = log(1, 300);
        byte[] cut = Arrays.copyOf(log, record(log, 200) + 20);
        Files.write(logs.resolve("cut.evtx"), cut);
        LostRange lost = scan("case", 1, 4 << 20).getFirst().lost().getLast();
        assertThat(lost.to()).isEqualTo(cut.length);
        assertThat(lost.before()).isEqualTo(199);
        assertThat(lost.after()).isEqualTo(-1);
        assertThat(finding("case")).contains("LOG_DAMAGED");
    }
}
