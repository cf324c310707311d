package konseki.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// README.ja.md says what README.md says, as far as that can be compared: commands, tables, exit statuses, pages.
class ReadmeTest {
    private static final Pattern CODE = Pattern.compile("`[^`]+`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([A-Za-z][^)#]*)");

    @Test
    void bothNameTheSameCommands() throws IOException {
        assertThat(commands("README.ja.md")).isEqualTo(commands("README.md")).hasSizeGreaterThan(8);
    }

    @Test
    void bothReadTheSameFormats() throws IOException {
        List<String> english = rows("README.md", "dataset");
        assertThat(rows("README.ja.md", "データセット").stream().map(row -> codes(row, 3)).toList())
                .isEqualTo(english.stream().map(row -> codes(row, 3)).toList());
        assertThat(english).hasSizeGreaterThan(20);
        assertThat(rows("README.ja.md", "運び手").stream().map(row -> codes(row, 1)).toList())
                .isEqualTo(rows("README.md", "carrier").stream()
                        .map(row -> codes(row, 1))
                        .toList());
    }

    @Test
    void bothExplainTheSameVerbsAndStatuses() throws IOException {
        assertThat(rows("README.ja.md", "動詞").stream().map(row -> codes(row, 1)).toList())
                .isEqualTo(
                        rows("README.md", "verb").stream().map(row -> codes(row, 1)).toList())
                .hasSizeGreaterThan(10);
        assertThat(rows("README.ja.md", "意味").stream().map(row -> cell(row, 1)).toList())
                .isEqualTo(rows("README.md", "meaning").stream()
                        .map(row -> cell(row, 1))
                        .toList())
                .hasSize(6);
    }

    @Test
    void bothEndTheSampleCasesAlike() throws IOException {
        assertThat(rows("README.ja.md", "事案").stream().map(row -> cell(row, 4)).toList())
                .isEqualTo(rows("README.md", "case").stream()
                        .map(row -> cell(row, 4))
                        .toList())
                .hasSize(6);
    }

    @Test
    void everyPageThatEitherNamesIsThere() throws IOException {
        for (String readme : List.of("README.md", "README.ja.md")) {
            Stream<String> pages = LINK.matcher(text(readme)).results().map(link -> link.group(1));
            assertThat(pages)
                    .as(readme)
                    .isNotEmpty()
                    .allSatisfy(page -> assertThat(Path.of("..", page)).exists());
        }
        assertThat(text("README.ja.md")).contains("docs/collect.md", "docs/json.md", "docs/case-yaml.md");
    }

    private static String text(String readme) throws IOException {
        return Files.readString(Path.of("..", readme));
    }

    /// Indented blocks, without their comments.
    private static List<String> commands(String readme) throws IOException {
        return text(readme)
                .lines()
                .filter(line -> line.startsWith("    ") && !line.isBlank())
                .filter(line -> line.strip().matches("(\\./)?(konseki|mvn) .*"))
                .map(line -> line.replaceAll(" +# .*", "").strip())
                .toList();
    }

    /// Of the table whose header has that word.
    private static List<String> rows(String readme, String header) throws IOException {
        List<String> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : text(readme).lines().toList()) {
            if (!line.startsWith("|")) {
                inside = false;
            } else if (line.matches(".*\\| *" + header + " *\\|.*")) {
                inside = true;
            } else if (inside && !line.startsWith("|---")) {
                rows.add(line);
            }
        }
        return rows;
    }

    private static String cell(String row, int number) {
        return row.split("(?<!\\\\)\\|", -1)[number].strip();
    }

    private static List<String> codes(String row, int number) {
        return CODE.matcher(cell(row, number)).results().map(MatchResult::group).toList();
    }
}
