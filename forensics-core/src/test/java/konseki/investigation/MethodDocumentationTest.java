package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import konseki.detect.SignalKind;
import konseki.finding.Channel;
import konseki.finding.Clause;
import konseki.finding.GapReason;
import konseki.finding.ReasonCode;
import konseki.finding.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// docs/method.md explains every name that a finding may print.
class MethodDocumentationTest {

    static Stream<String> names() {
        return Stream.of(
                        Stream.of(Verdict.values()),
                        Stream.of(Clause.values()),
                        Stream.of(ReasonCode.values()),
                        Stream.of(GapReason.values()),
                        Stream.of(Channel.values()))
                .flatMap(names -> names.map(Enum::name));
    }

    static Stream<String> signals() {
        return Stream.of(SignalKind.values()).map(SignalKind::jsonName);
    }

    @ParameterizedTest
    @MethodSource({"names", "signals"})
    void namesEverythingAFindingPrints(String name) throws IOException {
        String page = Files.readString(Path.of("../docs/method.md"));
        assertThat(List.of(page.split("[^A-Za-z0-9_-]+"))).contains(name);
    }
}
