package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import konseki.event.EventBuffer;
import konseki.event.RejectReason;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import org.junit.jupiter.api.Test;

/// What every payload of text owes, whatever stands in its lines. A test of a payload extends it.
public abstract class PayloadContract {

    protected abstract Payload payload();

    /// Lines of that payload, good and bad, without headers that are not needed.
    protected abstract List<String> lines();

    /// What carries the lines.
    protected Carrier carrier() {
        return new LinesCarrier(payloads(), List.of(SyslogHeader::new));
    }

    @Test
    void takesEachOfItsLines() {
        for (String line : lines()) {
            String read = read(line + "\n").getFirst();
            assertThat(read).as(line).doesNotContain(RejectReason.NO_PAYLOAD.toString());
            assertThat(read.contains(" event ") && !read.contains("event.dataset="))
                    .as(line)
                    .isFalse();
        }
    }

    @Test
    void neverThrowsOnALineCutAtAnyByte() {
        for (String line : lines()) {
            byte[] whole = bytes(line);
            for (int length = 0; length < whole.length; length++) {
                assertThat(read(Arrays.copyOf(whole, length))).hasSize(length == 0 ? 0 : 1);
            }
        }
    }

    @Test
    void looksAtNothingButTheRecord() {
        for (String line : lines()) {
            byte[] whole = bytes(line);
            String alone = content(whole, 0, whole.length);
            byte[] between = bytes("\"=9 a='" + line + "7=\" ,:9\\");
            assertThat(content(between, 7, 7 + whole.length)).isEqualTo(alone);
        }
    }

    @Test
    void saysTheSameWhateverCameBefore() {
        EventBuffer out = new EventBuffer();
        Random random = new Random(7);
        List<String> alone = new ArrayList<>();
        for (String line : lines()) {
            alone.add(read(line).getFirst());
        }
        for (int i = 0; i < 500; i++) {
            int at = random.nextInt(alone.size());
            byte[] line = bytes(lines().get(at));
            assertThat(describe(parser(), line, 0, line.length, out)).isEqualTo(alone.get(at));
        }
    }

    @Test
    void readsCarriageReturnsAsPartOfTheTerminator() {
        String all = String.join("\n", lines()) + "\n";
        List<String> withReturns = contents(bytes(all.replace("\n", "\r\n")));
        assertThat(withReturns).isEqualTo(contents(bytes(all)));
    }

    @Test
    void readsPastAByteOrderMark() {
        String line = lines().getFirst();
        byte[] marked = bytes("\ufeff" + line + "\n");
        assertThat(contents(marked)).isEqualTo(contents(bytes(line + "\n")));
        assertThat(read(marked).getFirst()).startsWith("0+" + (bytes(line).length + 3) + "#1 ");
    }

    @Test
    void readsALastLineWithoutLineFeed() {
        String all = String.join("\n", lines());
        assertThat(read(all)).isEqualTo(read(all + "\n"));
    }

    @Test
    void readsNothingFromNothing() {
        assertThat(read("")).isEmpty();
        assertThat(contents(bytes("\n"))).containsExactly("ignored BLANK");
    }

    @Test
    void survivesBytesThatAreNoText() {
        Random random = new Random(11);
        for (String line : lines()) {
            for (int i = 0; i < 200; i++) {
                byte[] damaged = bytes(line);
                for (int k = 0; k <= i % 4; k++) {
                    damaged[random.nextInt(damaged.length)] = (byte) (0x80 | random.nextInt(128));
                }
                assertThat(read(damaged)).hasSize(1);
            }
        }
    }

    @Test
    void survivesAnyChangeOfBytes() {
        Random random = new Random(13);
        String interesting = "\"=[](){}:;,\\/ 09azAZ-+.%<>|\0\t";
        for (String line : lines()) {
            for (int i = 0; i < 400; i++) {
                byte[] changed = bytes(line);
                for (int k = 0; k <= i % 5; k++) {
                    changed[random.nextInt(changed.length)] =
                            (byte) interesting.charAt(random.nextInt(interesting.length()));
                }
                assertThat(read(changed)).hasSize(1);
            }
        }
    }

    @Test
    void rejectsALineThatDoesNotEnd() {
        StringBuilder endless = new StringBuilder(lines().getFirst());
        endless.repeat(' ', ParseLimits.MAX_RECORD_BYTES - endless.length()).append('x');
        assertThat(contents(bytes(endless.toString())))
                .containsExactly("rejected TOO_LONG at " + ParseLimits.MAX_RECORD_BYTES);
    }

    /// A form that searches again and again in the rest of the line would not come back from this.
    @Test
    void readsHalfAMegabyteOfItsOwnWords() {
        for (String line : lines()) {
            String words = line.substring(line.length() / 2);
            StringBuilder hostile = new StringBuilder(line);
            hostile.repeat(words.isBlank() ? "x" : words, (1 << 19) / Math.max(1, words.length()));
            assertThat(read(hostile.toString())).hasSize(1);
        }
    }

    @Test
    void readsTheSameThroughChunksOfAnySize() {
        byte[] all = bytes(String.join("\n", lines()) + "\n");
        List<String> whole = read(all);
        for (int step = 1; step <= Math.min(all.length, 1500); step += step < 64 ? 1 : 61) {
            assertThat(Readings.read(plan(all), payloads(), all, step))
                    .as("step %d", step)
                    .isEqualTo(whole);
        }
    }

    @Test
    void allocatesNothingPerRecord() {
        byte[] all = bytes(String.join("\n", lines()) + "\n");
        EventBuffer out = new EventBuffer();
        RecordParser parser = parser();
        Chunk chunk = new Chunk(all, 0, all.length, 0, 1);
        for (int i = 0; i < 2000; i++) {
            parse(parser, chunk, out);
        }
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        int records = 0;
        for (int i = 0; i < 2000; i++) {
            records += parse(parser, chunk, out);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(bytes).as("bytes allocated for %d records", records).isLessThan(records);
    }

    private static int parse(RecordParser parser, Chunk chunk, EventBuffer out) {
        parser.start(chunk, out);
        int records = 0;
        while (parser.next() != Outcome.END) {
            records++;
        }
        return records;
    }

    private List<String> read(String text) {
        return read(bytes(text));
    }

    private List<String> read(byte[] member) {
        return Readings.read(plan(member), payloads(), member, Math.max(1, member.length));
    }

    private List<String> contents(byte[] member) {
        return read(member).stream()
                .map(text -> text.substring(text.indexOf(' ') + 1))
                .toList();
    }

    private String content(byte[] array, int from, int to) {
        return describe(parser(), array, from, to, new EventBuffer());
    }

    private static String describe(RecordParser parser, byte[] array, int from, int to, EventBuffer out) {
        parser.start(new Chunk(array, from, to, 0, 1), out);
        return Readings.describe(parser.next(), out);
    }

    private RecordParser parser() {
        return plan(new byte[0]).newParser(payloads());
    }

    private Payloads payloads() {
        return new Payloads(List.of(payload()));
    }

    private MemberPlan plan(byte[] member) {
        Instant time = Instant.parse("2024-06-30T00:00:00Z");
        return carrier().open(new Prologue(member, "test.log", member.length, time, ReadingRules.NONE));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
