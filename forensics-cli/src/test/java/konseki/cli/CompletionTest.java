package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Model.CommandSpec;

class CompletionTest {

    @TempDir
    private Path folder;

    private static String script(Shell shell, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "completion";
        arguments[1] = shell.name().toLowerCase(Locale.ROOT);
        System.arraycopy(options, 0, arguments, 2, options.length);
        Run run = Run.of(Path.of(""), arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run.out();
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void knowsEveryVerbAndOption(Shell shell) {
        String script = script(shell);
        CommandSpec root = HelpTest.root();
        root.subcommands().forEach((verb, line) -> {
            assertThat(script).containsPattern("[ :'(|]" + verb + "[ :')|]");
            line.getCommandSpec().options().stream()
                    .map(option -> option.longestName().substring(shell == Shell.FISH ? 2 : 0))
                    .forEach(option -> assertThat(script).containsPattern("[ *']" + option + "[ \\[']"));
        });
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void isUnderstoodByItsShell(Shell shell) throws Exception {
        for (String language : List.of("en", "ja")) {
            Path file = folder.resolve("completion-" + language);
            Files.writeString(file, script(shell, "--lang", language));
            assertThat(output(shell.name().toLowerCase(Locale.ROOT), "-n", file.toString()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sc,scan",
        "scan --sh,--shard",
        "search --lang j,ja",
        "completion z,zsh",
        "verify --q,--quick --quiet",
        "scan lo,''",
    })
    void completesInBash(String typed, String expected) throws Exception {
        Path file = Files.writeString(folder.resolve("completion"), script(Shell.BASH));
        String words = "konseki " + typed;
        int last = words.split(" ").length - 1;
        String asked = ". '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _konseki; echo \"${COMPREPLY[*]}\""
                .formatted(file, words, last);
        assertThat(output("bash", "-c", asked)).isEqualTo(expected + "\n");
    }

    @ParameterizedTest
    @CsvSource({"sc,scan", "scan --sh,--shard", "search --lang j,ja", "completion z,zsh"})
    void completesInFish(String typed, String expected) throws Exception {
        Path file = Files.writeString(folder.resolve("completion"), script(Shell.FISH));
        String asked = "source '" + file + "'; complete -C 'konseki " + typed + "'";
        assertThat(output("fish", "--no-config", "-c", asked)).startsWith(expected);
    }

    @Test
    void refusesAShellThatItDoesNotKnow() {
        Run run = Run.of(folder, "completion", "tcsh");
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).contains("\"tcsh\" is not bash, zsh or fish");
    }

    private String output(String... command) throws IOException, InterruptedException {
        assumeTrue(Installed.has(command[0]), command[0] + " is not installed");
        Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
