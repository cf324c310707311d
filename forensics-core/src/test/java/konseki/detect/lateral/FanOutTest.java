package konseki.detect.lateral;

import static konseki.detect.lateral.MovementEvents.APP01;
import static konseki.detect.lateral.MovementEvents.flow;
import static konseki.detect.lateral.MovementEvents.logon;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.DetectorRun;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.TestCase;
import konseki.detect.TestEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Many targets of one source in a short time.
class FanOutTest {
    private static final String T0 = "2024-03-10T12:00:00Z";
    private static final Baseline BASELINE =
            new Baseline(TestEvent.time("2024-03-01T00:00:00Z"), TestEvent.time("2024-03-10T00:00:00Z"));
    private static final CaseRules RULES = TestCase.rules(
            TestCase.asset("APP01", APP01, "server"),
            TestCase.asset("FS01", "10.0.0.21", "server"),
            TestCase.asset("ADM01", "10.0.9.10", "admin"));
    private static final LateralMovement DETECTOR = new LateralMovement(LateralRules.DEFAULT);

    @TempDir
    Path folder;

    private List<Signal> relative(TestEvent... events) {
        return DetectorRun.of(DETECTOR, folder, List.of(events)).relative(RULES, BASELINE);
    }

    private static int weight(List<Signal> signals, SignalKind kind) {
        return signals.stream()
                .filter(signal -> signal.kind() == kind)
                .mapToInt(Signal::weightPercent)
                .max()
                .orElse(0);
    }

    private static TestEvent before(TestEvent event) {
        return event.plusSeconds(-3 * 86400);
    }

    @ParameterizedTest(name = "{0} targets: {1}")
    @CsvSource({"30, 50", "31, 70"})
    void countsTargetsWithinFiveMinutes(int targets, int weight) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < targets; i++) {
            events.add(logon(T0, "SRV" + i, APP01, "adm.mori", "0x5").plusSeconds(i * 4L));
        }
        assertThat(weight(DetectorRun.of(DETECTOR, folder, events).relative(RULES, BASELINE), SignalKind.FAN_OUT))
                .isEqualTo(weight);
    }

    @ParameterizedTest(name = "{0} targets, known before: {1}")
    @CsvSource({"9, false, 0", "10, false, 50", "10, true, 0"})
    void countsNewTargetsWithinAnHour(int targets, boolean known, int weight) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < targets; i++) {
            TestEvent logon = logon(T0, "SRV" + i, APP01, "adm.mori", "0x5").plusSeconds(i * 300L);
            events.add(logon);
            if (known) {
                events.add(before(logon));
            }
        }
        assertThat(weight(DetectorRun.of(DETECTOR, folder, events).relative(RULES, BASELINE), SignalKind.FAN_OUT))
                .isEqualTo(weight);
    }

    @ParameterizedTest(name = "{0} targets: {1}")
    @CsvSource({"99, 0", "100, 30"})
    void countsTargetsOfASweep(int targets, int weight) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < targets; i++) {
            events.add(flow(T0, APP01, "10.0.7." + i, 445).plusSeconds(i * 30L));
        }
        assertThat(weight(DetectorRun.of(DETECTOR, folder, events).relative(RULES, BASELINE), SignalKind.FAN_OUT))
                .isEqualTo(weight);
    }
}
