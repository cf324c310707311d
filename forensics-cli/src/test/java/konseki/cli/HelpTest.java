package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import konseki.finding.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

@Isolated // looks at System.err
class HelpTest {
    private static final Path HERE = Path.of("");

    /// The whole command, in English.
    static CommandSpec root() {
        return commandLine(Language.EN).getCommandSpec();
    }

    private static Map<String, CommandLine> verbs(Language language) {
        return commandLine(language).getSubcommands();
    }

    private static CommandLine commandLine(Language language) {
        Cli cli = new Cli(
                new Terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream(), StandardCharsets.UTF_8, false),
                Map.of(),
                HERE);
        return Main.commandLine(cli, new Messages(language));
    }

    @Test
    void hasTheVerbsOfTheDesign() {
        assertThat(verbs(Language.EN).keySet())
                .isEqualTo(Set.of(
                        "scan",
                        "events",
                        "search",
                        "show",
                        "conclude",
                        "report",
                        "coverage",
                        "next",
                        "verify",
                        "merge",
                        "formats",
                        "fields",
                        "explain",
                        "completion",
                        "man"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyVerbShowsAnExample(Language language) {
        for (String verb : verbs(language).keySet()) {
            String tag = language == Language.JA ? "ja" : "en";
            Run help = Run.of(HERE, verb, "--help", "--lang", tag);
            assertThat(help.status()).as(verb).isZero();
            String heading = language == Language.JA ? "例:\n" : "Example:\n";
            assertThat(help.out()).as(verb).contains(heading + "  konseki " + verb);
            assertThat(help.err()).as(verb).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyOptionIsExplained(Language language) {
        verbs(language).forEach((verb, line) -> {
            CommandSpec spec = line.getCommandSpec();
            spec.args()
                    .forEach(arg -> assertThat(arg.description())
                            .as(verb + " " + arg.paramLabel())
                            .isNotEmpty());
            assertThat(spec.usageMessage().header()).as(verb).isNotEmpty();
        });
    }

    @Test
    void everyVerbKnowsTheCommonOptions() {
        verbs(Language.EN)
                .forEach((verb, line) -> assertThat(line.getCommandSpec().optionsMap())
                        .as(verb)
                        .containsKeys(
                                "--case",
                                "--config",
                                "--threads",
                                "--no-index",
                                "--json",
                                "--lang",
                                "--quiet",
                                "--evidence-root"));
    }

    /// picocli complains there about a format it does not understand.
    @Test
    void saysNothingBesideTheHelp() {
        PrintStream before = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            for (String verb : verbs(Language.EN).keySet()) {
                Run.of(HERE, verb, "--help", "--lang=en");
                Run.of(HERE, verb, "--help", "--lang=ja");
            }
        } finally {
            System.setErr(before);
        }
        assertThat(caught.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void saysWhatItIs() {
        assertThat(Run.of(HERE, "--version").out()).startsWith("konseki ");
        assertThat(Run.of(HERE, "--help").out()).contains("Verbs:", "  scan ", "  explain ");
    }
}
