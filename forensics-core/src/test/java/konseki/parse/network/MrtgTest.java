package konseki.parse.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import konseki.parse.Payload;
import konseki.parse.PayloadContract;
import konseki.parse.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MrtgTest extends PayloadContract {

    static Stream<Sample> samples() {
        return Sample.stream(MrtgTest.class, "mrtg.samples");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsEverySampleLine(Sample sample) {
        assertThat(sample.readBy(new Mrtg())).isEqualTo(sample.expected());
    }

    @Override
    protected Payload payload() {
        return new Mrtg();
    }

    @Override
    protected List<String> lines() {
        return Sample.lines(MrtgTest.class, "mrtg.samples");
    }
}
