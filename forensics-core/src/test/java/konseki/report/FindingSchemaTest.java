package konseki.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import konseki.finding.FindingCases;
import org.junit.jupiter.api.Test;

/// `docs/finding.schema.json` is published; it says what the records say, and what we write fits it.
class FindingSchemaTest {
    private static final Path SCHEMA = Path.of("../docs/finding.schema.json");
    private static final Path SOURCES = Path.of("src/main/java/konseki/finding");

    /// Where it fails, `target/finding.schema.json` is what the schema should be.
    @Test
    void thePublishedSchemaIsThatOfTheRecords() throws IOException {
        String made = FindingSchema.of(SOURCES);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/finding.schema.json"), made);
        assertThat(Files.readString(SCHEMA)).isEqualTo(made);
    }

    @Test
    void describesComponentsInTheWordsOfTheirJavadoc() throws IOException {
        assertThat(FindingSchema.of(SOURCES))
                .contains("\"description\": \"raised when a parser, detector or rule may conclude otherwise\"")
                .contains(
                        "\"description\": \"B in bytes: the smallest single transfer that some active signal would have"
                                + " raised in the worst direct cell\"")
                .contains("\"description\": \"address or asset that the client was inside, if it got one\"");
    }

    @Test
    void aRichFindingFitsTheSchema() throws IOException {
        assertThat(new SchemaChecker(Files.readString(SCHEMA)).errors(finding()))
                .isEmpty();
    }

    @Test
    void whatIsNoFindingDoesNotFit() throws IOException {
        SchemaChecker checker = new SchemaChecker(Files.readString(SCHEMA));
        assertThat(checker.errors(finding().replaceFirst("\"semantics\": 7,", "")))
                .containsExactly(": no semantics");
        assertThat(checker.errors(finding().replaceFirst("\"semantics\": 7,", "\"semantics\": \"7\",")))
                .containsExactly("/semantics: not a integer");
        assertThat(checker.errors(finding().replaceFirst("\"INCONCLUSIVE\"", "\"CLEAN\""))
                        .getFirst())
                .startsWith("/headline/verdict: not one of");
        assertThat(checker.errors(finding().replaceFirst("\"unseen\": 7000000000", "\"unseen\": -1")))
                .containsExactly("/claims/0/unseen: fits 0 of the options");
        assertThat(checker.errors(finding().replaceFirst("2023-06-01T06:00:00Z", "1 June"))
                        .getFirst())
                .startsWith("/claims/0/split: does not match");
        assertThat(checker.errors(finding().replaceFirst("\\{", "{ \"more\": 1,")))
                .containsExactly(": unexpected more");
    }

    private static String finding() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FindingJson.write(FindingCases.rich(), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
