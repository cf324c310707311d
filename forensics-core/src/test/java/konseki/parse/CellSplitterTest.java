package konseki.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellSplitterTest {

    @Test
    void splitsAtDelimitersOutsideQuotes() {
        assertThat(split("a,\"b,c\",\"d\"\"e\",,\"\"\r\n", ',')).containsExactly(List.of("a", "b,c", "d\"e", "", ""));
        assertThat(split("a\t\"b\nc\"\td\n", '\t')).containsExactly(List.of("a", "b\nc", "d"));
    }

    @Test
    void takesAQuoteThatClosesNothingForText() {
        assertThat(split("\"C:\\a.exe\" -k x,2\n3,4\n", ','))
                .containsExactly(List.of("\"C:\\a.exe\" -k x", "2"), List.of("3", "4"));
        assertThat(split("\"he said \"hi\" twice\",2\n", ',')).containsExactly(List.of("he said \"hi\" twice", "2"));
        assertThat(split("a\"b,\"c\n", ',')).containsExactly(List.of("a\"b", "\"c"));
    }

    @Test
    void losesOneRecordToAQuoteThatNeverCloses() {
        String rest = "1,2\n".repeat(CellSplitter.MAX_QUOTED_BYTES / 4 + 1);
        assertThat(split("\"a,b\n" + rest, ','))
                .hasSize(2 + CellSplitter.MAX_QUOTED_BYTES / 4)
                .startsWith(List.of("\"a", "b"));
    }

    @Test
    void countsCellsBeyondThoseItKeeps() {
        CellSplitter splitter = new CellSplitter((byte) ',');
        byte[] bytes = ",".repeat(5000).getBytes(UTF_8);
        assertThat(splitter.split(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        assertThat(splitter.count()).isEqualTo(5001);
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void agreesWithTheLibraryOnWellFormedRecords(char delimiter) {
        Random random = new Random(delimiter);
        for (int i = 0; i < 500; i++) {
            String text = wellFormed(random, delimiter);
            assertThat(split(text, delimiter)).as(text).isEqualTo(byLibrary(text, delimiter));
        }
    }

    /// What framing says with the bytes at hand must be what splitting finds in all of them.
    @Test
    void findsTheSameEndsHoweverMuchIsAtHand() {
        Random random = new Random(42);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = hostile(random).getBytes(UTF_8);
            CellSplitter splitter = new CellSplitter((byte) ',');
            int from = 0;
            while (from < bytes.length) {
                int end = splitter.split(bytes, from, bytes.length);
                for (int to = from; to <= bytes.length; to++) {
                    int found =
                            CellSplitter.recordEnd(Arrays.copyOf(bytes, to), from, to, (byte) ',', to == bytes.length);
                    assertThat(found)
                            .as("%s %d %d", new String(bytes, UTF_8), from, to)
                            .isIn(CellSplitter.OPEN, end);
                }
                assertThat(CellSplitter.recordEnd(bytes, from, bytes.length, (byte) ',', true))
                        .isEqualTo(end);
                assertThat(splitter.split(Arrays.copyOf(bytes, end), from, end)).isEqualTo(end);
                from = end;
            }
        }
    }

    private static String hostile(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            text.append("\",\n\"a\"\",\r".charAt(random.nextInt(9)));
        }
        return text.toString();
    }

    private static String wellFormed(Random random, char delimiter) {
        StringBuilder text = new StringBuilder();
        int columns = 2 + random.nextInt(6);
        for (int record = random.nextInt(6); record >= 0; record--) {
            for (int column = 0; column < columns; column++) {
                text.append(column > 0 ? Character.toString(delimiter) : "x");
                int kind = random.nextInt(6);
                if (kind == 0 && column > 0) {
                    text.append('"')
                            .append(
                                    "a\"\"b" + delimiter + "c\nd" + "日本".repeat(random.nextInt(9)),
                                    0,
                                    1 + random.nextInt(2) * 7)
                            .append('"');
                } else if (kind > 1) {
                    text.append("plain text 192.0.2.1 and \\ more"
                            .substring(random.nextInt(31))
                            .strip());
                }
            }
            text.append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return text.toString();
    }

    private static List<List<String>> split(String text, char delimiter) {
        byte[] bytes = text.getBytes(UTF_8);
        CellSplitter splitter = new CellSplitter((byte) delimiter);
        List<List<String>> records = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            from = splitter.split(bytes, from, bytes.length);
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < splitter.count(); i++) {
                String cell = new String(bytes, splitter.from(i), splitter.to(i) - splitter.from(i), UTF_8);
                cells.add(splitter.isQuoted(i) ? cell.replace("\"\"", "\"") : cell);
            }
            records.add(cells);
        }
        return records;
    }

    private static List<List<String>> byLibrary(String text, char delimiter) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(delimiter);
        settings.getFormat().setLineSeparator("\n");
        settings.setNormalizeLineEndingsWithinQuotes(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.getFormat().setComment('\0');
        return new CsvParser(settings)
                .parseAll(new java.io.StringReader(text.replace("\r\n", "\n"))).stream()
                        .map(List::of)
                        .toList();
    }
}
