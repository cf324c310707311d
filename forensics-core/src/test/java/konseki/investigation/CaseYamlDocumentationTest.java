package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// docs/case-yaml.md says what is true: its examples are read, and they use every key.
class CaseYamlDocumentationTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/case-yaml.md"));
    }

    private static List<String> examples() throws IOException {
        List<String> examples = EXAMPLE.matcher(page())
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThan(10);
        return examples;
    }

    @Test
    void everyExampleIsRead() throws IOException {
        for (String example : examples()) {
            String without = CaseFile.none().configHash();
            assertThat(CaseFile.parse("case-yaml.md", example.getBytes(StandardCharsets.UTF_8))
                            .configHash())
                    .as(example)
                    .isNotEqualTo(without);
        }
    }

    @Test
    void everyKeyHasAnExampleAndARow() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String example : examples()) {
            collect(YamlReader.read("case-yaml.md", example.getBytes(StandardCharsets.UTF_8)), "", used);
        }
        Set<String> known = new TreeSet<>();
        for (CaseKeys schema : CaseKeys.values()) {
            known.addAll(schema.keys());
        }
        assertThat(used).containsAll(known);
        String page = page();
        for (String key : known) {
            assertThat(page).as("a row or heading that explains " + key).containsPattern("[`.\n]" + key + "[`.:]");
        }
    }

    @Test
    void patternsTakeWhatThePageSays() {
        assertThat(FilePattern.of("linux/*").matches("linux/messages")).isTrue();
        assertThat(FilePattern.of("linux/*").matches("linux/db01/messages")).isFalse();
        assertThat(FilePattern.of("linux/**").matches("linux/messages")).isTrue();
        assertThat(FilePattern.of("linux/**").matches("linux/db01/messages")).isTrue();
        assertThat(FilePattern.of("linux/**").matches("messages")).isFalse();
        assertThat(FilePattern.of("*.evtx").matches("Security.evtx")).isTrue();
        assertThat(FilePattern.of("*.evtx").matches("dc01/Security.evtx")).isFalse();
        assertThat(FilePattern.of("**/*.evtx").matches("Security.evtx")).isTrue();
        assertThat(FilePattern.of("**/*.evtx").matches("dc01/Security.evtx")).isTrue();
        assertThat(FilePattern.of("**/*.evtx").matches("Security.evtx.zip")).isFalse();
    }

    private static void collect(YamlNode node, String key, Set<String> used) {
        switch (node) {
            case YamlNode.Scalar _ -> {}
            case YamlNode.Items(List<YamlNode> items, _) -> items.forEach(item -> collect(item, key, used));
            case YamlNode.Entries entries ->
                entries.entries().forEach((name, entry) -> {
                    used.add(name);
                    collect(entry.value(), name, used);
                });
        }
    }
}
