package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://a.example\")",
                "+1",
                "-1",
                "@SUM(A1)",
                " =1",
                "\t=1",
                "\r=1",
                "＝1",
                "＋1",
                "－1",
                "＠A"
            })
    void letsNoTextBeCalculated(String text) {
        String cell = CsvText.cell(text);
        String content =
                cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
        char first = content.strip().charAt(0);
        assertThat("=+-@＝＋－＠".indexOf(first)).as(cell).isNegative();
        assertThat(content).endsWith(text.substring(text.length() - 1));
    }

    @Test
    void keepsNumbersNumbers() {
        assertThat(CsvText.cell(-5L)).isEqualTo("-5");
        assertThat(CsvText.cell(true)).isEqualTo("true");
    }

    @Test
    void quotesWhatWouldBeSplit() {
        assertThat(CsvText.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvText.cell("a;b")).isEqualTo("\"a;b\"");
        assertThat(CsvText.cell("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(CsvText.cell(" a")).isEqualTo("\" a\"");
        assertThat(CsvText.cell("")).isEmpty();
        assertThat(CsvText.cell("10.0.0.1:22 /var/log")).isEqualTo("10.0.0.1:22 /var/log");
        assertThat(CsvText.cell("外部転送")).isEqualTo("外部転送");
    }

    @Test
    void breaksNoLine() {
        assertThat(CsvText.cell("a\r\nb\u001b[0m")).isEqualTo("\"a\\r\\nb\\x{1b}[0m\"");
    }

    @Test
    void beginsWithAByteOrderMarkAndEndsLinesAsTheRfcSays() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvText.writeStart(out);
        CsvText.writeRow(out, List.of("a", "b"));
        CsvText.writeRow(out, List.of(1L, ""));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\ufeffa,b\r\n1,\r\n");
    }
}
