package konseki.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import konseki.event.Event;
import konseki.event.Field;
import konseki.parse.Outcome;
import konseki.parse.evtx.EvtxWriter.Datum;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Event logs changed at random places: whatever they say, reading ends, throws nothing, makes no large object, does no
/// more work than the file is long, and parser and framing count the same; nor does a second look at them throw.
class EvtxMutationTest {
    /// A record and what is no record begin at steps of 8.
    private static final int STEP = 8;
    private static final long MOST_TEXT = 2L << 20;

    private static final long MOST_BYTES = 64L << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aChangedLogIsReadToItsEnd() {
        mutate(List.of(small(), array()), 2_000, 5);
    }

    @Tag("slow")
    @Test
    void aHundredThousandChangedSamplesAreReadToTheirEnd() {
        List<byte[]> samples = new ArrayList<>(List.of(small(), array()));
        EvtxSamples.forEach((name, log) -> {
            if (log.length < 80_000 && samples.size() < 200) {
                samples.add(log);
            }
        });
        mutate(samples, 100_000, 7);
    }

    private static byte[] small() {
        EvtxWriter writer = new EvtxWriter();
        for (int i = 1; i <= 5; i++) {
            writer.add(
                    i,
                    133_303_536_000_000_000L + i,
                    4624,
                    Datum.text("TargetUserName", "user" + i),
                    Datum.number("LogonType", 3),
                    Datum.text("", "unnamed"),
                    new Datum("Sid", BinXml.SID, new byte[] {1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0}));
        }
        return writer.bytes();
    }

    private static byte[] array() {
        byte[] strings = "one\0two\0three\0".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        return new EvtxWriter()
                .add(1, 133_303_536_000_000_000L, 1, new Datum("", BinXml.ARRAY | BinXml.STRING, strings))
                .add(2, 133_303_536_000_000_000L, 1, new Datum("", BinXml.ARRAY | BinXml.STRING, strings))
                .bytes();
    }

    private static void mutate(List<byte[]> samples, int mutants, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        long most = 0;
        for (int mutant = 0; mutant < mutants; mutant++) {
            byte[] log = samples.get(random.nextInt(samples.size())).clone();
            change(log, random);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            long[] counts = new long[2];
            try {
                EvtxSamples.parse(log, (outcome, event) -> {
                    counts[0]++;
                    assertThat(textBytes(event))
                            .as("bytes of text made of one record")
                            .isLessThan(MOST_TEXT);
                    counts[1] += outcome == Outcome.EVENT && event.has(Field.PARTIAL) ? 1 : 0;
                });
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("mutant " + mutant + " of seed " + seed, e);
            }
            assertThat(counts[0]).as("records and gaps").isLessThanOrEqualTo(log.length / STEP);
            most = Math.max(most, THREADS.getCurrentThreadAllocatedBytes() - before);
            lookAgain(log, mutant);
            assertThat(EvtxFraming.UNITS.cut(log, 0, log.length, true).records())
                    .as("records of mutant " + mutant)
                    .isEqualTo(counts[0]);
        }
        assertThat(most).as("bytes allocated for one log").isLessThan(MOST_BYTES);
    }

    private static long textBytes(Event event) {
        long bytes = 0;
        for (int i = 0; i < event.vendorCount(); i++) {
            bytes += event.vendorValue(i).length();
        }
        return bytes;
    }

    private static void lookAgain(byte[] log, int mutant) {
        EvtxSecondLook look = new EvtxSecondLook();
        try {
            look.learn(log, 0, log.length);
            look.recover(
                    log, 0, log.length, (from, length, json) -> assertThat(json).startsWith("{\"Event\":"));
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("second look at mutant " + mutant, e);
        }
    }

    /// A few bytes anywhere, most often where records are; also numbers at the edge of their range, and copies of
    /// pieces over others.
    private static void change(byte[] log, RandomGenerator random) {
        int end = Math.min(log.length, 4096 + 512 + 8192);
        for (int changes = 1 + random.nextInt(12); changes > 0; changes--) {
            boolean anywhere = random.nextInt(8) == 0;
            int at = anywhere ? random.nextInt(log.length - 8) : 4096 + random.nextInt(end - 4096 - 8);
            switch (random.nextInt(6)) {
                case 0 -> log[at] = (byte) random.nextInt();
                case 1 -> log[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> {
                    byte extreme = (byte) (random.nextBoolean() ? 0xff : 0);
                    for (int i = 0; i < 4; i++) {
                        log[at + i] = extreme;
                    }
                }
                case 3 -> log[at] = (byte) (0x21 + 0x60 * random.nextInt(2));
                case 4 -> log[at] = (byte) random.nextInt(16);
                default -> {
                    int length = Math.min(1 + random.nextInt(200), log.length - at);
                    int from = 4096 + random.nextInt(end - 4096 - length);
                    System.arraycopy(log, from, log, at, length);
                }
            }
        }
    }
}
