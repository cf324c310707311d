package konseki.detect.lateral;

import static konseki.detect.lateral.MovementEvents.APP01;
import static konseki.detect.lateral.MovementEvents.logon;
import static konseki.detect.lateral.MovementEvents.process;
import static konseki.detect.lateral.MovementEvents.service;
import static konseki.detect.lateral.MovementEvents.systemService;
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

/// What a target shows of a movement whose source no log names.
class LoneSignalsTest {
    private static final String T0 = "2024-03-10T12:00:00Z";
    private static final Baseline BASELINE =
            new Baseline(TestEvent.time("2024-03-01T00:00:00Z"), TestEvent.time("2024-03-10T00:00:00Z"));
    private static final CaseRules RULES =
            TestCase.rules(TestCase.asset("APP01", APP01, "server"), TestCase.asset("FS01", "10.0.0.21", "server"));
    private static final LateralMovement DETECTOR = new LateralMovement(LateralRules.DEFAULT);
    private static final String SYSTEM32 = "C:\\Windows\\System32\\";
    private static final String CMD = SYSTEM32 + "cmd.exe";
    private static final String WMI = SYSTEM32 + "wbem\\WmiPrvSE.exe";

    @TempDir
    Path folder;

    private List<Signal> relative(TestEvent... events) {
        return DetectorRun.of(DETECTOR, folder, List.of(events)).relative(RULES, BASELINE);
    }

    private List<Signal> absolute(TestEvent... events) {
        return DetectorRun.of(DETECTOR, folder, List.of(events)).absolute(RULES);
    }

