package konseki.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import konseki.event.EventBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values of every type, by table and against the plain twin.
class ValueTextTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "01, 610062000000, ab",
        "01, 4230304e00d8, あ丰\uFFFD",
        "02, 80ff00, €ÿ",
        "03, ff, -1",
        "04, ff, 255",
        "05, 0080, -32768",
        "06, 0080, 32768",
        "07, 00000080, -2147483648",
        "08, 00000080, 2147483648",
        "09, 0000000000000080, -9223372036854775808",
        "0a, ffffffffffffffff, 18446744073709551615",
        "0b, 0000c03f, 1.5",
        "0c, 9a9999999999b93f, 0.1",
        "0d, 10000000, true",
        "0d, 00000000, false",
        "0e, 00a1ff, 00A1FF",
        "0f, a8a2bc5b09b2dc48a8c7b23d3e5216fb, {5BBCA2A8-B209-48DC-A8C7-B23D3E5216FB}",
        "10, e7030000, 0x3e7",
        "10, e703000000000000, 0x3e7",
        "11, 8736a816dc96d901, 2023-06-04T12:00:00.1234567Z",
        "11, ffffffffffffff7f, 30828-09-14T02:48:05.4775807Z",
        "12, e7070600000004000c001e0005007b00, 2023-06-04T12:30:05.1230000Z",
        "12, 00000000000000000000000000000000, 1601-01-01T00:00:00.0000000Z",
        "12, e7070d00000004000c001e0005007b00, E7070D00000004000C001E0005007B00",
        "13, 010200000000000520000000f4010000, S-1-5-32-500",
        "13, 0102000000000005, 0102000000000005",
        "14, 0000000a, 0xa000000",
        "15, 0000000000002080, 0x8020000000000000",
        "08, 0102, 0102",
        "27, 0a0b, 0A0B"
    })
    void writesAValueAsWindowsDoes(String type, String bytes, String text) {
        int number = Integer.parseInt(type, 16);
        byte[] value = HexFormat.of().parseHex(bytes);
        assertThat(fast(number, value)).isEqualTo(text);
        if (!text.startsWith("30828")) { // the plain twin writes such a year with a sign
            assertThat(new PlainValue(number, value).text()).isEqualTo(text);
        }
    }

    @Test
    void writesWhatThePlainTwinWritesOfRandomBytes() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        for (int i = 0; i < 20_000; i++) {
            int type = random.nextInt(0x16);
            byte[] value = new byte[random.nextInt(3) == 0 ? random.nextInt(20) : Math.max(4, BinXml.width(type))];
            random.nextBytes(value);
            boolean stamp = type == BinXml.FILETIME && value.length == 8;
            if (stamp) {
                value[7] = 1; // years of today
            }
            String fast = fast(type, value);
            if (type != BinXml.STRING) { // one decoder writes a single mark for broken pairs, the other one for each
                assertThat(fast).as(type + " " + Arrays.toString(value)).isEqualTo(new PlainValue(type, value).text());
            }
        }
    }

    @Test
    void readsTextOfAnyLengthAndKind() {
        for (String unit : new String[] {"a", "é", "痕", "😀", "ab痕c"}) {
            for (int count = 0; count < 20; count++) {
                String text = unit.repeat(count);
                assertThat(fast(BinXml.STRING, text.getBytes(StandardCharsets.UTF_16LE)))
                        .isEqualTo(text);
                assertThat(fast(BinXml.STRING, (text + "\0rest").getBytes(StandardCharsets.UTF_16LE)))
                        .isEqualTo(text);
            }
        }
    }

    private static String fast(int type, byte[] value) {
        EventBuffer out = new EventBuffer();
        ValueText.append(type, value, 0, value.length, out);
        return new String(out.scratch(), 0, out.scratchEnd(), StandardCharsets.UTF_8);
    }
}
