package konseki.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import konseki.event.Slice;
import konseki.event.TextFolding;
import org.junit.jupiter.api.Test;

class WordScanTest {
    private static final List<String> WORDS =
            List.of("he", "she", "his", "hers", "a", "aab", "vssadmin", "admin", "min", "\\admin$\\__", "%systemroot%");

    private final WordScan scan = WordScan.of(WORDS.toArray(String[]::new));

    @Test
    void findsTheSameWordsAsOneSearchPerWord() {
        Random random = new Random(5);
        String letters = "aabhersi\\$_vdmnADMIN%é";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(30); k > 0; k--) {
                if (random.nextInt(6) == 0) {
                    text.append(WORDS.get(random.nextInt(WORDS.size())));
                } else {
                    text.append(letters.charAt(random.nextInt(letters.length())));
                }
            }
            assertThat(scan.in(Slice.of(text.toString()))).as(text.toString()).isEqualTo(oneByOne(text.toString()));
        }
    }

    private static long oneByOne(String text) {
        Slice folded = Slice.of(TextFolding.fold(text));
        long mask = 0;
        for (int w = 0; w < WORDS.size(); w++) {
            if (folded.contains(Slice.of(WORDS.get(w)))) {
                mask |= 1L << w;
            }
        }
        return mask;
    }

    @Test
    void refusesWordsThatCouldNeverBeFound() {
        assertThatThrownBy(() -> WordScan.of("Upper")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WordScan.of("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WordScan.of("twice", "twice")).isInstanceOf(IllegalArgumentException.class);
    }
}
