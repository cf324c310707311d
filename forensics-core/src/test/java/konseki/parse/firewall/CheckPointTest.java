package konseki.parse.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import konseki.parse.Payload;
import konseki.parse.PayloadContract;
import konseki.parse.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckPointTest extends PayloadContract {

    static Stream<Sample> samples() {
        return Sample.stream(CheckPointTest.class, "check-point.samples");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsEverySampleLine(Sample sample) {
        assertThat(sample.readBy(new CheckPoint())).isEqualTo(sample.expected());
    }

    @Override
    protected Payload payload() {
        return new CheckPoint();
    }

    @Override
    protected List<String> lines() {
        return Sample.lines(CheckPointTest.class, "check-point.samples");
    }
}
