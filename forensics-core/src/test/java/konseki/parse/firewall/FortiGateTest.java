package konseki.parse.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import konseki.event.EventBuffer;
import konseki.parse.Payload;
import konseki.parse.PayloadContract;
import konseki.parse.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FortiGateTest extends PayloadContract {

    static Stream<Sample> samples() {
        return Sample.stream(FortiGateTest.class, "fortigate.samples");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsEverySampleLine(Sample sample) {
        assertThat(sample.readBy(new FortiGate())).isEqualTo(sample.expected());
    }

    /// Its siblings look alike; each line from what they publish.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "time=10:48:07 log_id=11005607 msg_id=000669559376 device_id=FVVM010000207514 vd=\"root\" type=event",
                "device=\"SFW\" date=2017-01-31 time=18:13:40 timezone=\"IST\" log_id=010202601001 log_type=\"Firewall\"",
                "date=2023-06-05 time=03:00:00 id=firewall sn=1 fw=192.0.2.1 pri=6 xlogid=1 mvd=2",
                "id=0001 severity=info sys=SecureNet sub=packetfilter srcip=192.0.2.1 dstip=203.0.113.1",
                "logid",
                "Invalid logid=0000000013"
            })
    void leavesOtherVendorsAlone(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
        assertThat(new FortiGate().accepts(bytes, 0, bytes.length, new EventBuffer()))
                .isFalse();
    }

    @Override
    protected Payload payload() {
        return new FortiGate();
    }

    @Override
    protected List<String> lines() {
        return Sample.lines(FortiGateTest.class, "fortigate.samples");
    }
}
