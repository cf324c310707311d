package konseki.parse.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import konseki.parse.Payload;
import konseki.parse.PayloadContract;
import konseki.parse.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WindowsFirewallTest extends PayloadContract {

    static Stream<Sample> samples() {
        return Sample.stream(WindowsFirewallTest.class, "windows-firewall.samples");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsEverySampleLine(Sample sample) {
        assertThat(sample.readBy(new WindowsFirewall())).isEqualTo(sample.expected());
    }

    @Override
    protected Payload payload() {
        return new WindowsFirewall();
    }

    @Override
    protected List<String> lines() {
        return Sample.lines(WindowsFirewallTest.class, "windows-firewall.samples");
    }
}
