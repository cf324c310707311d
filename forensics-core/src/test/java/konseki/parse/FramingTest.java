package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import konseki.event.EventBuffer;
import konseki.evidence.Chunk;
import konseki.evidence.Cut;
import konseki.evidence.Framing;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
    private static final Payloads NONE = new Payloads(List.of());
    private static final SyslogCarrier SYSLOG = new SyslogCarrier(List.of(SyslogHeader::new));

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a", "a\n", "a\nb", "\r\n\r\n", "a\n\n\nbcd\n", "aaaaaaaaaaaaaaaaaaaa\nbb\n"})
    void countsLinesAsTheParserDoes(String text) {
        byte[] bytes = bytes(text);
        Cut cut = LineFraming.LINES.cut(bytes, 0, bytes.length, true);
        assertThat(cut.end()).isEqualTo(bytes.length);
        assertThat(read(SYSLOG.open(prologue(new byte[] {'x'})), bytes)).hasSize((int) cut.records());
    }

    @Test
    void cutsAfterTheLastWholeLine() {
        byte[] bytes = bytes("xx\nyy\nz");
        assertThat(LineFraming.LINES.cut(bytes, 3, bytes.length, false)).isEqualTo(new Cut(6, 1));
        assertThat(LineFraming.LINES.cut(bytes, 6, bytes.length, false)).isEqualTo(new Cut(6, 0));
        assertThat(LineFraming.LINES.endOfOversize(bytes, 0, bytes.length)).isEqualTo(3);
        assertThat(LineFraming.LINES.endOfOversize(bytes, 6, bytes.length)).isEqualTo(-1);
    }

    /// Counted, counted with a line feed behind, and lines: whatever a sender mixes.
    @Test
    void readsCountedMessagesThroughChunksOfAnySize() {
        Random random = new Random(9);
        StringBuilder all = new StringBuilder();
        List<String> sent = new ArrayList<>();
        while (sent.size() < 60) {
            String message = "<34>1 2023-06-05T03:00:00Z h" + sent.size() + " app - - - m "
                    + "x\ny".repeat(random.nextInt(4)) + random.nextInt(1000);
            boolean counted = sent.isEmpty() || random.nextInt(4) > 0;
            String text = counted ? message : message.replace('\n', ' ');
            all.append(counted ? bytes(text).length + " " + text : text + "\n");
            all.append(counted && random.nextBoolean() ? "\n" : "");
            sent.add("h" + sent.size());
        }
        byte[] member = bytes(all.toString());
        MemberPlan plan = SYSLOG.open(prologue(member));
        assertThat(plan.framing()).isInstanceOf(OctetCountedFraming.class);
        List<String> whole = read(plan, member);
        assertThat(whole).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            assertThat(whole.get(i)).contains("host.name=" + sent.get(i) + " ");
        }
        for (int step = 1; step < 300; step++) {
            assertThat(Readings.read(plan, NONE, member, step))
                    .as("step %d", step)
                    .isEqualTo(whole);
        }
    }

    @Test
    void saysWhereACountedMessageIsCutOff() {
        byte[] member = bytes("10 <34>abcdef20 <34>cut");
        assertThat(read(SYSLOG.open(prologue(bytes("10 <34>abcdef10 <34>abcdef"))), member))
                .last()
                .asString()
                .isEqualTo("13+10#2 rejected TRUNCATED at 10");
    }

    @Test
    void doesNotTrustACountThatIsTooLargeOrNone() {
        Framing framing = OctetCountedFraming.OCTETS;
        byte[] bytes = bytes("9999999 <34>a\n0 <34>b\n99999999999 <34>c\nplain\n");
        assertThat(framing.cut(bytes, 0, bytes.length, false)).isEqualTo(new Cut(bytes.length, 4));
    }

    @Test
    void rejectsOnceWhatIsTooLongToBeHeld() throws ReflectiveOperationException {
        byte[] bytes = new byte[100];
        for (MemberPlan plan : List.of(
                SYSLOG.open(prologue(bytes("<34>x\n"))), SYSLOG.open(prologue(bytes("10 <34>abcdef10 <34>abcdef"))))) {
            Chunk chunk = new Chunk(bytes, 0, bytes.length, 7, 3);
            var fill = Chunk.class.getDeclaredMethod("fill", int.class, int.class, long.class, int.class, long.class);
            fill.setAccessible(true);
            fill.invoke(chunk, 0, bytes.length, 1L, 0, 5_000_000_000L);
            EventBuffer out = new EventBuffer();
            RecordParser parser = plan.newParser(NONE);
            parser.start(chunk, out);
            assertThat(Readings.describe(parser.next(), out))
                    .isEqualTo("7+" + Integer.MAX_VALUE + "#3 rejected TOO_LONG at " + ParseLimits.MAX_RECORD_BYTES);
            assertThat(parser.next()).isEqualTo(Outcome.END);
        }
    }

    private static List<String> read(MemberPlan plan, byte[] member) {
        return Readings.read(plan, NONE, member, Math.max(1, member.length));
    }

    private static Prologue prologue(byte[] head) {
        return new Prologue(head, "x.log", head.length, Instant.parse("2023-06-06T00:00:00Z"), ReadingRules.NONE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
