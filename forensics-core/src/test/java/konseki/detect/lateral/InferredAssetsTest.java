package konseki.detect.lateral;

import static konseki.detect.lateral.MovementEvents.APP01;
import static konseki.detect.lateral.MovementEvents.desktop;
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
import konseki.detect.Subject;
import konseki.detect.TestCase;
import konseki.detect.TestEvent;
import konseki.event.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Addresses of machines that case.yaml does not name.
class InferredAssetsTest {
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

    @Test
    void learnsAddressesThatNobodyDeclared() {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            events.add(logon(T0, "DC01", "10.0.0.50", "SV-APP$", "0x5").plusSeconds(i));
        }
        events.add(desktop(T0, "SV-FILE.office.example", "10.0.0.50", "administrator"));

        assertThat(DetectorRun.of(DETECTOR, folder, events).relative(CaseRules.unconfirmed("c"), BASELINE))
                .filteredOn(Signal::primary)
                .extracting(Signal::subject)
                .containsExactly(new Subject.Movement("SV-APP", "SV-FILE", "administrator"));
    }

    @Test
    void learnsTheAddressOfARemoteDesktopFromTheFlowToIt() {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            events.add(desktop(T0, "SV-APP", "10.0.8.200", "administrator").plusSeconds(i * 7200L));
            // A firewall writes a session when it ends.
            events.add(flow(T0, "10.0.8.200", "10.0.0.13", 3389)
                    .with("event.duration=" + 3600 * Timestamp.SECOND)
                    .ending()
                    .plusSeconds(3600 - 4 + i * 7200L));
        }
        events.add(desktop(T0, "SV-FILE", "10.0.0.13", "administrator"));

        assertThat(DetectorRun.of(DETECTOR, folder, events).relative(CaseRules.unconfirmed("c"), BASELINE))
                .filteredOn(signal -> signal.kind() == SignalKind.RDP)
                .extracting(Signal::subject)
                .containsExactlyInAnyOrder(
                        new Subject.Movement("10.0.8.200", "SV-APP", "administrator"),
                        new Subject.Movement("SV-APP", "SV-FILE", "administrator"));
    }

    @Test
    void anAddressOfManyMachinesBelongsToNone() {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            events.add(logon(T0, "DC01", "10.0.0.50", "WS" + i % 2 + "$", "0x5").plusSeconds(i));
        }
        DetectorRun run = DetectorRun.of(DETECTOR, folder, events);

        assertThat(InferredAssets.added(run.rows(), RULES).assets()).isEqualTo(RULES.assets());
    }
}
