package konseki.detect.intrusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import konseki.detect.CaseRules;
import konseki.detect.DetectorRun;
import konseki.detect.TestCase;
import konseki.detect.TestEvent;
import konseki.finding.Detection;
import konseki.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Guessing of which no record tells the client's address, and that at a database.
class UnaddressedGuessingTest {
    private static final String T0 = "2024-03-10T12:00:00Z";
    private static final CaseRules RULES = TestCase.rules(TestCase.asset("FS01", "10.0.0.21", "server"));
    private static final IntrusionRoute DETECTOR = new IntrusionRoute(IntrusionRules.DEFAULT);

    @TempDir
    Path folder;

    private List<Detection> detections(List<TestEvent> events) {
        DetectorRun run = DetectorRun.of(DETECTOR, folder, events);
        assertThat(run.absolute(RULES)).isEmpty();
        return run.conclude(List.of(), TestCase.context(RULES, List.of(), run.span())).stream()
                .filter(detection -> detection.signals().contains("guessing"))
                .toList();
    }

    private static List<TestEvent> failures(int count, int accounts, int secondsApart, String code, String... more) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> pairs = new ArrayList<>(List.of(
                    "event.dataset=windows.security",
                    "event.code=" + code,
                    "event.category=authentication",
                    "event.outcome=failure",
                    "host.name=FS01",
                    "user.target.name=user" + i % accounts));
            pairs.addAll(List.of(more));
            events.add(TestEvent.of(T0, pairs.toArray(String[]::new)).plusSeconds((long) i * secondsApart));
        }
        return events;
    }

    @ParameterizedTest(name = "{0} failures, {1} accounts, {2} s apart: {3}")
    @CsvSource({"10, 1, 20, true", "9, 1, 20, false", "5, 5, 60, true", "5, 1, 10, true", "5, 1, 20, false"})
    void countsByProgram(int count, int accounts, int secondsApart, boolean found) {
        assertThat(detections(failures(count, accounts, secondsApart, "4625", "process.executable=C:\\sshd.exe")))
                .hasSize(found ? 1 : 0);
    }

    @Test
    void countsByTheNameOfTheMachineThatAsked() {
        assertThat(detections(failures(12, 6, 5, "4776", "vendor.Workstation=KALI")))
                .singleElement()
                .satisfies(detection -> {
                    assertThat(detection.severity()).isEqualTo(Severity.LOW);
                    assertThat(detection.title())
                            .isEqualTo("FS01 refused 12 logins by way of KALI, no address on record");
                });
    }

    @ParameterizedTest
    @CsvSource({"4", "5"})
    void leavesTasksAndServicesAlone(String logonType) {
        assertThat(detections(failures(40, 1, 5, "4625", "winlog.logon.type=" + logonType)))
                .isEmpty();
    }

    @Test
    void whatFailsOnFiveDaysIsAnOldPassword() {
        List<TestEvent> events = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            for (TestEvent event : failures(12, 1, 5, "4625", "process.executable=C:\\backup.exe")) {
                events.add(event.plusSeconds(day * 86400L));
            }
        }
        assertThat(detections(events)).isEmpty();
    }

    @Test
    void readsTheClientOutOfTheTextOfADatabase() {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            events.add(TestEvent.of(
                            T0,
                            "event.dataset=windows.application",
                            "event.code=33205",
                            "host.name=FS01",
                            "vendor.Data=action_id:LGIF x server_principal_name:sa y <address>10.0.5.5</address>")
                    .plusSeconds(i));
        }
        assertThat(detections(events)).singleElement().satisfies(detection -> {
            assertThat(detection.subject()).containsEntry("client", "10.0.5.5");
            assertThat(detection.title()).contains("database");
        });
    }
}
