package konseki.detect.lateral;

import static konseki.detect.lateral.MovementEvents.APP01;
import static konseki.detect.lateral.MovementEvents.logon;
import static konseki.detect.lateral.MovementEvents.process;
import static konseki.detect.lateral.MovementEvents.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.DetectorRun;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.detect.TestCase;
import konseki.detect.TestEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteCommandsTest {
    private static final String T0 = "2024-03-10T12:00:00Z";
    private static final Baseline BASELINE =
            new Baseline(TestEvent.time("2024-03-01T00:00:00Z"), TestEvent.time("2024-03-10T00:00:00Z"));
    private static final CaseRules RULES =
            TestCase.rules(TestCase.asset("APP01", APP01, "server"), TestCase.asset("FS01", "10.0.0.21", "server"));
    private static final LateralMovement DETECTOR = new LateralMovement(LateralRules.DEFAULT);
    private static final Subject TO_FS = new Subject.Movement("APP01", "FS01", "");

    @TempDir
    Path folder;

    private List<Signal> relative(TestEvent... events) {
        return DetectorRun.of(DETECTOR, folder, List.of(events)).relative(RULES, BASELINE);
    }

    private static TestEvent command(String text) {
        return process(T0, "0x5", "C:\\Windows\\explorer.exe", "C:\\Tools\\x.exe", text)
                .with("host.name=APP01");
    }

    private static TestEvent script(String text) {
        return TestEvent.of(
                T0, "event.dataset=windows.powershell", "event.code=4104", "host.name=APP01", "message=" + text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "wmic /node:FS01 process call create calc | WMI | 40",
                "wmic /NODE:\"fs01\" os get caption | WMI | 40",
                "schtasks /create /s FS01 /tn x /tr calc | REMOTE_TASK | 40",
                "sc.exe \\\\fs01 create x binPath= calc | REMOTE_SERVICE | 40",
                "C:\\Tools\\PsExec64.exe -accepteula \\\\10.0.0.21 -s cmd | REMOTE_SERVICE | 40",
                "winrs -r:http://fs01 | WINRM | 0",
                "winrs -r:fs01.corp.example cmd | WINRM | 40",
                "powershell -c \"Invoke-Command -ComputerName FS01 {hostname}\" | WINRM | 40",
                "net  use m: \\\\FS01\\c$ /user:corp\\adm | ADMIN_SHARE | 30",
                "cmd /c copy a.exe \\\\FS01\\ADMIN$\\Temp\\a.exe | ADMIN_SHARE | 30",
                "x.exe computername=FS01 command=calc username=a password=b | RDP | 70"
            })
    void readsCommands(String text, SignalKind kind, int weight) {
        List<Signal> signals = relative(command(text));

        assertThat(signals.stream()
                        .filter(signal -> signal.kind() == kind)
                        .mapToInt(Signal::weightPercent)
                        .max()
                        .orElse(0))
                .isEqualTo(weight);
        assertThat(signals)
                .filteredOn(signal -> signal.kind() == kind)
                .extracting(Signal::subject)
                .isEqualTo(weight == 0 ? List.of() : List.of(TO_FS));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "$a = [System.Activator]::CreateInstance([type]::GetTypeFromProgID(\"MMC20.Application\",\"fs01\")) | DCOM",
                "Enter-PSSession -ComputerName fs01 | WINRM",
                "Invoke-WmiMethod -Class Win32_Process -ComputerName 'fs01' -Name Create | WMI"
            })
    void readsScripts(String text, SignalKind kind) {
        assertThat(relative(script(text)))
                .filteredOn(Signal::primary)
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.kind()).isEqualTo(kind);
                    assertThat(signal.subject()).isEqualTo(TO_FS);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wmic /node:localhost os get caption",
                "wmic /node:@hosts.txt os get caption",
                "wmic /node:app01 os get caption",
                "wmic /node:APP01.corp.example os get caption",
                "wmic os get caption",
                "sc query",
                "net use m: \\\\FS01\\public",
                "net use m: \\\\%SERVER%\\c$",
                "copy a \\\\127.0.0.1\\c$\\a",
                "psexec -i -s cmd"
            })
    void leavesCommandsAloneThatNameNoOtherMachine(String text) {
        assertThat(relative(command(text))).isEmpty();
    }

    @Test
    void leavesVariablesAndModulesWithTheirHelpAlone() {
        String module = "Invoke-Command -ComputerName fs01 #" + "x".repeat(3000);

        assertThat(relative(script("Invoke-Command -ComputerName $server {hostname}")))
                .isEmpty();
        assertThat(relative(script("[type]::GetTypeFromProgID(\"MMC20.Application\")")))
                .isEmpty();
        assertThat(relative(script(module))).isEmpty();
    }

    @Test
    void saysNothingWhereTheTargetTellsMore() {
        List<Signal> signals = relative(
                command("psexec \\\\fs01 cmd"),
                logon(T0, "FS01", APP01, "adm.mori", "0x5"),
                service(T0, "FS01", "0x5", "PSEXESVC", "%SystemRoot%\\PSEXESVC.exe"));

        assertThat(signals).extracting(Signal::subject).containsOnly(new Subject.Movement("APP01", "FS01", "adm.mori"));
    }

    @Test
    void weighsLessWhatTheBaselineHasToo() {
        TestEvent now = command("wmic /node:fs01 os get caption");

        assertThat(relative(now, now.plusSeconds(-3 * 86400)))
                .extracting(Signal::weightPercent)
                .containsExactly(12);
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\Windows\\powershell.exe, 135, 25",
        "C:\\Windows\\powershell.exe, 443, 0",
        "C:\\Windows\\System32\\svchost.exe, 135, 0"
    })
    void readsConnectionsOfScriptHosts(String program, int port, int weight) {
        List<Signal> signals = relative(TestEvent.of(
                T0,
                "event.dataset=windows.sysmon",
                "event.code=3",
                "host.name=APP01",
                "process.executable=" + program,
                "source.ip=" + APP01,
                "destination.ip=10.0.0.21",
                "destination.port=" + port,
                "vendor.Initiated=true"));

        assertThat(signals.stream()
                        .filter(signal -> signal.kind() == SignalKind.REMOTE_COMMAND)
                        .mapToInt(Signal::weightPercent)
                        .max()
                        .orElse(0))
                .isEqualTo(weight);
    }
}
