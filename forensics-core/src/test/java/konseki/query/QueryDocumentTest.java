package konseki.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// docs/query.md holds what it says.
class QueryDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "query.md");
    private static final QueryParser PARSER =
            new QueryParser(name -> List.of("203.0.113.7", "# note", "198[.]51[.]100[.]9"), 0);

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void everyExampleRunsAndSurvivesPrinting(String example) {
        Search search = PARSER.parse(example);
        assertThat(PARSER.parse(QueryPrinter.print(search))).isEqualTo(search);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void everyMistakeIsRefused(String mistake) {
        assertThatThrownBy(() -> PARSER.parse(mistake)).isInstanceOf(QueryException.class);
    }

    @Test
    void theDocumentHasExamplesOfBothKinds() throws IOException {
        assertThat(examples().count()).isGreaterThan(40);
        assertThat(mistakes().count()).isGreaterThan(3);
    }

    static Stream<String> examples() throws IOException {
        return blocks("```query").stream();
    }

    static Stream<String> mistakes() throws IOException {
        return blocks("```wrong").stream();
    }

    private static List<String> blocks(String fence) throws IOException {
        List<String> found = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("```")) {
                inside = line.equals(fence);
            } else if (inside) {
                found.add(line);
            }
        }
        return found;
    }
}
