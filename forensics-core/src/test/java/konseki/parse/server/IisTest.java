package konseki.parse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import konseki.parse.Carrier;
import konseki.parse.HeadedCarrier;
import konseki.parse.Payload;
import konseki.parse.Sample;
import konseki.parse.SampledPayload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IisTest extends SampledPayload {
    private static final String HEADER = """
            #Software: Microsoft Internet Information Services 10.0
            #Version: 1.0
            #Date: 2023-06-05 00:00:21
            #Fields: date time s-sitename s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip \
            cs(User-Agent) cs(Referer) cs-host sc-status sc-substatus sc-win32-status sc-bytes cs-bytes time-taken
            """;

    static Stream<Sample> columns() {
        return Sample.stream(IisTest.class, "iis-columns.samples");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("columns")
    void readsColumns(Sample sample) {
        assertThat(sample.readBy(new HeadedCarrier(List.of()), HEADER, payload()))
                .isEqualTo(sample.expected());
    }

    @Override
    protected Payload payload() {
        return new Iis();
    }

    @Override
    protected String table() {
        return "iis.samples";
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
