package konseki.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// docs/finding.md has a row for every key of docs/finding.schema.json, in their order and in the section of their
/// object, and names every name that the schema allows.
class FindingDocumentationTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern SECTION = Pattern.compile("(?m)^## (.+)\\R\\R((?:\\|.*\\R)+)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    /// What stands in the table of kinds; `oneOf` is the inside of a volume.
    private static final List<String> KINDS = List.of("TimeRange", "Volume", "Wording", "oneOf");

    private final Map<String, List<String>> keys = new TreeMap<>();
    private final List<String> names = new ArrayList<>();

    @Test
    void explainsEveryKeyWhereItStands() throws IOException {
        readSchema();
        keys.keySet().removeAll(KINDS);
        Map<String, List<String>> explained = new TreeMap<>();
        for (MatchResult section : SECTION.matcher(page()).results().toList()) {
            List<String> rows = ROW.matcher(section.group(2))
                    .results()
                    .map(row -> row.group(1))
                    .toList();
            explained.put(section.group(1), rows);
        }
        assertThat(keys).hasSizeGreaterThan(20).containsKeys("finding.json", "Claim", "AttackPath.Edge");
        assertThat(explained).containsAllEntriesOf(keys);
    }

    @Test
    void namesEveryName() throws IOException {
        readSchema();
        String page = page();
        assertThat(names).hasSizeGreaterThan(50).contains("NO_EVIDENCE_BOUNDED", "K16", "benign");
        assertThat(names).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("finding.md"));
    }

    private void readSchema() throws IOException {
        byte[] schema = Files.readAllBytes(DOCS.resolve("finding.schema.json"));
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), schema)) {
            List<String> path = new ArrayList<>(List.of("finding.json"));
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                read(json, token, path);
            }
        }
    }

    /// Keeps in `path` the keys that lead to the token: `finding.json`, `$defs`, `Claim`, `properties`, `asset`.
    private void read(JsonParser json, JsonToken token, List<String> path) {
        switch (token) {
            case PROPERTY_NAME -> {
                if (path.getLast().equals("properties")) {
                    keys.computeIfAbsent(path.get(path.size() - 2), _ -> new ArrayList<>())
                            .add(json.currentName());
                }
                path.add(json.currentName());
            }
            case START_OBJECT, START_ARRAY -> {}
            case VALUE_STRING -> {
                if (path.getLast().equals("enum")) {
                    names.add(json.getString());
                } else {
                    leave(json, path);
                }
            }
            default -> leave(json, path);
        }
    }

    /// A value of an array has no key of its own.
    private static void leave(JsonParser json, List<String> path) {
        if (!json.streamReadContext().inArray()) {
            path.removeLast();
        }
    }
}
