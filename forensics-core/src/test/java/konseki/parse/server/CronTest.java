package konseki.parse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import konseki.parse.Payload;
import konseki.parse.PayloadContract;
import konseki.parse.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CronTest extends PayloadContract {

    static Stream<Sample> samples() {
        return Sample.stream(CronTest.class, "cron.samples");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsEverySampleLine(Sample sample) {
        assertThat(sample.readBy(new Cron())).isEqualTo(sample.expected());
    }

    @Override
    protected Payload payload() {
        return new Cron();
    }

    @Override
    protected List<String> lines() {
        return Sample.lines(CronTest.class, "cron.samples");
    }
}
