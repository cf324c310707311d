package konseki.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import konseki.event.Field;
import konseki.evidence.Cut;
import konseki.parse.Outcome;
import konseki.parse.evtx.EvtxWriter.Datum;
import org.junit.jupiter.api.Test;

/// What the carrier makes of whole and of damaged files.
class EvtxParserTest {
    /// 2023-06-04T12:00:00Z as FILETIME.
    private static final long NOON = 133_303_536_000_000_000L;

    private static byte[] log(int records) {
        EvtxWriter writer = new EvtxWriter();
        for (int i = 1; i <= records; i++) {
            writer.add(
                    i,
                    NOON + i * 10_000_000L,
                    4624,
                    Datum.text("TargetUserName", "user" + i),
                    Datum.number("LogonType", 3),
                    Datum.text("IpAddress", "192.0.2." + i % 250),
                    Datum.text("Empty", ""));
        }
        return writer.bytes();
    }

    /// What became of each record: `event 7`, `recovered 7`, `rejected damaged`, `ignored header`.
    private static List<String> read(byte[] log) {
        List<String> read = new ArrayList<>();
        EvtxSamples.parse(log, (outcome, event) -> {
            String place = " @" + event.origin().offset() + "+" + event.origin().length();
            read.add(
                    switch (outcome) {
                        case EVENT ->
                            (event.has(Field.EVENT_RECOVERED) ? "recovered " : "event ")
                                    + event.number(Field.EVENT_SEQUENCE);
                        case REJECTED -> "rejected " + event.rejectReason().jsonName() + place;
                        case IGNORED -> "ignored " + event.ignored().jsonName();
                        case END -> throw new AssertionError();
                    });
        });
        Cut cut = EvtxFraming.UNITS.cut(log, 0, log.length, true);
        assertThat(cut.end()).isEqualTo(log.length);
        assertThat(cut.records()).as("records that the framing counts").isEqualTo(read.size());
        return read;
    }

