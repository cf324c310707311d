package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import konseki.parse.firewall.FortiGate;
import konseki.parse.windows.WindowsEvents;
import org.junit.jupiter.api.Test;

/// Records inside records.
class UnwrappingTest {
    private static final String LINE =
            "date=2023-06-05 time=03:00:00 tz=+0900 devname=FGT logid=0000000013 type=traffic srcip=192.0.2.1"
                    + " srcport=50000 dstip=203.0.113.9 dstport=443 proto=6 action=close sentbyte=5 msg=\\\"a b\\\"";

    private final MemberReading reading = new MemberReading(
            new JsonLinesCarrier(List.of(SyslogHeader::new, JsonLayer::new)),
            List.of(new WindowsEvents(), new FortiGate()));

    @Test
    void readsTheLineThatALogShipperCarries() {
        for (String name : List.of("_raw", "message", "MESSAGE", "log")) {
            assertThat(read("{\"host\":\"relay\",\"" + name + "\":\"" + LINE + "\"}"))
                    .contains("event.dataset=fortinet.traffic", "source.bytes=5", "[host=relay]", "[msg=a b]");
        }
        assertThat(read("{\"event\":{\"original\":\"<189>" + LINE + "\"}}")).contains("event.dataset=fortinet.traffic");
        assertThat(read("{\"preview\":false,\"result\":{\"_raw\":\"Jun  5 03:00:01 relay " + LINE + "\"}}"))
                .contains("event.dataset=fortinet.traffic", "source.ip=192.0.2.1");
    }

    @Test
    void readsAnObjectInsideAnObject() {
        assertThat(
                        read(
                                "{\"log\":\"{\\\"EventID\\\":4624,\\\"Channel\\\":\\\"Security\\\",\\\"Hostname\\\":\\\"SRV01\\\"}\"}"))
                .contains("event.dataset=windows.security", "event.code=4624", "host.name=SRV01");
    }

    @Test
    void keepsWhatNoPayloadKnowsAsAPartialEvent() {
        String record = "{\"message\":\"user logged in\",\"id\":7}";
        assertThat(read(record)).contains("fx.partial=1", "message=" + record, "[id=7]");
    }

    @Test
    void readsWhatCommonNamesSayOfARecordThatNoPayloadKnows() {
        assertThat(read("{\"occurred\":\"2023-06-05T03:00:00Z\",\"hostname\":\"db01\",\"src_ip\":\"192.0.2.1\","
                        + "\"dst_endpoint\":{\"ip\":\"198.51.100.7\",\"port\":443},\"user\":\"EXAMPLE\\\\eve\","
                        + "\"bytes_out\":12345,\"Operation\":\"FileDownloaded\"}"))
                .contains(
                        "@timestamp=2023-06-05T03:00:00Z",
                        "host.name=db01",
                        "source.ip=192.0.2.1",
                        "destination.ip=198.51.100.7",
                        "destination.port=443",
                        "user.name=eve",
                        "event.action=FileDownloaded",
                        "fx.partial=1")
                .doesNotContain("source.bytes", "event.dataset");
    }

    @Test
    void takesNoSmallNumberForATime() {
        assertThat(read("{\"time\":\"12\",\"ts\":1685934000.5,\"user\":\"eve\"}"))
                .contains("@timestamp=2023-06-05T03:00:00.500Z");
        assertThat(read("{\"time\":12,\"user\":\"eve\"}")).doesNotContain("@timestamp");
    }

    @Test
    void isNotDisturbedByATextThatLooksLikeARecord() {
        assertThat(read("{\"message\":\"{\\\"EventID\\\":4624,\",\"id\":7}"))
                .contains(" event ", "fx.partial=1", "[id=7]");
        assertThat(read("{\"message\":\"" + LINE.replace("50000", "77777") + "\"}"))
                .contains("rejected bad-value");
    }

    @Test
    void stopsAfterAFewLayers() {
        String record = "{\"message\":\"x\"}";
        for (int i = 0; i < 8; i++) {
            record = "{\"message\":\"" + record.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        }
        assertThat(read(record)).contains(" event ", "fx.partial=1");
    }

    private String read(String record) {
        return reading.read((record + "\n").getBytes(StandardCharsets.UTF_8)).getFirst();
    }
}
