package konseki.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesCarrierTest {
    private final Carrier carrier = new JsonLinesCarrier(List.of(JsonLayer::new));
    private final MemberReading reading = new MemberReading(carrier, List.of());

    @Test
    void recognisesOneObjectPerLine() {
        assertThat(recognise("{\"a\":1}\n\n{\"a\":2}")).isEqualTo(new Recognition.Yes(85));
        assertThat(recognise("\uFEFF{\"a\":1}\r\n{\"a\":2}\r\n")).isEqualTo(new Recognition.Yes(85));
        assertThat(recognise("{\"a\":1}\n".repeat(9) + "broken\n")).isEqualTo(new Recognition.Yes(75));
    }

    @Test
    void recognisesObjectsThatEndBeyondTheHead() {
        assertThat(recognise("{\"a\":\"" + "x".repeat(100_000) + "\"}\n")).isEqualTo(new Recognition.Yes(85));
        assertThat(recognise(("{\"a\":\"" + "x".repeat(40_000) + "\"}\n").repeat(2)))
                .isEqualTo(new Recognition.Yes(85));
    }

    @Test
    void saysWhatIsNotOne() {
        assertThat(recognise("{\"a\":1}\nJun  5 03:00:00 fw1 x\n"))
                .isEqualTo(new Recognition.No(
                        "1 of 2 lines are JSON objects; line 2 begins \"Jun  5 03:00:00 fw1 x\"", 2));
        assertThat(recognise("[\n{\"a\":1},\n{\"a\":2}\n]\n")).isInstanceOf(Recognition.No.class);
        assertThat(recognise("{\n\"a\":1\n}\n")).isInstanceOf(Recognition.No.class);
        assertThat(recognise("\n\n")).isInstanceOf(Recognition.No.class);
    }

    @Test
    void keepsReadingAfterALineThatIsNone() {
        assertThat(reading.read("{\"a\":1}\n{\"a\":\n\n{\"a\":2}\n".getBytes(UTF_8)))
                .containsExactly(
                        "@0+7 #1 event fx.partial=1 message={\"a\":1} [a=1]",
                        "@8+5 #2 rejected truncated 5",
                        "@14+0 #3 ignored blank",
                        "@15+7 #4 event fx.partial=1 message={\"a\":2} [a=2]");
    }

    private Recognition recognise(String text) {
        return carrier.recognise(reading.prologue(text.getBytes(UTF_8), 0));
    }
}
