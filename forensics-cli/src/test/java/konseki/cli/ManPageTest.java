package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManPageTest {

    private static String page(String language) {
        Run run = Run.of(Path.of(""), "man", "--lang", language);
        assertThat(run.status()).isZero();
        return run.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void namesEveryVerbAndOption(String language) {
        String page = page(language);
        HelpTest.root().subcommands().forEach((verb, line) -> {
            assertThat(page).contains(".SS \"konseki " + verb);
            line.getCommandSpec().options().forEach(option -> assertThat(page)
                    .contains(option.longestName().replace("-", "\\-")));
        });
        assertThat(page).contains("KONSEKI_JAVA_HOME");
    }

    @Test
    void saysEveryExitStatus() {
        assertThat(page("en")).contains(".B 0\n", ".B 10\n", ".B 20\n", ".B 30\n", ".B 64\n", ".B 70\n");
    }

    /// Lines of Japanese cannot be filled to the column; that alone is no fault.
    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void isSetWithoutAWarning(String language) throws Exception {
        assumeTrue(Installed.has("groff"), "groff is not installed");
        Process groff = new ProcessBuilder("groff", "-Kutf8", "-man", "-ww", "-Wbreak", "-Tutf8")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var page = groff.getOutputStream()) {
            page.write(page(language).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new String(groff.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(groff.waitFor()).isZero();
    }
}
