package konseki.parse.edr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import konseki.parse.Carrier;
import konseki.parse.DelimitedCarrier;
import konseki.parse.JsonLayer;
import konseki.parse.JsonLinesCarrier;
import konseki.parse.Payload;
import konseki.parse.PayloadContract;
import konseki.parse.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefenderHuntingTest extends PayloadContract {
    private static final String HEADER =
            "Timestamp,DeviceId,DeviceName,ActionType,FileName,FolderPath,SHA256,ProcessId,"
                    + "ProcessCommandLine,ProcessIntegrityLevel,AccountDomain,AccountName,AccountSid,LogonId,"
                    + "InitiatingProcessFolderPath,ReportId\n";

    static Stream<Sample> samples() {
        return Sample.stream(DefenderHuntingTest.class, "defender-hunting.samples");
    }

    static Stream<Sample> columns() {
        return Sample.stream(DefenderHuntingTest.class, "defender-columns.samples");
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

    @Override
    protected Payload payload() {
        return new DefenderHunting();
    }

    @Override
    protected Carrier carrier() {
        return new JsonLinesCarrier(List.of(JsonLayer::new));
    }

    @Override
    protected List<String> lines() {
        return Sample.lines(DefenderHuntingTest.class, "defender-hunting.samples");
    }
}
