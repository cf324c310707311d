package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Consumer;
import konseki.event.IpAddress;
import konseki.event.Timestamp;
import konseki.report.TerminalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The fast path against its plain twins.
class JsonBytesTest {

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                9,
                10,
                99,
                100,
                -1,
                -10,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void writesNumbers(long number) throws IOException {
        assertThat(written(json -> json.number(number))).isEqualTo(Long.toString(number));
    }

    @Test
    void writesAddressesLikeTheirTwin() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long high = sparse(random);
            long low = i % 3 == 0 ? IpAddress.v4(random.nextInt()) : sparse(random);
            long h = i % 3 == 0 ? 0 : high;
            assertThat(written(json -> json.address(h, low))).isEqualTo('"' + IpAddress.format(h, low) + '"');
        }
    }

    /// Groups that are often zero or short.
    private static long sparse(Random random) {
        long bits = 0;
        for (int g = 0; g < 4; g++) {
            bits = bits << 16 | (random.nextBoolean() ? 0 : random.nextInt(0x10000) >>> random.nextInt(16));
        }
        return bits;
    }

    @Test
    void writesMomentsLikeTheirTwin() throws IOException {
        Random random = new Random(2);
        JsonBytes json = new JsonBytes();
        for (int i = 0; i < 20_000; i++) {
            long unit = new long[] {1, 1000, 1_000_000, Timestamp.SECOND, Timestamp.DAY}[random.nextInt(5)];
            long nanos = random.nextLong(-Timestamp.DAY, Timestamp.END) / unit * unit;
            json.clear();
            json.moment(nanos);
            assertThat(text(json)).isEqualTo('"' + Timestamp.format(nanos) + '"');
        }
    }

    @Test
    void writesTextThatReadsBackAsTheTextItWas() throws IOException {
        Random random = new Random(3);
        String alphabet =
                "ab\"\\/\n\r\t\b\f\u0000\u001b\u007f\u009b\u00ad\u061c\u202e\u2028\ufeff外部転送é😀𠮷\udb40\udc41";
        int[] characters = alphabet.codePoints().toArray();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.appendCodePoint(characters[random.nextInt(characters.length)]);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(read(written(json -> json.text(bytes, 0, bytes.length)))).isEqualTo(text.toString());
        }
    }

    @Test
    void repairsWhatIsNoUtf8LikeTheJdk() throws IOException {
        Random random = new Random(4);
        byte[] bytes = new byte[12];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(bytes);
            String expected = new String(bytes, 1, 10, StandardCharsets.UTF_8);
            assertThat(read(written(json -> json.text(bytes, 1, 11)))).isEqualTo(expected);
        }
    }

    @Test
    void writesNothingThatATerminalObeys() throws IOException {
        for (int c = 0; c < 0x10000; c++) {
            if (!Character.isSurrogate((char) c)) {
                byte[] bytes = Character.toString(c).getBytes(StandardCharsets.UTF_8);
                String written = written(json -> json.text(bytes, 0, bytes.length));
                assertThat(TerminalText.escaped(written)).as("U+%04x", c).isEqualTo(written);
            }
        }
    }

    @Test
    void growsWithItsContent() throws IOException {
        byte[] bytes = "\u0001".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        assertThat(written(json -> json.text(bytes, 0, bytes.length))).hasSize(6 * bytes.length + 2);
    }

    private static String read(String json) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return parser.getString();
        }
    }

    private static String written(Consumer<JsonBytes> writing) throws IOException {
        JsonBytes json = new JsonBytes();
        writing.accept(json);
        return text(json);
    }

    private static String text(JsonBytes json) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        json.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
