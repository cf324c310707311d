package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import konseki.event.Field;
import konseki.event.VirtualField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "scann logs",
                "scan",
                "scan --no-such-option .",
                "scan . --threads 0",
                "scan . --threads many",
                "scan . --shard 0/3",
                "scan . --shard 4/3",
                "scan . --shard 3",
                "scan . --lang de",
                "scan . --state-memory much",
                "scan . --plan --shard 1/2",
                "scan no-such-file --case c",
                "scan . --case a --case b",
                "events",
                "events no-such-file",
                "search",
                "search a b --case c",
                "search a --limit -1 --case c",
                "search a --zone Nowhere --case c",
                "show --case c",
                "merge",
                "merge no-such-case --case c",
                "verify no-such-case",
                "explain",
                "explain no-such-file",
            })
    void refusesWhatCannotBeMeant(String arguments) throws IOException {
        Run run = Run.of(folder, arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).isNotBlank();
        assertThat(run.out()).isEmpty();
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "show", "conclude", "coverage", "next", "verify"})
    void asksWhichCase(String verb) {
        String[] arguments =
                verb.equals("search") || verb.equals("show") ? new String[] {verb, "a"} : new String[] {verb};
        Run run = Run.of(folder, arguments);
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err())
                .startsWith("No case is named")
                .contains("Type: konseki " + verb)
                .contains("CASE".equals(verb) ? "" : verb);
    }

    @Test
    void printsTheFullCommandWhereAScanNamesNoCase() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("my logs"));
        Run run = Run.of(folder, "scan", logs.toString());
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).contains("Type: konseki scan '" + logs + "' --case DIR");
    }

    @Test
    void complainsInTheUsersLanguage() {
        Run run = Run.of(folder, Map.of("LANG", "ja_JP.UTF-8"), "scann");
        assertThat(run.err()).contains("もしかして: scan").contains("ヘルプ: konseki --help");
        assertThat(Run.of(folder, Map.of("LANG", "ja_JP.UTF-8"), "search", "a").err())
                .startsWith("ケースの指定がなく");
    }

    @Test
    void suggestsTheVerbThatWasMeant() {
        assertThat(Run.of(folder, "serach", "x").err()).contains("Did you mean: search");
    }

    @Test
    void escapesWhatItRepeats() {
        assertThat(Run.of(folder, "scan", "\u001b[31m--case", "c").err()).doesNotContain("\u001b");
    }

    @Test
    void refusesABrokenCaseFileByItsLine() throws IOException {
        Path config = Files.writeString(folder.resolve("mine.yaml"), "case: x\nasets: []\n");
        Run run = Run.of(folder, "conclude", "--case", folder.toString(), "--config", config.toString());
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).isEqualTo("mine.yaml:2: \"asets\" is no key here. Did you mean \"assets\"?\n");
    }

    @Test
    void listsEveryField() {
        Run run = Run.of(folder, "fields", "--json");
        assertThat(run.status()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(Field.all().size() + VirtualField.all().size());
        assertThat(lines)
                .anyMatch(line -> line.startsWith("{\"field\":\"source.ip\",\"kind\":\"ip\",\"origin\":\"stored\""));
        assertThat(Run.of(folder, "fields", "--lang", "ja").out()).contains("通信を開始した側");
    }
}
