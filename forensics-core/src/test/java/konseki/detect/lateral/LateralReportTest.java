package konseki.detect.lateral;

import static konseki.detect.lateral.MovementEvents.APP01;
import static konseki.detect.lateral.MovementEvents.desktop;
import static konseki.detect.lateral.MovementEvents.logon;
import static konseki.detect.lateral.MovementEvents.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.ContextBuilder;
import konseki.detect.DetectorRun;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.detect.TestCase;
import konseki.detect.TestEvent;
import konseki.finding.Detection;
import konseki.finding.TimeRange;
import konseki.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From events to detections: a VPN address, a remote desktop to APP01, PsExec from there to FS01, which is encrypted.
class LateralReportTest {
    private static final String VPN = "10.200.0.14";
    private static final String T0 = "2024-03-10T12:00:00Z";
    private static final CaseRules RULES = TestCase.rules(
            TestCase.asset("APP01", APP01, "server"),
            TestCase.asset("FS01", "10.0.0.21", "server"),
            TestCase.asset("WS01", "10.0.5.1", "workstation"),
            TestCase.asset("WS02", "10.0.5.2", "workstation"));
    private static final LateralMovement DETECTOR = new LateralMovement(LateralRules.DEFAULT);

    @TempDir
    Path folder;

    private static List<TestEvent> story() {
        List<TestEvent> events = new ArrayList<>();
        events.add(logon("2024-03-01T00:00:00Z", "FS01", "10.0.5.1", "tanaka", "0x1"));
        events.add(desktop(T0, "APP01", VPN, "svc-support"));
        events.add(TestEvent.of(
                        T0,
                        "event.dataset=windows.sysmon",
                        "event.code=10",
                        "host.name=APP01",
                        "process.executable=C:\\Users\\Public\\p.exe",
                        "fx.object=C:\\Windows\\system32\\lsass.exe",
                        "vendor.GrantedAccess=0x1010")
                .plusSeconds(600));
        events.add(logon(T0, "FS01", APP01, "adm.mori", "0x5").plusSeconds(3600));
        events.add(service(T0, "FS01", "0x5", "PSEXESVC", "%SystemRoot%\\PSEXESVC.exe")
                .plusSeconds(3601));
        events.add(desktop(T0, "WS02", "10.0.5.1", "tanaka").plusSeconds(60));
        return events;
    }

    private static List<Signal> others() {
        long at = TestEvent.time(T0);
        TimeRange session = new TimeRange(at - 60_000_000_000L, at + 7200_000_000_000L);
        TimeRange encrypted = new TimeRange(at + 7200_000_000_000L, at + 7300_000_000_000L);
        return List.of(
                new Signal(
                        SignalKind.EXTERNAL_SUCCESS,
                        true,
                        60,
                        new Subject.Access("198.51.100.7", "fg01", "svc-support", VPN),
                        session,
                        new Query.All()),
                new Signal(
                        SignalKind.EXTENSION_COLLAPSE,
                        true,
                        85,
                        new Subject.Machine("fs01"),
                        encrypted,
                        new Query.All()),
                new Signal(
                        SignalKind.EXTENSION_COLLAPSE,
                        true,
                        85,
                        new Subject.Machine("db01"),
                        encrypted,
                        new Query.All()));
    }

    private List<Detection> conclude() {
        DetectorRun run = DetectorRun.of(DETECTOR, folder, story());
        ContextBuilder builder = new ContextBuilder(RULES, run.span());
        List<Signal> absolute = new ArrayList<>(others());
        absolute.addAll(run.absolute(RULES));
        Baseline baseline = builder.baseline(absolute);
        List<Signal> relative = run.relative(RULES, baseline);
        Context context = builder.build(absolute, baseline, relative);
        return run.conclude(relative, context);
    }

    private static Detection titled(List<Detection> detections, String start) {
        return detections.stream()
                .filter(detection -> detection.title().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(start + " not in "
                        + detections.stream().map(Detection::title).toList()));
    }

    @Test
    void tellsThePathStepByStep() {
        Detection path = titled(conclude(), "From 10.200.0.14 the attack reached 2 machines");

        assertThat(path.facts())
                .containsEntry("begins", "2024-03-10T11:59:00Z, way in of svc-support from 198.51.100.7")
                .containsEntry("step-000", "2024-03-10T12:00:00Z 10.200.0.14 -> APP01 by svc-support (rdp)")
                .containsEntry("step-001", "2024-03-10T13:00:01Z APP01 -> FS01 by adm.mori (remote-service)");
        assertThat(path.when()).isEqualTo(new TimeRange(TestEvent.time(T0), TestEvent.time("2024-03-10T13:00:01Z")));
    }

    @Test
    void findsTheEventsOfThePathByThoseOfItsMovements() {
        List<Detection> detections = conclude();
        Detection path = titled(detections, "From 10.200.0.14 the attack reached 2 machines");

        List<Query> first =
                titled(detections, "svc-support went from 10.200.0.14 to APP01").queries();
        List<Query> second =
                titled(detections, "adm.mori went from APP01 to FS01").queries();
        assertThat(first).isNotEmpty();
        assertThat(second).isNotEmpty();
        assertThat(path.queries())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(first.stream(), second.stream()).toList());
    }

    @Test
    void namesWhatSpeaksForAMovement() {
        Detection movement = titled(conclude(), "adm.mori went from APP01 to FS01 by remote-service");

        assertThat(movement.signals())
                .containsExactly(
                        "credential-switch",
                        "credential-theft-before",
                        "ends-in-encryption",
                        "new-edge",
                        "remote-service",
                        "tainted-host");
        assertThat(movement.score()).isEqualTo(80);
        assertThat(movement.techniques())
                .extracting(konseki.finding.Technique::id)
                .containsExactly("T1021.002", "T1569.002");
    }

    @Test
    void namesMovementsThatTheAttackDoesNotTouchByWhatTheyAre() {
        Detection movement = titled(conclude(), "tanaka went from WS01 to WS02 by rdp");

        assertThat(movement.signals()).containsExactly("new-edge", "rdp", "workstation-to-workstation");
        assertThat(movement.score()).isEqualTo(55);
    }

    @Test
    void saysWhichMachineNothingExplains() {
        assertThat(titled(conclude(), "DB01 was in the attacker's hands, but no way in is known")
                        .score())
                .isEqualTo(15);
        assertThat(conclude()).extracting(Detection::title).noneMatch(title -> title.startsWith("FS01 was in"));
    }
}
