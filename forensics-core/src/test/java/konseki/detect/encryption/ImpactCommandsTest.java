package konseki.detect.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import konseki.detect.CaseRules;
import konseki.detect.DetectorRun;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.TestCase;
import konseki.detect.TestEvent;
import konseki.finding.Detection;
import konseki.finding.Severity;
import konseki.finding.Technique;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands beside encryption: what they are called, how much they weigh, and that they say nothing about when.
class ImpactCommandsTest {
    private static final EncryptionBurst DETECTOR = new EncryptionBurst(EncryptionRules.DEFAULT);
    private static final CaseRules RULES = TestCase.rules(TestCase.asset("FS01", "10.0.0.10", "server"));
    private static final String NIGHT = "2024-03-01T17:30:00Z";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cipher.exe  /w:C: | T1485 | LOW",
                "sdelete64.exe -p 3 D:\\data | T1485 | LOW",
                "dd if=/dev/zero of=/dev/sda bs=1M | T1485 | LOW",
                "C:\\tools\\dcrypt.exe | T1486 | LOW",
                "manage-bde -on C: -pw | T1486 | LOW",
                "sc.exe  stop \"SQLWriter\" | T1489 | LOW",
                "powershell Stop-Service -Name MSSQLSERVER -Force | T1489 | LOW",
                "taskkill /f /im sqlservr.exe | T1489 | LOW",
                "net user sato /delete | T1531 | LOW",
                "powershell Disable-ADAccount sato | T1531 | LOW",
                "reg add HKLM\\Software\\x\\System /v LegalNoticeText /d paid | T1491.001 | LOW",
                "shutdown /r /t 0 | T1529 | LOW",
                "schtasks /Change /TN \"\\Microsoft\\Windows\\SystemRestore\\SR\" /disable | T1490 | MEDIUM",
                "reg add HKLM\\Policies\\SystemRestore /v \"DisableSR\" /t REG_DWORD /d \"1\" | T1490 | MEDIUM",
                "sc sdset VSS D:(D;;GA;;;WD) | T1490 | MEDIUM",
                "cmd /c del /s /f /q c:\\*.VHD c:\\*.bak | T1490 | MEDIUM"
            })
    void listsWhatAdministratorsDoToo(String commandLine, String technique, Severity severity) {
        DetectorRun run = run(List.of(command(NIGHT, commandLine)));
        assertThat(run.absolute(RULES)).isEmpty();
        List<Detection> detections = run.conclude(List.of(), TestCase.context(RULES, List.of(), run.span()));

        assertThat(detections).singleElement().satisfies(detection -> {
            assertThat(detection.techniques()).extracting(Technique::id).containsExactly(technique);
            assertThat(detection.severity()).isEqualTo(severity);
            assertThat(detection.title()).contains("single commands");
            assertThat(detection.benign()).anyMatch(text -> text.startsWith("administration"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cipher /e C:\\secret",
                "net stop themes",
                "net user sato",
                "manage-bde -status",
                "sc query vss",
                "schtasks /query /tn \\Microsoft\\Windows\\SystemRestore\\SR",
                "del C:\\temp\\old.bak",
                "reg query HKLM\\Software /v LegalNoticeText",
                "notepad shutdown.txt"
            })
    void leavesOtherCommandsAlone(String commandLine) {
        DetectorRun run = run(List.of(command(NIGHT, commandLine)));
        assertThat(run.conclude(List.of(), TestCase.context(RULES, List.of(), run.span())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cmd /c v^ssadmin  d\"elete\" shadows /all",
                "powershell -enc dgBzAHMAYQBkAG0AaQBuACAAZABlAGwAZQB0AGUAIABzAGgAYQBkAG8AdwBzACAALwBhAGwAbAA="
            })
    void seesThroughWhatHidesACommand(String commandLine) {
        assertThat(run(List.of(command(NIGHT, commandLine))).absolute(RULES))
                .extracting(Signal::kind)
                .containsExactly(SignalKind.RECOVERY_INHIBITION);
    }

    @Test
    void readsTheRegistry() {
        TestEvent set = TestEvent.of(
                NIGHT,
                "event.dataset=windows.sysmon",
                "event.code=13",
                "event.category=registry",
                "host.name=FS01",
                "fx.object=HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\SystemRestore\\DisableSR",
                "vendor.Details=DWORD (0x00000001)");
        DetectorRun run = run(List.of(set));

        assertThat(run.conclude(List.of(), TestCase.context(RULES, List.of(), run.span())))
                .singleElement()
                .satisfies(detection -> assertThat(detection.queries().getFirst().toString())
                        .contains("disablesr"));
    }

    @Test
    void aServiceStoppedDoesNotMakeAnInstallerABurst() {
        List<TestEvent> events = new ArrayList<>(
                new FileEvents("FS01", "C:\\setup.exe", NIGHT).written(300, 20, 100).events());
        events.add(command("2024-03-01T17:30:10Z", "net stop MSSQLSERVER"));

        assertThat(run(events).absolute(RULES)).isEmpty();
    }

    @Test
    void whatAMachineDoesOnFiveDaysIsItsRoutine() {
        List<TestEvent> events = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            events.add(command("2024-03-0" + day + "T03:00:00Z", "net stop MSSQLSERVER"));
        }
        DetectorRun run = run(events);

        assertThat(run.conclude(List.of(), TestCase.context(RULES, List.of(), run.span())))
                .isEmpty();
    }

    private DetectorRun run(List<TestEvent> events) {
        return DetectorRun.of(DETECTOR, folder, events);
    }

    private static TestEvent command(String time, String commandLine) {
        return TestEvent.of(
                time,
                "event.dataset=windows.security",
                "event.code=4688",
                "event.category=process",
                "host.name=FS01",
                "process.command_line=" + commandLine);
    }
}
