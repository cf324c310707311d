package konseki.parse.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import konseki.parse.Carrier;
import konseki.parse.DelimitedCarrier;
import konseki.parse.JsonLayer;
import konseki.parse.JsonLinesCarrier;
import konseki.parse.LinesCarrier;
import konseki.parse.MemberReading;
import konseki.parse.Payload;
import konseki.parse.PayloadContract;
import konseki.parse.Payloads;
import konseki.parse.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FortiGateCsvTest extends PayloadContract {
    private static final String HEADER =
            "\"date\",\"time\",\"tz\",\"devname\",\"logid\",\"type\",\"subtype\",\"level\",\"srcip\","
                    + "\"srcport\",\"srcintf\",\"dstip\",\"dstport\",\"dstintf\",\"sessionid\",\"proto\",\"action\",\"policyid\","
                    + "\"service\",\"trandisp\",\"transip\",\"duration\",\"sentbyte\",\"rcvdbyte\",\"sentpkt\",\"rcvdpkt\","
                    + "\"hostname\"\n";

    static Stream<Sample> samples() {
        return Sample.stream(FortiGateCsvTest.class, "fortigate-named.samples");
    }

    static Stream<Sample> columns() {
        return Sample.stream(FortiGateCsvTest.class, "fortigate-columns.samples");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsEverySampleLine(Sample sample) {
        assertThat(sample.readBy(carrier(), "", payload())).isEqualTo(sample.expected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("columns")
    void readsColumns(Sample sample) {
        assertThat(sample.readBy(new DelimitedCarrier(List.of()), HEADER, payload()))
                .isEqualTo(sample.expected());
    }

    /// The lines of pairs that the other payload reads, as rows of quoted pairs.
    @Test
    void readsRowsOfPairsAsLinesOfPairs() {
        String pairs =
                "date=2023-06-05 time=03:00:00 tz=\"+0900\" devname=\"FGT\" logid=\"0000000013\" type=\"traffic\""
                        + " srcip=192.0.2.1 srcport=50000 dstip=203.0.113.9 dstport=443 proto=6 action=\"close\" sentbyte=1";
        String row = "\"" + pairs.replace("\"", "\"\"").replace(" ", "\",\"") + "\"";
        Carrier lines = new LinesCarrier(new Payloads(List.of(new FortiGate())), List.of());
        assertThat(event(new DelimitedCarrier(List.of()), new FortiGateCsv(), row))
                .isEqualTo(event(lines, new FortiGate(), pairs))
                .contains("source.bytes=1", "[devname=FGT]");
    }

    private static String event(Carrier carrier, Payload payload, String line) {
        String read = new MemberReading(carrier, List.of(payload))
                .read((line + "\n").getBytes(StandardCharsets.UTF_8))
                .getFirst();
        return read.substring(read.indexOf("event "));
    }

    @Override
    protected Payload payload() {
        return new FortiGateCsv();
    }

    @Override
    protected Carrier carrier() {
        return new JsonLinesCarrier(List.of(JsonLayer::new));
    }

    @Override
    protected List<String> lines() {
        return Sample.lines(FortiGateCsvTest.class, "fortigate-named.samples");
    }
}
