package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The code that the pages for developers show is the code that is there, white space apart.
class WalkThroughTest {
    private static final Pattern EXCERPT = Pattern.compile("<!-- from (.+?) -->\n```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"adding-a-format.md", "adding-a-detector.md"})
    void showsCodeThatIsThere(String page) throws IOException {
        String text = Files.readString(Path.of("../docs").resolve(page));
        assertThat(EXCERPT.matcher(text).results().count())
                .isEqualTo(text.lines().filter("```java"::equals).count())
                .isGreaterThan(4);
        for (MatchResult excerpt : EXCERPT.matcher(text).results().toList()) {
            String source = packed(Files.readString(Path.of("..").resolve(excerpt.group(1))));
            for (String part : excerpt.group(2).split("// \\.\\.\\.\n")) {
                assertThat(source).as(excerpt.group(1)).contains(packed(part));
            }
        }
    }

    private static String packed(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
