package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The test of a payload that one table of samples describes: each line says what it says, and the whole contract.
public abstract class SampledPayload extends PayloadContract {

    /// The table's name, beside the test.
    protected abstract String table();

    @TestFactory
    Stream<DynamicTest> readsEverySampleLine() {
        return Sample.table(getClass(), table()).stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.title(),
                        () -> assertThat(sample.readBy(carrier(), "", payload()))
                                .isEqualTo(sample.expected())));
    }

    @Override
    protected List<String> lines() {
        return Sample.lines(getClass(), table());
    }

    /// One JSON object per line.
    protected static Carrier json() {
        return new JsonLinesCarrier(List.of(JsonLayer::new));
    }
}
