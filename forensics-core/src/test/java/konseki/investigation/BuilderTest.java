package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import konseki.detect.Detector;
import konseki.finding.VerdictThresholds;
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
    void everyThresholdOfEveryDetectorIsReadAndExplained() throws IOException {
        String page = Files.readString(Path.of("../docs/case-yaml.md"));
        var settings = BuiltInDetectors.settings(BuiltInDetectors.all(), Thresholds.NONE);
        int read = 0;
        for (var section : BuiltInDetectors.thresholdKeys().entrySet()) {
            assertThat(section.getValue()).as(section.getKey()).doesNotHaveDuplicates();
            for (String key : section.getValue()) {
                assertThat(page).contains("| `" + section.getKey() + "` | `" + key + "` |");
                CaseFile rules = parse("case: x\nthresholds:\n  " + section.getKey() + ": { " + key + ": 99 }\n");
                if (section.getKey().equals(VerdictKeys.SECTION)) {
                    assertThat(VerdictKeys.read(parse("thresholds: { verdict: { " + key + ": " + of(key) + " } }")
                                    .thresholds()))
                            .as(key)
                            .isNotEqualTo(VerdictThresholds.DEFAULT);
                } else {
                    var changed = BuiltInDetectors.settings(BuiltInDetectors.all(), rules.thresholds());
                    assertThat(changed).as(key).hasSameSizeAs(settings).isNotEqualTo(settings);
                    assertThat(changed).containsEntry(section.getKey() + "." + key, "99");
                }
                read++;
            }
        }
        assertThat(read).isGreaterThan(60);
    }

    /// A value that is none of the defaults.
    private static String of(String key) {
        return switch (key) {
            case "material-gap" -> "7 min";
            case "critical-hours" -> "48 h";
            case "bounded-control", "bounded-direct" -> "98 %";
            case "limited-control" -> "90 %";
            default -> "7";
        };
    }

    @Test
    void thresholdsOfTheVerdictThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> Investigation.in(caseDirectory)
                        .rules(parse("case: x\nthresholds:\n  verdict: { bounded-direct: 70 % }\n"))
                        .build())
                .isInstanceOf(CaseFileException.class)
                .hasMessage("case.yaml:3: verdict: thresholds of LIMITED must not exceed those of BOUNDED.");
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
