package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every error names the file, the line, what is wrong and what to do.
class CaseFileErrorsTest {

    record Sample(String yaml, String message) {
        @Override
        public String toString() {
            return message;
        }
    }

    /// Reads case-errors.samples.
    static Stream<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        StringBuilder yaml = new StringBuilder();
        for (String line : resource().split("\n")) {
            if (line.startsWith("> ")) {
                yaml.append(line, 2, line.length()).append('\n');
            } else if (line.startsWith("  ")) {
                samples.add(new Sample(yaml.toString(), "case.yaml:" + line.strip()));
                yaml.setLength(0);
            }
        }
        assertThat(samples).hasSizeGreaterThan(80);
        return samples.stream();
    }

    private static String resource() throws IOException {
        try (InputStream in = CaseFileErrorsTest.class.getResourceAsStream("case-errors.samples")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void saysWhatIsWrongAndWhatToDo(Sample sample) {
        assertThatThrownBy(() -> parse(sample.yaml()))
                .isInstanceOf(CaseFileException.class)
                .hasMessage(sample.message());
    }

    @Test
    void namesTheLineOfABrokenByte() {
        byte[] yaml = "case: x\ntimezone: \u3042\n".getBytes(StandardCharsets.UTF_8);
        yaml[yaml.length - 2] = (byte) 0xff;
        assertThatThrownBy(() -> CaseFile.parse("case.yaml", yaml))
                .hasMessage("case.yaml:2: not UTF-8. Save the file in the encoding UTF-8.");
    }

    @Test
    void refusesControlCharacters() {
        assertThatThrownBy(() -> parse("case: x\n\ntimezone: \u0007\n"))
                .hasMessage("case.yaml:3: character U+7 is not allowed. Delete it.");
    }

    @Test
    void refusesMoreThanFourMebibytes() {
        byte[] yaml = new byte[YamlReader.MAX_BYTES + 1];
        Arrays.fill(yaml, (byte) '#');
        assertThatThrownBy(() -> CaseFile.parse("case.yaml", yaml)).hasMessageContaining("larger than 4 MiB");
    }

    @Test
    void readsFourMebibytesOfComment() throws CaseFileException {
        byte[] yaml = new byte[YamlReader.MAX_BYTES];
        Arrays.fill(yaml, (byte) '#');
        assertThat(CaseFile.parse("case.yaml", yaml).rules().assets()).isEmpty();
    }

    @Test
    void stopsAtAMillionOpenBrackets() {
        assertThatThrownBy(() -> parse("case: " + "[".repeat(1_000_000))).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> parse("- ".repeat(1_000_000) + "x")).hasMessageContaining("nested deeper");
    }

    @Test
    void quotesNothingThatATerminalObeys() {
        assertThatThrownBy(() -> parse("\"\\e[2J\\u202e" + "x".repeat(100) + "\": 1"))
                .hasMessageStartingWith("case.yaml:1: \"\\u{1b}[2J\\u{202e}xxx")
                .hasMessageContaining("x…\" is no key here.");
    }

    @Test
    void namesTheFileThatWasGiven() {
        assertThatThrownBy(() -> CaseFile.parse("other.yaml", "x: 1".getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("other.yaml:1: ")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(CaseFileException.class))
                .satisfies(error -> assertThat(error.line()).isEqualTo(1));
    }

    @Test
    void refusesThresholdsThatNobodyReads() throws CaseFileException {
        Thresholds thresholds = parse("thresholds:\n  egres:\n    a: 1\n").thresholds();
        assertThatThrownBy(() -> thresholds.requireKnown(java.util.Map.of("egress", List.of("a"))))
                .hasMessage("case.yaml:2: \"egres\" is no section of thresholds. Did you mean \"egress\"?");
        assertThatThrownBy(() -> thresholds.requireKnown(java.util.Map.of("egres", List.of("server-bytes"))))
                .hasMessage("case.yaml:3: \"a\" is no threshold of egres. Known here: server-bytes.");
    }

    @Test
    void refusesFormatsThatNothingReads() throws CaseFileException {
        CaseFile file = parse("read:\n  - files: [a]\n    format: sylog\n");
        assertThatThrownBy(() -> file.requireKnownFormats(List.of("lines", "syslog")))
                .hasMessage("case.yaml:3: format: \"sylog\" is no format. Did you mean \"syslog\"?");
    }

    private static CaseFile parse(String yaml) throws CaseFileException {
        return CaseFile.parse("case.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
