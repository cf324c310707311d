package konseki.parse.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import konseki.parse.Carrier;
import konseki.parse.HeadedCarrier;
import konseki.parse.JsonLayer;
import konseki.parse.JsonLinesCarrier;
import konseki.parse.Payload;
import konseki.parse.PayloadContract;
import konseki.parse.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZeekTest extends PayloadContract {
    private static final String HEADER = """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\tconn
            #open\t2024-04-20-00-00-00
            #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\
            \tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\
            \tresp_ip_bytes\ttunnel_parents
            #types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tstring\tbool\tbool\
            \tcount\tstring\tcount\tcount\tcount\tcount\tset[string]
            """;

    static Stream<Sample> samples() {
        return Sample.stream(ZeekTest.class, "zeek.samples");
    }

    static Stream<Sample> connections() {
        return Sample.stream(ZeekTest.class, "zeek-conn.samples");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsEverySampleLine(Sample sample) {
        assertThat(sample.readBy(carrier(), "", payload())).isEqualTo(sample.expected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void readsTables(Sample sample) {
        assertThat(sample.readBy(new HeadedCarrier(List.of()), HEADER, payload()))
                .isEqualTo(sample.expected());
    }

    @Override
    protected Payload payload() {
        return new Zeek();
    }

    @Override
    protected Carrier carrier() {
        return new JsonLinesCarrier(List.of(JsonLayer::new));
    }

    @Override
    protected List<String> lines() {
        return Sample.lines(ZeekTest.class, "zeek.samples");
    }
}
