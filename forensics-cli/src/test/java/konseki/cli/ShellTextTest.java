package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "logs, logs",
                "/a/b-c_1.gz, /a/b-c_1.gz",
                "my logs, 'my logs'",
                "証拠, 証拠",
                "it's, 'it'\\''s'",
                "a;rm, 'a;rm'",
                "$x, '$x'",
                "*, '*'",
                "``, ''"
            })
    void quotesWhatAShellWouldTakeApart(String word, String quoted) {
        assertThat(ShellText.quote(word)).isEqualTo(quoted);
    }
}
