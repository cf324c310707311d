package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @Test
    void readsLikeBigIntegerAndNeverWraps() {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            String digits = digits(random, 1 + random.nextInt(22));
            BigInteger value = new BigInteger(digits);
            long expected = value.bitLength() < 64 ? value.longValue() : Decimals.NONE;
            assertThat(parse(digits)).as(digits).isEqualTo(expected);
        }
    }

    @Test
    void takesNothingButDigits() {
        Random random = new Random(4);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(digits(random, 1 + random.nextInt(20)));
            char other = (char) (random.nextInt(2) == 0 ? random.nextInt('0') : ':' + random.nextInt(128 - ':'));
            text.setCharAt(random.nextInt(text.length()), other);
            assertThat(parse(text.toString())).as(text.toString()).isEqualTo(Decimals.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, -1",
        "18446744073709551617, -1",
        "00000000000000000000000042, 42",
        "0, 0",
        "'', -1",
        "-1, -1",
        "+1, -1",
        "'1 ', -1"
    })
    void readsTheBordersRight(String text, long expected) {
        assertThat(parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "65535, 65535", "65536, -1", "99999, -1", "4294967297, -1", "00080, 80", "x, -1"})
    void takesPortsUpTo65535(String text, int expected) {
        assertThat(Decimals.parsePort(bytes(text), 0, text.length())).isEqualTo(expected);
    }

    private static String digits(Random random, int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private static long parse(String text) {
        byte[] between = bytes("7" + text + "7");
        return Decimals.parse(between, 1, between.length - 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
