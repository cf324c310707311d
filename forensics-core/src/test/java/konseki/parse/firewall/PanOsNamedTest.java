package konseki.parse.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import konseki.parse.Carrier;
import konseki.parse.JsonLayer;
import konseki.parse.JsonLinesCarrier;
import konseki.parse.Payload;
import konseki.parse.PayloadContract;
import konseki.parse.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PanOsNamedTest extends PayloadContract {

    static Stream<Sample> samples() {
        return Sample.stream(PanOsNamedTest.class, "pan-os-named.samples");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsEverySampleLine(Sample sample) {
        assertThat(sample.readBy(carrier(), "", payload())).isEqualTo(sample.expected());
    }

    @Override
    protected Payload payload() {
        return new PanOsNamed();
    }

    @Override
    protected Carrier carrier() {
        return new JsonLinesCarrier(List.of(JsonLayer::new));
    }

    @Override
    protected List<String> lines() {
        return Sample.lines(PanOsNamedTest.class, "pan-os-named.samples");
    }
}
