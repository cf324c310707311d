package konseki.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMatcherTest {
    private static final String[] LETTERS = {"a", "b", "a", "é", "漢"};

    @ParameterizedTest
    @CsvSource({
        "abc, abc, true",
        "ABC, abc, true",
        "abc, abcd, false",
        "*, anything, true",
        "a*, abc, true",
        "*c, abc, true",
        "*b*, abc, true",
        "a?c, aéc, true",
        "a?c, ac, false",
        "a*b*c, axxbyyc, true",
        "a*b*b, ab, false",
        "*ab?, xabab漢, true",
        "?*?, a, false",
        "?*?, ab, true",
        "C:\\Windows\\*, c:\\windows\\system32, true",
        "[*], *, true",
        "[*], x, false",
        "[0x61]b, ab, true",
        "ab*ba, aba, false",
    })
    void matchesWholeTexts(String pattern, String text, boolean expected) {
        assertThat(matches(pattern, text)).isEqualTo(expected);
    }

    @Test
    void agreesWithTheObviousMatcher() {
        Random random = new Random(1);
        int hits = 0;
        for (int i = 0; i < 200_000; i++) {
            String pattern = random(random, 6, true);
            String text = random(random, 9, false);
            boolean expected = obvious(pattern, 0, text, 0);
            assertThat(matches(pattern, text)).as("%s on %s", pattern, text).isEqualTo(expected);
            assertThat(partMatches(pattern, text))
                    .as("%s in %s", pattern, text)
                    .isEqualTo(obvious("*" + pattern + "*", 0, text, 0));
            hits += expected ? 1 : 0;
        }
        assertThat(hits).isBetween(10_000, 190_000);
    }

    @Test
    void endsInTimeWhereBacktrackingWouldNot() {
        String pattern = "*a".repeat(200) + "*b";
        assertThat(matches(pattern, "a".repeat(100_000))).isFalse();
        assertThat(matches(pattern, "a".repeat(100_000) + "b")).isTrue();
    }

    @Test
    void oneCharacterMayBeAByteThatIsNoText() {
        byte[] text = {'a', (byte) 0xff, 'b'};
        assertThat(TextMatcher.whole(TextPattern.of("a?b")).matches(text, 0, 3)).isTrue();
        assertThat(TextMatcher.whole(TextPattern.of("a[0xFF]b")).matches(text, 0, 3))
                .isTrue();
        assertThat(TextMatcher.whole(TextPattern.of("a[0xFE]b")).matches(text, 0, 3))
                .isFalse();
    }

    private static boolean matches(String pattern, String text) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        return TextMatcher.whole(TextPattern.of(pattern)).matches(bytes, 1, bytes.length - 1);
    }

    private static boolean partMatches(String pattern, String text) {
        byte[] bytes = ("a" + text + "b").getBytes(StandardCharsets.UTF_8);
        return TextMatcher.part(TextPattern.of(pattern)).matches(bytes, 1, bytes.length - 1);
    }

    private static String random(Random random, int longest, boolean wild) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            int choice = random.nextInt(wild ? 9 : 5);
            text.append(choice < 5 ? LETTERS[choice] : choice < 7 ? "*" : "?");
        }
        return text.toString();
    }

    private static boolean obvious(String pattern, int p, String text, int t) {
        if (p == pattern.length()) {
            return t == text.length();
        }
        char c = pattern.charAt(p);
        if (c == '*') {
            return obvious(pattern, p + 1, text, t) || t < text.length() && obvious(pattern, p, text, t + 1);
        }
        return t < text.length() && (c == '?' || c == text.charAt(t)) && obvious(pattern, p + 1, text, t + 1);
    }
}
