package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import konseki.finding.Language;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Terminal terminal(boolean colours) {
        return new Terminal(
                out, new ByteArrayOutputStream(), StandardCharsets.UTF_8, StandardCharsets.UTF_8, false, colours);
    }

    @Test
    void hasColoursOnlyWhereSomebodyLooksWhoWantsThem() {
        assertThat(Terminal.colours(Map.of("TERM", "xterm"), true)).isTrue();
        assertThat(Terminal.colours(Map.of("TERM", "xterm", "NO_COLOR", ""), true))
                .isTrue();
        assertThat(Terminal.colours(Map.of("TERM", "xterm", "NO_COLOR", "1"), true))
                .isFalse();
        assertThat(Terminal.colours(Map.of("TERM", "dumb"), true)).isFalse();
        assertThat(Terminal.colours(Map.of("TERM", "xterm"), false)).isFalse();
    }

    @Test
    void namesStandOut() throws IOException {
        Terminal terminal = terminal(true);
        terminal.named("判定       INCONCLUSIVE \u001b[2J", 11);
        terminal.named("NOTE", 11);
        terminal.flush();
        assertThat(said()).isEqualTo("\u001b[1m判定       \u001b[0mINCONCLUSIVE \\x{1b}[2J\n\u001b[1mNOTE\u001b[0m\n");
    }

    @Test
    void nothingStandsOutInAFile() throws IOException {
        Terminal terminal = terminal(false);
        terminal.named("NOTE       text", 11);
        terminal.flush();
        assertThat(said()).isEqualTo("NOTE       text\n");
    }

    @Test
    void helpHasColoursAsTheTerminalHas() {
        for (boolean colours : new boolean[] {true, false}) {
            out.reset();
            Cli cli = new Cli(terminal(colours), Map.of(), Path.of(""));
            Main.commandLine(cli, new Messages(Language.EN)).execute("--help");
            assertThat(said().contains("\u001b[")).isEqualTo(colours);
        }
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
