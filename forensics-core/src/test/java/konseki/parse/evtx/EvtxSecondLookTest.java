package konseki.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import konseki.event.Field;
import konseki.parse.Outcome;
import konseki.parse.evtx.EvtxWriter.Datum;
import org.junit.jupiter.api.Test;

/// Records in free space whose definitions or names were overwritten: no field is invented, and the definitions of
/// another chunk explain them.
class EvtxSecondLookTest {
    private static final long NOON = 133_303_536_000_000_000L;

    private static byte[] log(int records) {
        EvtxWriter writer = new EvtxWriter();
        for (int i = 1; i <= records; i++) {
            writer.add(
                    i, NOON + i, 4624, Datum.text("TargetUserName", "user" + i), Datum.text("IpAddress", "192.0.2.7"));
        }
        return writer.bytes();
    }

    private static int record(byte[] log, int number) {
        RecordWalk walk = new RecordWalk();
        walk.start(log, 0, log.length);
        int records = 0;
        while (walk.next() != RecordWalk.Kind.END) {
            records += LittleEndian.i32(log, walk.from()) == RecordWalk.MAGIC ? 1 : 0;
            if (records == number) {
                return walk.from();
            }
        }
        throw new AssertionError("no record " + number);
    }

    /// A log of which only free space is left from the third record on, and of the names before it only the places.
    private static byte[] overwritten() {
        byte[] log = log(6);
        int third = record(log, 3);
        Arrays.fill(log, 4096 + 512, third, (byte) 0);
        int free = 512;
        log[4096 + 48] = (byte) free;
        log[4096 + 49] = (byte) (free >> 8);
        for (int i = 0; i < 16; i++) {
            log[4096 + 24 + i] = 0;
        }
        EvtxWriter.seal(log, 4096, free);
        return log;
    }

    private static List<String> recovered(EvtxSecondLook look, byte[] log) {
        List<String> found = new ArrayList<>();
        look.recover(log, 0, log.length, (from, length, json) -> {
            assertThat(LittleEndian.i32(log, from)).isEqualTo(RecordWalk.MAGIC);
            assertThat(LittleEndian.i32(log, from + 4)).isEqualTo(length);
            found.add(json);
        });
        return found;
    }

    @Test
    void definitionsOfAnotherChunkExplainWhatItsOwnCannot() {
        byte[] log = overwritten();
        EvtxSamples.parse(log, (outcome, _) -> assertThat(outcome).isNotEqualTo(Outcome.EVENT));
        EvtxSecondLook look = new EvtxSecondLook();
        look.learn(log(1), 0, log(1).length);
        assertThat(recovered(look, log))
                .hasSize(4)
                .allSatisfy(json -> assertThat(json)
                        .contains("\"IpAddress\":\"192.0.2.7\"")
                        .contains("\"Computer\":\"WS01.example.test\""));
        assertThat(recovered(look, log).getFirst()).contains("\"TargetUserName\":\"user3\"");
    }

    @Test
    void nothingIsLearntThatNothingTaught() {
        assertThat(recovered(new EvtxSecondLook(), overwritten())).isEmpty();
    }

    @Test
    void aRecordThatItsOwnChunkExplainsIsNotTriedAgain() {
        byte[] log = log(6);
        EvtxSecondLook look = new EvtxSecondLook();
        look.learn(log, 0, log.length);
        assertThat(recovered(look, log)).isEmpty();
    }

    @Test
    void oneNameForTwoDefinitionsSaysNothing() {
        byte[] other = log(1);
        EvtxSecondLook look = new EvtxSecondLook();
        look.learn(log(1), 0, log(1).length);
        for (int head = 0; head < 32; head++) { // the same short names with other GUIDs
            int at = LittleEndian.i32(other, 4096 + 384 + 4 * head);
            if (at > 0) {
                other[4096 + at + 12] ^= 1;
            }
        }
        look.learn(other, 0, other.length);
        assertThat(recovered(look, overwritten())).isEmpty();
    }

    @Test
    void namesThatWereOverwrittenAreNotInvented() {
        byte[] log = log(6);
        int third = record(log, 3);
        int free = third - 4096;
        log[4096 + 48] = (byte) free;
        log[4096 + 49] = (byte) (free >> 8);
        log[4096 + 32] = 2;
        byte[] name = "EventData".getBytes(StandardCharsets.UTF_16LE);
        int at = 4096;
        while (!Arrays.equals(log, at, at + name.length, name, 0, name.length)) {
            at++;
        }
        log[at] = 'X';
        EvtxWriter.seal(log, 4096, free);
        long[] recovered = new long[1];
        EvtxSamples.parse(
                log,
                (outcome, event) ->
                        recovered[0] += outcome == Outcome.EVENT && event.has(Field.EVENT_RECOVERED) ? 1 : 0);
        assertThat(recovered[0]).isZero();
    }
}
