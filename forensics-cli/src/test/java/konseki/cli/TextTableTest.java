package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void alignsByColumnsOfTheTerminal() throws IOException {
        Rows rows = new Rows(
                List.of("file", "bytes", "why"),
                List.of(List.of("痕跡.log", 1234567L, "a"), List.of("b", 5L, ""), List.of("c", "?", "x\u001b")));
        assertThat(write(rows, false)).isEqualTo("""
                        file      bytes      why
                        痕跡.log  1,234,567  a
                        b                 5
                        c         ?          x\\x{1b}
                        """);
    }

    @Test
    void cutsLongCells() throws IOException {
        String table = write(new Rows(List.of("a"), List.of(List.of("x".repeat(500)))), false);
        assertThat(table.lines().skip(1))
                .singleElement()
                .asString()
                .hasSize(120)
                .endsWith("…");
    }

    @Test
    void isOneObjectALineAsJson() throws IOException {
        Rows rows = new Rows(List.of("file", "bytes"), List.of(List.of("a", 1L), List.of("b", 2L)));
        assertThat(write(rows, true)).isEqualTo("{\"file\":\"a\",\"bytes\":1}\n{\"file\":\"b\",\"bytes\":2}\n");
    }

    @Test
    void refusesRaggedRows() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rows(List.of("a", "b"), List.of(List.of("x"))));
    }

    private static String write(Rows rows, boolean json) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(out, new ByteArrayOutputStream(), StandardCharsets.UTF_8, false);
        Answer.write(rows, terminal, json);
        terminal.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
