package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.Stream;
import konseki.event.EventBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SyslogHeaderTest {

    static Stream<Sample> samples() {
        return Sample.stream(SyslogHeaderTest.class, "syslog.samples");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsEveryHeader(Sample sample) {
        assertThat(sample.readBy()).isEqualTo(sample.expected());
    }

    @Test
    void survivesAnyBytes() {
        Random random = new Random(17);
        String alphabet = "<>[]{}:;.- =\"\\1234Jan T%\0\u00e9";
        EventBuffer out = new EventBuffer();
        SyslogHeader header = new SyslogHeader();
        MemberClock clock = new MemberClock(ZoneOffset.UTC, 0);
        String[] starts = {
            "", "<34>", "<34>1 ", "Jan  1 00:00:00 ", "<1>1 2023-06-05T03:00:00Z h a p m [", "2023-06-05T03:00:00"
        };
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(starts[random.nextInt(starts.length)]);
            for (int k = random.nextInt(30); k > 0; k--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            out.startChunk(bytes, SyslogHeader.NAMES);
            int inside = header.unwrap(bytes, 0, bytes.length, clock, out);
            assertThat(inside == Unwrapping.Layer.NOT_MINE || inside > 0 && inside <= bytes.length)
                    .as(text.toString())
                    .isTrue();
        }
    }
}
