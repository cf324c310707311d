package konseki.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class TextFoldingTest {

    @Test
    void foldsEveryCodePointAsCharacterDoes() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                String text = Character.toString(codePoint);
                String folded = Character.toString(Character.toLowerCase(codePoint));
                assertThat(fold(text.getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(folded.getBytes(StandardCharsets.UTF_8));
                assertThat(TextFolding.fold(text)).isEqualTo(folded);
            }
        }
    }

    @Test
    void keepsBytesThatAreNoUtf8AndNeverWritesBeyondItsBound() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(9);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            byte[] folded = fold(bytes);
            boolean valid =
                    Arrays.equals(bytes, new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
            assertThat(TextFolding.isUtf8(bytes, 0, bytes.length)).isEqualTo(valid);
            if (!TextFolding.changes(bytes, 0, bytes.length)) {
                assertThat(folded).isEqualTo(bytes);
            }
        }
        byte[] broken = {'A', (byte) 0xff, 'B', (byte) 0xe3, (byte) 0x81};
        assertThat(fold(broken)).isEqualTo(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xe3, (byte) 0x81});
    }

    private static byte[] fold(byte[] bytes) {
        byte[] out = new byte[TextFolding.maxFoldedLength(bytes.length)];
        return Arrays.copyOf(out, TextFolding.fold(bytes, 0, bytes.length, out, 0));
    }
}
