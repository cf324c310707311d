package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares what is read from real logs, under a name that says nothing, with what other products say stands in them:
/// all lists beside this class whose name ends in `.expectations`. Needs the logs (system property `konseki.data`).
class ExpectationsTest {
    /// What issues ask of every format.
    private static final double LEAST = 97.0;

    static Stream<Expectations.Log> logs() throws IOException, URISyntaxException {
        Path here = Path.of(Objects.requireNonNull(ExpectationsTest.class.getResource("firewall.expectations"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(here)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".expectations"))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(name -> Expectations.list(ExpectationsTest.class, name).stream());
        }
    }

    @ParameterizedTest
    @MethodSource("logs")
    void agreesWithWhatOthersRead(Expectations.Log log) throws IOException {
        assumeTrue(log.isAtHand(), "no " + log + " under konseki.data");
        Expectations.Result result = Expectations.compare(log);
        System.out.println(log + ": " + result);
        result.lines().forEach(System.out::println);
        assertThat(result.both()).as("values that both sides name").isPositive();
        assertThat(result.agree())
                .as(log + " agrees%n%s", String.join("\n", result.lines()))
                .isGreaterThanOrEqualTo(Math.max(LEAST, log.agree()));
        assertThat(result.named())
                .as(log + ": share of their values that we name")
                .isGreaterThanOrEqualTo(log.named());
        assertThat(result.stale()).as(log + ": reasons that nothing needs").isEmpty();
    }

    /// By content, not by name.
    @ParameterizedTest
    @MethodSource("logs")
    void recognisesWhatHasLostItsName(Expectations.Log log) throws IOException {
        assumeTrue(log.isAtHand(), "no " + log + " under konseki.data");
        double least = log.options().contains("mixed") ? 50.0 : 100.0;
        assertThat(Expectations.recognised(log))
                .as(log + " is " + log.dataset())
                .isGreaterThanOrEqualTo(least);
    }
}
