package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePatternTest {

    @ParameterizedTest
    @CsvSource({
        "a, a, true",
        "a, A, false",
        "a, ab, false",
        "a*, a, true",
        "a*, abc, true",
        "a*, a/b, false",
        "*, a, true",
        "*, '', true",
        "*/*, a/b, true",
        "*/*, a/b/c, false",
        "a*c, abcbc, true",
        "a*c, abcb, false",
        "**, a/b/c, true",
        "a/**, a/b/c, true",
        "a/**, a, false",
        "**/c, c, true",
        "**/c, a/b/c, true",
        "**/c, a/bc, false",
        "a/**/c, a/c, true",
        "a/**/c, a/b/b/c, true",
        "a/**/c, ac, false",
        "?, a, true",
        "?, /, false",
        "?, 𠮷, true",
        "fw-??.log, fw-01.log, true",
        "fw-??.log, fw-1.log, false",
        "[a], a, false",
        "[a], [a], true",
        "{a}, {a}, true",
        "a.log, axlog, false",
        "***, a/b, true",
    })
    void matches(String pattern, String path, boolean expected) {
        assertThat(FilePattern.of(pattern).matches(path)).isEqualTo(expected);
    }

    @Test
    void takesComposedAndDecomposedNamesForOne() {
        String composed = "\u30ed\u30b0/\u304c\u3050*"; // "ga" as one character
        String decomposed = "\u30ed\u30af\u3099/\u304b\u3099\u304f\u3099.log"; // "ka" and the voicing mark
        assertThat(FilePattern.of(composed).matches(decomposed)).isTrue();
        assertThat(FilePattern.of(decomposed).matches("\u30ed\u30b0/\u304c\u3050.log"))
                .isTrue();
        assertThat(FilePattern.of("\u304b").matches("\u304c")).isFalse();
    }

    @Test
    void answersSoonWhateverThePattern() {
        assertThat(FilePattern.of("*a".repeat(500)).matches("a".repeat(499) + "b"))
                .isFalse();
        assertThat(FilePattern.of("**a".repeat(300)).matches("a".repeat(4000))).isTrue();
    }

    @Test
    void agreesWithARegularExpression() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String pattern = text(random, "ab/*?", 7);
            String path = text(random, "ab/", 7);
            if (!pattern.isEmpty() && !pattern.startsWith("/")) {
                assertThat(FilePattern.of(pattern).matches(path))
                        .as("%s on %s", pattern, path)
                        .isEqualTo(regex(pattern).matcher(path).matches());
            }
        }
    }

    private static String text(Random random, String alphabet, int max) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(max + 1); text.length() < length; ) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*' && pattern.startsWith("**", i)) {
                boolean folder = i + 2 < pattern.length() && pattern.charAt(i + 2) == '/';
                regex.append(folder ? "(?:(?:.*/)|(?:(?<![^/])))" : ".*");
                i += folder ? 2 : 1;
            } else {
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "./a", "../a", "a/..", "a\\b"})
    void refusesWhatNoRelativePathCanMatch(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> FilePattern.of(pattern));
    }

    @Test
    void keepsWhatWasWritten() {
        assertThat(FilePattern.of("a/*").written()).isEqualTo("a/*");
        assertThat(FilePattern.of("a/*")).isEqualTo(FilePattern.of("a/*")).isNotEqualTo(FilePattern.of("a/**"));
    }
}
