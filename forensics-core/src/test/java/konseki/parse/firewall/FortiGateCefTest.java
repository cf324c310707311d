package konseki.parse.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import konseki.parse.Carrier;
import konseki.parse.CefLayer;
import konseki.parse.LinesCarrier;
import konseki.parse.Payload;
import konseki.parse.PayloadContract;
import konseki.parse.Payloads;
import konseki.parse.Sample;
import konseki.parse.SyslogHeader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FortiGateCefTest extends PayloadContract {

    static Stream<Sample> samples() {
        return Sample.stream(FortiGateCefTest.class, "fortigate-cef.samples");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsEverySampleLine(Sample sample) {
        assertThat(sample.readBy(carrier(), "", payload())).isEqualTo(sample.expected());
    }

    @Override
    protected Payload payload() {
        return new FortiGateCef();
    }

    @Override
    protected Carrier carrier() {
        return new LinesCarrier(new Payloads(List.of(payload())), List.of(SyslogHeader::new, CefLayer::new));
    }

    @Override
    protected List<String> lines() {
        return Sample.lines(FortiGateCefTest.class, "fortigate-cef.samples");
    }
}
