package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import konseki.detect.Detector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What case.yaml may name depends on carriers and detectors: a name that nobody reads must not pass for a setting.
class BuilderTest {
    private final Path caseDirectory = Path.of("no-such-case");

    @ParameterizedTest
    @ValueSource(strings = {"server-byte-per-day", "Robust-z"})
    void aMisspeltThresholdIsRefused(String key) {
        String yaml = "case: x\nthresholds:\n  egress: { " + key + ": 100 }\n";
        assertThatThrownBy(
                        () -> Investigation.in(caseDirectory).rules(parse(yaml)).build())
                .isInstanceOf(CaseFileException.class)
                .hasMessageStartingWith("case.yaml:3: ")
                .hasMessageContaining(key)
                .hasMessageContaining("threshold of egress");
    }

    @Test
    void anUnknownSectionOrFormatIsRefused() {
        assertThatThrownBy(() -> Investigation.in(caseDirectory)
                        .rules(parse("case: x\nthresholds:\n  egres: { robust-z: 5 }\n"))
                        .build())
                .isInstanceOf(CaseFileException.class)
                .hasMessageContaining("case.yaml:3: ")
                .hasMessageContaining("egress");
        assertThatThrownBy(() -> Investigation.in(caseDirectory)
                        .rules(parse("case: x\nread:\n  - { files: [\"*\"], format: sislog }\n"))
                        .build())
                .isInstanceOf(CaseFileException.class)
                .hasMessageContaining("case.yaml:3: ")
                .hasMessageContaining("syslog");
    }

    @Test
    void everyThresholdThatIsReadIsAllowed() throws IOException {
        for (String key : EgressThresholds.KEYS) {
            String yaml = "case: x\nthresholds:\n  egress: { " + key + ": 7 }\n";
            assertThat(Investigation.in(caseDirectory).rules(parse(yaml)).build())
                    .isNotNull();
            assertThat(EgressThresholds.read(parse(yaml).thresholds()))
                    .as(key)
                    .isNotEqualTo(EgressThresholds.read(Thresholds.NONE));
        }
    }

    @Test
    void thresholdsOfDetectorsOfOnesOwnAreTheirsToCheck() throws IOException {
        List<Detector> own = BuiltInDetectors.all();
        assertThat(Investigation.in(caseDirectory)
                        .rules(parse("case: x\nthresholds:\n  mine: { knocks: 5 }\n"))
                        .detectors(own)
                        .build())
                .isNotNull();
    }

    private static CaseFile parse(String yaml) throws CaseFileException {
        return CaseFile.parse("case.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
