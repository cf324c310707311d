package konseki.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.evidence.Chunk;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.windows.WindowsEvents;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// All event logs of the sample collection: none aborts, none has fewer records than the truth table counts, and the
/// fast way says of each record what the plain way says.
class EvtxDataTest {

    @Test
    void everyFileHasAtLeastTheRecordsThatTheTruthTableCounts() throws IOException {
        Map<String, long[]> truth = truth();
        List<String> fewer = new ArrayList<>();
        EvtxSamples.forEach((name, log) -> {
            long[] counts = new long[2];
            EvtxSamples.parse(log, (outcome, event) -> {
                if (outcome == Outcome.EVENT) {
                    counts[event.has(Field.EVENT_RECOVERED) ? 1 : 0]++;
                }
            });
            long[] expected = truth.remove(name);
            assertThat(expected).as(name).isNotNull();
            long torn = tornRecords(log);
            if (counts[0] + torn < expected[0]) {
                fewer.add(name + ": " + counts[0] + " events and " + torn + " torn records of " + expected[0]);
            }
        });
        assertThat(fewer).isEmpty();
        assertThat(truth).as("files of the truth table that were not read").isEmpty();
    }

    private static long tornRecords(byte[] log) {
        RecordWalk walk = new RecordWalk();
        walk.start(log, 0, log.length);
        long torn = 0;
        for (RecordWalk.Kind kind = walk.next(); kind != RecordWalk.Kind.END; kind = walk.next()) {
            torn += kind == RecordWalk.Kind.TORN ? 1 : 0;
        }
        return torn;
    }

    private static Map<String, long[]> truth() throws IOException {
        Map<String, long[]> truth = new TreeMap<>();
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(EvtxSamples.data().resolve("truth/evtx_records.tsv.gz"))),
                StandardCharsets.UTF_8))) {
            table.readLine();
            for (String line = table.readLine(); line != null; line = table.readLine()) {
                String[] cells = line.split("\t", -1);
                truth.put(cells[0], new long[] {Long.parseLong(cells[1])});
            }
        }
        return truth;
    }

    @Test
    void theFastWayAndThePlainWayAgreeOnTheFirstRecordsOfEachFile() {
        assertThat(compareAll(12)).as("records compared").isGreaterThan(3_000);
    }

    @Tag("slow")
    @Test
    void theFastWayAndThePlainWayAgreeOnEveryRecord() {
        assertThat(compareAll(Long.MAX_VALUE)).as("records compared").isGreaterThan(60_000);
    }

    private static long compareAll(long most) {
        List<String> differences = new ArrayList<>();
        long[] compared = {0};
        EvtxSamples.forEach((name, log) -> compared[0] += compare(name, log, most, differences));
        assertThat(differences).isEmpty();
        return compared[0];
    }

    private static long compare(String name, byte[] log, long most, List<String> differences) {
        EvtxParser parser = new EvtxParser(new Payloads(List.of(new WindowsEvents())), EvtxSamples.IDLE);
        EventBuffer out = new EventBuffer();
        out.startMember("0011223344556677-0");
        parser.start(new Chunk(log, 0, log.length, 0, 1), out);
        long compared = 0;
        for (Outcome outcome = parser.next(); outcome != Outcome.END && compared < most; outcome = parser.next()) {
            boolean whole = outcome == Outcome.EVENT && !out.has(Field.PARTIAL) && !out.has(Field.EVENT_RECOVERED);
            if (whole && differences.size() < 20) {
                int from = (int) out.origin().offset();
                int chunk = EvtxFraming.UNITS.unitStart(log, 0, from);
                EventFacts fast = EventFacts.of(out).likeEvtxDump();
                try {
                    String json = JsonRendering.of(RecordTree.read(
                                    log, chunk, from, from + out.origin().length())
                            .getFirst());
                    EventFacts plain = EventFacts.ofJson(json).likeEvtxDump();
                    if (!plain.equals(fast)) {
                        differences.add(name + "@" + from + ": " + fast.differences(plain));
                    }
                    compared++;
                } catch (UnreadableException e) {
                    differences.add(name + "@" + from + ": " + e.getMessage());
                }
            }
        }
        return compared;
    }
}