    @ParameterizedTest(name = "{0} starts {1}: {2} {3}")
    @CsvSource({
        "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe, C:\\Windows\\System32\\cmd.exe, WMI, 40",
        "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe, C:\\Windows\\System32\\whoami.exe, WMI, 40",
        "C:\\Windows\\System32\\svchost.exe, C:\\Windows\\System32\\wbem\\scrcons.exe, WMI, 40",
        "C:\\Windows\\System32\\wsmprovhost.exe, C:\\Windows\\System32\\whoami.exe, WINRM, 20",
        "C:\\Windows\\System32\\mmc.exe, C:\\Windows\\System32\\cmd.exe, DCOM, 30",
        "C:\\Program Files\\MSSQL\\Binn\\sqlservr.exe, C:\\Windows\\System32\\cmd.exe, SQL_SERVER, 45",
        "C:\\Windows\\System32\\services.exe, C:\\Windows\\System32\\cmd.exe, REMOTE_SERVICE, 40"
    })
    void weighsWhatNobodyStartsInOrdinaryWork(String parent, String program, SignalKind kind, int weight) {
        assertThat(relative(process(T0, "0x5", parent, program, "x")))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.kind()).isEqualTo(kind);
                    assertThat(signal.weightPercent()).isEqualTo(weight);
                    assertThat(signal.subject()).isEqualTo(new Subject.Movement("", "FS01", ""));
                });
    }

    @ParameterizedTest(name = "{0} starts {1}")
    @CsvSource({
        "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe, C:\\Program Files\\Agent\\agent.exe",
        "C:\\Windows\\explorer.exe, C:\\Windows\\System32\\cmd.exe",
        "C:\\Windows\\System32\\services.exe, C:\\Windows\\System32\\svchost.exe",
        "C:\\Windows\\System32\\mmc.exe, C:\\Windows\\System32\\vmconnect.exe",
        "C:\\Program Files\\MSSQL\\Binn\\sqlservr.exe, C:\\Program Files\\MSSQL\\Binn\\fdlauncher.exe",
        "C:\\Program Files\\Office\\EXCEL.EXE, C:\\Windows\\System32\\cmd.exe"
    })
    void leavesOrdinaryChildrenAlone(String parent, String program) {
        assertThat(relative(process(T0, "0x5", parent, program, "x"))).isEmpty();
    }

    @Test
    void readsObjectsThatRunForAnotherProgram() {
        String svchost = SYSTEM32 + "svchost.exe";
        TestEvent excel = process(T0, "0x5", "C:\\Office\\EXCEL.EXE", CMD, "cmd /c calc")
                .with("vendor.ParentCommandLine=EXCEL.EXE /automation -Embedding");

        assertThat(relative(process(T0, "0x5", svchost, SYSTEM32 + "mshta.exe", "mshta.exe -Embedding")))
                .extracting(Signal::kind)
                .containsExactly(SignalKind.DCOM);
        assertThat(relative(process(T0, "0x5", svchost, SYSTEM32 + "mshta.exe", "mshta.exe help.hta")))
                .isEmpty();
        assertThat(relative(excel)).extracting(Signal::kind).containsExactly(SignalKind.DCOM);
    }

    @Test
    void knowsCommandsOfOneToolWithoutABaseline() {
        String output = "cmd.exe /Q /c cd \\ 1> \\\\127.0.0.1\\ADMIN$\\__1700000000.1 2>&1";
        String batch = "C:\\Windows\\system32\\cmd.exe /Q /c C:\\Windows\\TEMP\\execute.bat";

        assertThat(absolute(process(T0, "0x5", SYSTEM32 + "mmc.exe", CMD, output)))
                .extracting(Signal::kind)
                .containsExactly(SignalKind.DCOM);
        assertThat(absolute(process(T0, "0x3e7", CMD, CMD, batch)))
                .extracting(Signal::kind)
                .containsExactly(SignalKind.REMOTE_SERVICE);
        assertThat(absolute(process(T0, "0x3e7", CMD, CMD, "cmd /c C:\\app\\execute.bat")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "cmd.exe, 45",
        "%COMSPEC% /c start calc, 45",
        "C:\\Windows\\Temp\\a.exe, 30",
        "C:\\Program Files\\Agent\\agent.exe, 0"
    })
    void weighsAServiceByItsPath(String path, int weight) {
        List<Signal> signals = relative(systemService(T0, "FS01", "svc", path));

        assertThat(signals.stream().mapToInt(Signal::weightPercent).max().orElse(0))
                .isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource({
        "HKLM\\System\\CurrentControlSet\\Services\\x\\ImagePath, C:\\Windows\\powershell.exe -enc A, 45",
        "HKLM\\System\\CurrentControlSet\\Services\\x\\ImagePath, C:\\Windows\\System32\\svchost.exe, 0",
        "HKLM\\Software\\x\\ImagePath, C:\\Windows\\powershell.exe -enc A, 0",
        "HKLM\\System\\CurrentControlSet\\Services\\x\\Start, C:\\Windows\\powershell.exe -enc A, 0"
    })
    void readsServicesFromTheRegistry(String key, String details, int weight) {
        List<Signal> signals = relative(TestEvent.of(
                T0,
                "event.dataset=windows.sysmon",
                "event.code=13",
                "host.name=FS01",
                "fx.object=" + key,
                "vendor.Details=" + details));

        assertThat(signals.stream().mapToInt(Signal::weightPercent).max().orElse(0))
                .isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource({"\\PSEXESVC-APP01-1-stdin, 25", "\\RemCom_communicaton, 50", "\\spoolss, 0"})
    void readsPipes(String pipe, int weight) {
        List<Signal> signals = relative(TestEvent.of(
                T0, "event.dataset=windows.sysmon", "event.code=17", "host.name=FS01", "fx.object=" + pipe));

        assertThat(signals.stream().mapToInt(Signal::weightPercent).max().orElse(0))
                .isEqualTo(weight);
    }

    @Test
    void readsShellsThatWinRmRecorded() {
        assertThat(relative(TestEvent.of(T0, "event.dataset=windows.winrm", "event.code=91", "host.name=FS01")))
                .extracting(Signal::weightPercent)
                .containsExactly(20);
    }

    @ParameterizedTest
    @CsvSource({"0x3e7, SYSTEM, 45", "0x4711, FS01$, 45", "0x4711, tanaka, 0"})
    void readsSessionsTakenOver(String session, String user, int weight) {
        List<Signal> signals = relative(
                process(T0, session, SYSTEM32 + "services.exe", SYSTEM32 + "tscon.exe", "tscon 2 /dest:rdp-tcp#3")
                        .with("user.name=" + user));

        assertThat(signals.stream().mapToInt(Signal::weightPercent).max().orElse(0))
                .isEqualTo(weight);
    }

    @Test
    void countsAsRoutineWhatTheMachineDidBefore() {
        TestEvent now = process(T0, "0x3e7", WMI, CMD, "cmd /c inventory.bat");
        TestEvent before = now.plusSeconds(-3 * 86400);

        assertThat(relative(now, before)).extracting(Signal::weightPercent).containsExactly(12);
        assertThat(relative(before)).isEmpty();
    }

    @Test
    void saysNothingOfAMethodThatALogonExplains() {
        List<Signal> signals = relative(
                logon(T0, "FS01", APP01, "adm.mori", "0x5"),
                process(T0, "0x5", WMI, CMD, "cmd /c dir"),
                process(T0, "0x77", WMI, CMD, "cmd /c dir").plusSeconds(300));

        assertThat(signals).extracting(Signal::subject).containsOnly(new Subject.Movement("APP01", "FS01", "adm.mori"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void saysTheSameInAnyOrder(int workers) {
        List<TestEvent> events = List.of(
                process(T0, "0x77", WMI, CMD, "cmd /c dir"),
                process(T0, "0x78", WMI, SYSTEM32 + "whoami.exe", "whoami").plusSeconds(5),
                service(T0, "FS01", "0x79", "svc", "cmd.exe").plusSeconds(9));
        List<Signal> expected = DetectorRun.of(DETECTOR, folder, events).relative(RULES, BASELINE);

        assertThat(expected).hasSize(2);
        assertThat(DetectorRun.shuffled(DETECTOR, folder, events, workers, workers)
                        .relative(RULES, BASELINE))
                .isEqualTo(expected);
    }
}
