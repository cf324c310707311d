package konseki.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import konseki.finding.Finding;
import konseki.finding.FindingCases;
import org.junit.jupiter.api.Test;

class FindingJsonTest {

    @Test
    void readsBackWhatItWrote() throws IOException {
        Finding finding = FindingCases.rich();
        byte[] written = bytes(finding);
        Finding read = FindingJson.read(written);
        assertThat(read).isEqualTo(finding);
        assertThat(bytes(read)).isEqualTo(written);
    }

    @Test
    void writesKeysInTheOrderOfTheRecordsOneALine() throws IOException {
        String text = text();
        assertThat(text)
                .startsWith("{\n  \"semantics\": 7,\n  \"caseName\": \"case evil\\u001b[2J\\u202e\\\"\\\\`]\\u000a\",\n"
                        + "  \"zone\": \"Asia/Tokyo\",\n  \"headline\": {\n    \"verdict\": \"INCONCLUSIVE\",\n")
                .endsWith("\n}\n")
                .doesNotContain("\r", "\t", "null")
                .contains("\"opinions\": []")
                .contains("\"facts\": {}")
                .contains("\"unseen\": 7000000000,")
                .contains("\"unseen\": {\n        \"unbounded\": {\n          \"en\": \"a line without a known rate\",")
                .contains("\"from\": \"2023-06-01T00:00:00Z\",\n      \"to\": \"2023-06-04T23:59:59.999999999Z\"");
    }

    @Test
    void hasNoNumberWithAFraction() throws IOException {
        assertThat(text()).doesNotContainPattern("[0-9]\\.[0-9]+[,\\n]");
    }

    @Test
    void leavesOutWhatIsAbsent() throws IOException {
        String text = text();
        assertThat(text.split("\"offsetNanos\"", -1)).hasSize(2);
        assertThat(text.split("\"split\"", -1)).hasSize(2);
    }

    @Test
    void refusesWhatItDidNotWriteAndSaysWhere() throws IOException {
        String text = text();
        assertRefused(text.replace("\"semantics\": 7", "\"semantics\": 7.5"), "finding.json:2:");
        assertRefused(text.replace("\"semantics\": 7,", ""), "expected \"semantics\"");
        assertRefused(
                text.replace("\"semantics\": 7", "\"semantics\": 7, \"semantics\": 7"), "expected no \"semantics\"");
        assertRefused(text.replace("\"semantics\": 7", "\"semantics\": 7, \"more\": 1"), "expected no \"more\"");
        assertRefused(text.replace("\"INCONCLUSIVE\"", "\"CLEAN\""), "expected a value of Verdict");
        assertRefused(text.replace("Asia/Tokyo", "Asia/Nowhere"), "expected a time zone");
        assertRefused(text.replace("2023-06-01T00:00:00Z", "2024-06-01T00:00:00Z"), "ends after it starts");
        assertRefused(text + "{}", "expected the end");
        assertRefused(text.substring(0, text.length() / 2), "finding.json:");
        assertRefused("", "finding.json:");
        assertRefused("[".repeat(100_000), "finding.json:");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> FindingJson.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    private static String text() throws IOException {
        return new String(bytes(FindingCases.rich()), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Finding finding) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FindingJson.write(finding, out);
        return out.toByteArray();
    }
}