    private static List<String> events(int first, int last) {
        List<String> events = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            events.add("event " + i);
        }
        return events;
    }

    private static List<String> eventsOf(List<String> read) {
        return read.stream().filter(line -> line.startsWith("event")).toList();
    }

    @Test
    void readsEachRecordWithItsFields() {
        List<EventFacts> events = new ArrayList<>();
        EvtxSamples.parse(log(2), (outcome, event) -> {
            if (outcome == Outcome.EVENT) {
                events.add(EventFacts.of(event));
            }
        });
        assertThat(events).hasSize(2);
        assertThat(events.getFirst().fields())
                .containsEntry("event.code", "4624")
                .containsEntry("event.sequence", "1")
                .containsEntry("@timestamp", "1685880001000000000")
                .containsEntry("host.name", "WS01.example.test")
                .containsEntry("user.target.name", "user1")
                .containsEntry("winlog.logon.type", "3")
                .containsEntry("source.ip", "192.0.2.1")
                .containsEntry("event.dataset", "windows.security");
        assertThat(events.getFirst().vendor())
                .contains(
                        "Event.System.EventID=4624",
                        "Event.System.Keywords=0x8020000000000000",
                        "Event.System.TimeCreated.#attributes.SystemTime=2023-06-04T12:00:01.0000000Z",
                        "LogonType=3");
    }

    @Test
    void readsADefinitionByWhatItSaysHoweverMuchItResemblesAnother() {
        assertThat(vendorOf(log(1))).contains("TargetUserName=user1", "Event.System.Computer=WS01.example.test");
        byte[] other = log(1);
        replace(other, "TargetUserName", "SourceUserName");
        replace(other, "Computer", "Compiler");
        assertThat(vendorOf(other))
                .contains("SourceUserName=user1", "Event.System.Compiler=WS01.example.test")
                .noneMatch(field -> field.startsWith("TargetUserName=") || field.contains(".Computer="));
        assertThat(vendorOf(log(1))).contains("TargetUserName=user1", "Event.System.Computer=WS01.example.test");
    }

    private static List<String> vendorOf(byte[] log) {
        List<String> vendor = new ArrayList<>();
        EvtxSamples.parse(log, (outcome, event) -> {
            for (int i = 0; outcome == Outcome.EVENT && i < event.vendorCount(); i++) {
                vendor.add(event.vendorName(i) + "=" + event.vendorValue(i));
            }
        });
        return vendor;
    }

    /// Writes another text of the same length over each occurrence of one; identifiers and sizes stay.
    private static void replace(byte[] log, String text, String by) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_16LE);
        byte[] written = by.getBytes(StandardCharsets.UTF_16LE);
        for (int i = 0; i + wanted.length <= log.length; i++) {
            if (Arrays.equals(log, i, i + wanted.length, wanted, 0, wanted.length)) {
                System.arraycopy(written, 0, log, i, written.length);
            }
        }
    }

    @Test
    void readsChunkAfterChunk() {
        byte[] log = log(400);
        assertThat(log.length).isGreaterThan(4096 + 65_536);
        assertThat(eventsOf(read(log))).isEqualTo(events(1, 400));
    }

    @Test
    void keepsRecordsWhoseChecksumIsWrongAndSaysSo() {
        byte[] log = log(3);
        log[4096 + 52]++;
        assertThat(read(log))
                .containsExactly("ignored header", "rejected damaged @4096+512", "event 1", "event 2", "event 3");
    }

    @Test
    void readsEveryWholeRecordOfAFileThatIsCutAnywhere() {
        byte[] log = log(12);
        List<Integer> ends = recordEnds(log);
        for (int length = 4096 + 513; length < ends.getLast(); length += 7) {
            List<String> read = read(Arrays.copyOf(log, length));
            int cut = length;
            int whole = (int) ends.stream().filter(end -> end <= cut).count();
            assertThat(eventsOf(read)).isEqualTo(events(1, whole));
            int lastEnd = whole == 0 ? 4096 + 512 : ends.get(whole - 1);
            assertThat(read.getLast()).isEqualTo("rejected truncated @" + lastEnd + "+" + (length - lastEnd));
        }
    }

    private static List<Integer> recordEnds(byte[] log) {
        List<Integer> ends = new ArrayList<>();
        RecordWalk walk = new RecordWalk();
        walk.start(log, 0, log.length);
        for (RecordWalk.Kind kind = walk.next(); kind != RecordWalk.Kind.END; kind = walk.next()) {
            if (kind == RecordWalk.Kind.RECORD) {
                ends.add(walk.end());
            }
        }
        return ends;
    }

    @Test
    void losesOnlyTheRecordThatIsOverwritten() {
        byte[] log = log(12);
        List<Integer> ends = recordEnds(log);
        Arrays.fill(log, ends.get(4), ends.get(5), (byte) 0);
        List<String> expected = events(1, 5);
        expected.addAll(events(7, 12));
        List<String> read = read(log);
        assertThat(eventsOf(read)).isEqualTo(expected);
        assertThat(read).contains("rejected damaged @" + ends.get(4) + "+" + (ends.get(5) - ends.get(4)));
    }

    @Test
    void marksATornRecordAsRecovered() {
        byte[] log = log(12);
        log[recordEnds(log).get(5) - 4]++;
        assertThat(read(log)).contains("recovered 6").doesNotContain("event 6").contains("event 5", "event 7");
    }

    @Test
    void marksWhatIsLeftOverInFreeSpaceAsRecovered() {
        byte[] log = log(12);
        int end = recordEnds(log).get(7);
        shrink(log, end - 4096, 8);
        List<String> read = read(log);
        assertThat(eventsOf(read)).isEqualTo(events(1, 8));
        assertThat(read)
                .contains("recovered 9", "recovered 10", "recovered 11", "recovered 12")
                .doesNotContain("rejected");
    }

    /// Makes the chunk end after that record.
    private static void shrink(byte[] log, int freeSpace, int lastId) {
        log[4096 + 48] = (byte) freeSpace;
        log[4096 + 49] = (byte) (freeSpace >> 8);
        log[4096 + 32] = (byte) lastId;
        EvtxWriter.seal(log, 4096, freeSpace);
    }

    @Test
    void takesARecordBehindAnOldFreeSpaceOffsetIfTheHeaderAnnouncesIt() {
        byte[] log = log(12);
        int end = recordEnds(log).get(7);
        shrink(log, end - 4096, 12);
        assertThat(eventsOf(read(log))).isEqualTo(events(1, 12));
    }

    @Test
    void recoversRecordsOfAChunkThatLostItsHeader() {
        byte[] log = log(12);
        Arrays.fill(log, 4096, 4096 + 512, (byte) 'x');
        List<String> read = read(log);
        assertThat(read).contains("rejected damaged @4096+512", "recovered 1", "recovered 12");
        assertThat(eventsOf(read)).isEmpty();
    }

    @Test
    void findsChunksWhoseFileHeaderIsLost() {
        byte[] log = log(3);
        byte[] headless = Arrays.copyOfRange(log, 1024, log.length);
        assertThat(eventsOf(read(headless))).isEqualTo(events(1, 3));
        Arrays.fill(log, 0, 200, (byte) 'x');
        assertThat(read(log).getFirst()).isEqualTo("rejected damaged @0+4096");
        assertThat(eventsOf(read(log))).isEqualTo(events(1, 3));
    }

    @Test
    void ignoresChunksThatWereNeverWritten() {
        byte[] log = Arrays.copyOf(log(2), 4096 + 3 * 65_536);
        assertThat(read(log))
                .containsExactly(
                        "ignored header", "ignored header", "event 1", "event 2", "ignored blank", "ignored blank");
    }

    @Test
    void readsChunksInAnyOrder() {
        byte[] log = log(400);
        byte[] swapped = log.clone();
        System.arraycopy(log, 4096, swapped, 4096 + 65_536, 65_536);
        System.arraycopy(log, 4096 + 65_536, swapped, 4096, 65_536);
        assertThat(eventsOf(read(swapped))).containsExactlyInAnyOrderElementsOf(events(1, 400));
    }

    @Test
    void keepsTheSystemPartOfARecordWhoseBodyCannotBeRead() {
        byte[] log = log(1);
        int body = indexOf(log, "EventData") - 8 - 4 - 7; // the open start tag of the body's element
        log[body] = 0x7e;
        List<String> partial = new ArrayList<>();
        EvtxSamples.parse(log, (outcome, event) -> {
            if (outcome == Outcome.EVENT && event.has(Field.PARTIAL)) {
                partial.add(event.written(Field.EVENT_CODE) + " " + event.vendorCount());
            }
        });
        assertThat(partial).hasSize(1).allMatch(line -> line.startsWith("4624 "));
    }

    private static int indexOf(byte[] log, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_16LE);
        for (int i = 0; i < log.length - wanted.length; i++) {
            if (Arrays.equals(log, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void entersAUnitAtAnyOfItsRecords() {
        byte[] log = log(30);
        List<Integer> ends = recordEnds(log);
        for (int i = 0; i + 1 < ends.size(); i++) {
            int from = ends.get(i);
            int unit = EvtxFraming.UNITS.unitStart(log, 0, from);
            assertThat(unit).isEqualTo(4096);
            var event = EvtxSamples.reread(log, unit, from);
            assertThat(event.number(Field.EVENT_SEQUENCE)).isEqualTo(i + 2);
            assertThat(event.origin().recordNumber()).isEqualTo(i + 4); // two headers come before
        }
    }
}
