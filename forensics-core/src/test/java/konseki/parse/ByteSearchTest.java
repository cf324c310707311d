package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Against the plain loop.
class ByteSearchTest {
    private final Random random = new Random(1);

    @Test
    void findsAndCountsLikeAPlainLoop() {
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            for (int i = 0; i < bytes.length; i++) {
                // bytes next to the wanted one, and those with the high bit, are what such tricks get wrong
                bytes[i] =
                        (byte) (random.nextInt(8) == 0 ? '\n' : "\u000b\u0009\u008a\u000c a".charAt(random.nextInt(6)));
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            int first = to;
            int last = -1;
            int count = 0;
            for (int i = from; i < to; i++) {
                if (bytes[i] == '\n') {
                    first = Math.min(first, i);
                    last = i;
                    count++;
                }
            }
            assertThat(ByteSearch.indexOf(bytes, from, to, '\n')).isEqualTo(first);
            assertThat(ByteSearch.indexOfFar(bytes, from, to, '\n')).isEqualTo(first);
            assertThat(ByteSearch.lastIndexOf(bytes, from, to, '\n')).isEqualTo(last);
            assertThat(ByteSearch.count(bytes, from, to, '\n')).isEqualTo(count);
        }
    }
}
