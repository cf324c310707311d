package konseki.detect.lateral;

import static konseki.detect.lateral.MovementEvents.APP01;
import static konseki.detect.lateral.MovementEvents.desktop;
import static konseki.detect.lateral.MovementEvents.flow;
import static konseki.detect.lateral.MovementEvents.hashLogon;
import static konseki.detect.lateral.MovementEvents.logon;
import static konseki.detect.lateral.MovementEvents.process;
import static konseki.detect.lateral.MovementEvents.service;
import static konseki.detect.lateral.MovementEvents.share;
import static konseki.detect.lateral.MovementEvents.systemService;
import static konseki.detect.lateral.MovementEvents.task;
import static konseki.detect.lateral.MovementEvents.ticket;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LateralMovementTest {
    private static final String T0 = "2024-03-10T12:00:00Z";
    private static final Baseline BASELINE =
            new Baseline(TestEvent.time("2024-03-01T00:00:00Z"), TestEvent.time("2024-03-10T00:00:00Z"));
    private static final CaseRules RULES = TestCase.rules(
            TestCase.asset("APP01", APP01, "server"),
            TestCase.asset("FS01", "10.0.0.21", "server"),
            TestCase.asset("ADM01", "10.0.9.10", "admin"));
    private static final LateralMovement DETECTOR = new LateralMovement(LateralRules.DEFAULT);
    private static final Subject APP_TO_FS = new Subject.Movement("APP01", "FS01", "adm.mori");
    private static final String PSEXEC = "%SystemRoot%\\PSEXESVC.exe";

    @TempDir
    Path folder;

    private List<Signal> relative(TestEvent... events) {
        return DetectorRun.of(DETECTOR, folder, List.of(events)).relative(RULES, BASELINE);
    }

    private List<Signal> absolute(TestEvent... events) {
        return DetectorRun.of(DETECTOR, folder, List.of(events)).absolute(RULES);
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

    @Test
    void joinsAServiceToTheLogonOfItsSession() {
        List<Signal> signals = relative(
                logon(T0, "FS01.corp.example", APP01, "adm.mori", "0x5bb7c8"),
                logon("2024-03-10T12:00:05Z", "FS01.corp.example", "10.0.5.5", "tanaka", "0x5bb7ff"),
                service("2024-03-10T12:00:10Z", "FS01.corp.example", "0x5bb7c8", "PSEXESVC", PSEXEC));

        assertThat(signals).extracting(Signal::kind).containsExactly(SignalKind.REMOTE_SERVICE, SignalKind.NEW_EDGE);
        assertThat(signals).extracting(Signal::subject).containsOnly(APP_TO_FS);
        assertThat(signals.getFirst().primary()).isTrue();
        assertThat(signals.getFirst().weightPercent()).isEqualTo(60);
        assertThat(signals.get(1).primary()).isFalse();
    }

    @ParameterizedTest(name = "{0} s after the logon: {1}")
    @CsvSource({"0, true", "60, true", "61, false"})
    void joinsWithinAMinute(int seconds, boolean joined) {
        List<Signal> signals = relative(
                logon(T0, "FS01", APP01, "adm.mori", "0x5"),
                service(T0, "FS01", "0x5", "X", PSEXEC).plusSeconds(seconds));

        assertThat(weight(signals, SignalKind.REMOTE_SERVICE) > 0).isEqualTo(joined);
    }

    @Test
    void doesNotJoinAServiceOfAnotherSession() {
        assertThat(relative(
                        logon(T0, "FS01", APP01, "adm.mori", "0x5"),
                        service(T0, "FS01", "0x6", "Agent", "C:\\agent.exe")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "%SystemRoot%\\PSEXESVC.exe, 60",
        "%SystemRoot%\\aBxQzRtY.exe, 80",
        "C:\\Windows\\Temp\\svc.exe, 80",
        "%COMSPEC% /b /c start /min powershell.exe -enc AAA, 80",
        "C:\\Windows\\System32\\svchost.exe -k netsvcs, 60",
        "C:\\Windows\\notepads.exe, 80",
        "C:\\Tools\\notepads.exe, 60"
    })
    void weighsAServiceByItsPath(String path, int weight) {
        List<Signal> signals =
                relative(logon(T0, "FS01", APP01, "adm.mori", "0x5"), service(T0, "FS01", "0x5", "svc", path));

        assertThat(weight(signals, SignalKind.REMOTE_SERVICE)).isEqualTo(weight);
    }

    @Test
    void takesASystemRecordOfAServiceOnlyWithAnAdministrativeShareOrASuspiciousPath() {
        TestEvent plain = systemService("2024-03-10T12:00:09Z", "FS01", "Agent", "C:\\agent.exe");
        TestEvent ordinary = logon(T0, "FS01", "10.0.5.5", "tanaka", "0x5");
        TestEvent hint = share("2024-03-10T12:00:02Z", "FS01", APP01, "\\\\*\\ADMIN$", "", "access");
        TestEvent suspicious = systemService("2024-03-10T12:00:09Z", "FS01", "X", "C:\\Windows\\Temp\\a.exe");

        assertThat(relative(plain, ordinary)).isEmpty();
        assertThat(weight(relative(plain, ordinary, hint), SignalKind.REMOTE_SERVICE))
                .isEqualTo(60);
        assertThat(relative(plain, ordinary, hint)).extracting(Signal::subject).containsOnly(APP_TO_FS);
        assertThat(weight(relative(suspicious, ordinary), SignalKind.REMOTE_SERVICE))
                .isEqualTo(80);
    }

    @Test
    void knowsToolsThatNobodyUsesForWorkWithoutABaseline() {
        TestEvent session = logon(T0, "FS01", APP01, "adm.mori", "0x5");
        TestEvent smbexec = systemService(
                "2024-03-10T12:00:03Z",
                "FS01",
                "BTOBTO",
                "%COMSPEC% /Q /c echo dir ^> \\\\127.0.0.1\\C$\\__output 2^>^&1");
        TestEvent wmiexec = process(
                "2024-03-10T12:00:03Z",
                "0x5",
                "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe",
                "C:\\Windows\\System32\\cmd.exe",
                "cmd.exe /Q /c whoami 1> \\\\127.0.0.1\\ADMIN$\\__1700000000.1 2>&1");

        assertThat(absolute(session, smbexec)).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(SignalKind.REMOTE_SERVICE);
            assertThat(signal.weightPercent()).isEqualTo(90);
            assertThat(signal.subject()).isEqualTo(APP_TO_FS);
        });
        assertThat(absolute(session, wmiexec)).extracting(Signal::kind).containsExactly(SignalKind.WMI);
        assertThat(absolute(smbexec)).extracting(Signal::subject).containsExactly(new Subject.Movement("", "FS01", ""));
        assertThat(absolute(session, service(T0, "FS01", "0x5", "X", PSEXEC))).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "\\\\*\\IPC$, PSEXESVC-APP01-10872-stdout, access, REMOTE_SERVICE, 60",
        "\\\\*\\IPC$, RemCom_communicaton, access, REMOTE_SERVICE, 80",
        "\\\\*\\IPC$, svcctl, change, REMOTE_SERVICE, 30",
        "\\\\*\\IPC$, atsvc, change, REMOTE_TASK, 30",
        "\\\\*\\ADMIN$, evil.exe, change, ADMIN_SHARE, 50",
        "\\\\*\\C$, Windows\\Temp\\evil.exe, change, ADMIN_SHARE, 50",
        "\\\\*\\C$, Users, access, ADMIN_SHARE, 30"
    })
    void readsSharesAndPipes(String share, String file, String type, SignalKind kind, int weight) {
        List<Signal> signals = relative(share(T0, "FS01", APP01, share, file, type));

        assertThat(weight(signals, kind)).isEqualTo(weight);
        assertThat(signals).extracting(Signal::subject).containsOnly(APP_TO_FS);
    }

    @ParameterizedTest
    @CsvSource({"\\\\*\\IPC$, srvsvc, change", "\\\\*\\IPC$, svcctl, access", "\\\\*\\BackupSet$, a.bak, change"})
    void leavesOtherSharesAlone(String share, String file, String type) {
        assertThat(relative(share(T0, "FS01", APP01, share, file, type))).isEmpty();
    }

    @Test
    void readsTasksMadeFromElsewhere() {
        TestEvent session = logon(T0, "FS01", APP01, "adm.mori", "0x5");

        assertThat(weight(relative(session, task(T0, "0x5", "0")), SignalKind.REMOTE_TASK))
                .isEqualTo(60);
        assertThat(relative(session, task(T0, "0x5", "4711"))).isEmpty();
        assertThat(relative(session, task(T0, "0x3e7", "0"))).isEmpty();
    }

    @Test
    void readsProcessesOfWmiAndRemoteShells() {
        TestEvent session = logon(T0, "FS01", APP01, "adm.mori", "0x5");
        String wmi = "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe";
        String winrm = "C:\\Windows\\System32\\wsmprovhost.exe";
        String cmd = "C:\\Windows\\System32\\cmd.exe";

        assertThat(weight(relative(session, process(T0, "0x5", wmi, "C:\\a.exe", "a")), SignalKind.WMI))
                .isEqualTo(60);
        assertThat(weight(relative(session, process(T0, "0x3e4", wmi, cmd, "cmd /c dir")), SignalKind.WMI))
                .isEqualTo(60);
        assertThat(relative(session, process(T0, "0x3e4", wmi, "C:\\agent.exe", "agent")))
                .isEmpty();
        assertThat(weight(relative(session, process(T0, "0x3e4", winrm, cmd, "cmd")), SignalKind.WINRM))
                .isEqualTo(50);
        assertThat(relative(session, process(T0, "0x5", "C:\\explorer.exe", cmd, "cmd")))
                .isEmpty();
        assertThat(relative(session, process(T0, "0x5", wmi, cmd, "cmd").plusSeconds(21)))
                .extracting(Signal::subject)
                .containsExactly(new Subject.Movement("", "FS01", ""));
        assertThat(weight(
                        relative(session, process(T0, "0x5", winrm, cmd, "cmd").plusSeconds(30)), SignalKind.WINRM))
                .isEqualTo(50);
    }

    @ParameterizedTest(name = "WinRM {0} s after the process: {1}")
    @CsvSource({"-30, true", "5, true", "6, false", "-31, false"})
    void joinsARemoteShellToTheConnectionWhereItsLogonNamesNoAddress(int seconds, boolean joined) {
        TestEvent shell = process(
                        T0,
                        "0x1121f34",
                        "C:\\Windows\\System32\\svchost.exe",
                        "C:\\Windows\\System32\\wsmprovhost.exe",
                        "wsmprovhost.exe -Embedding")
                .with("user.name=pgustavo");
        TestEvent incoming = TestEvent.of(
                        T0,
                        "event.dataset=windows.sysmon",
                        "event.code=3",
                        "host.name=FS01",
                        "source.ip=" + APP01,
                        "destination.ip=10.0.0.21",
                        "destination.port=5985",
                        "vendor.Initiated=false")
                .plusSeconds(seconds);

        assertThat(relative(shell, incoming))
                .filteredOn(signal -> signal.kind() == SignalKind.WINRM)
                .extracting(Signal::subject)
                .isEqualTo(List.of(new Subject.Movement(joined ? "APP01" : "", "FS01", "pgustavo")));
    }

    @Test
    void readsRemoteDesktopsFromEveryLog() {
        TestEvent manager = TestEvent.of(
                T0,
                "event.dataset=windows.terminalservices",
                "event.code=21",
                "host.name=FS01",
                "user.target.name=adm.mori",
                "source.ip=" + APP01);
        TestEvent asked = TestEvent.of(
                T0, "event.dataset=windows.rdpclient", "event.code=1024", "host.name=APP01", "destination.domain=FS01");

        assertThat(weight(relative(desktop(T0, "FS01", APP01, "adm.mori")), SignalKind.RDP))
                .isEqualTo(35);
        assertThat(relative(manager)).extracting(Signal::subject).containsOnly(APP_TO_FS);
        assertThat(relative(asked)).extracting(Signal::subject).containsOnly(new Subject.Movement("APP01", "FS01", ""));
    }

    @Test
    void readsLogonsByAHash() {
        assertThat(weight(relative(hashLogon(T0, "adm.mori", "0")), SignalKind.PASS_THE_HASH))
                .isEqualTo(50);
        assertThat(relative(hashLogon(T0, "adm.mori", "128"))).isEmpty();
        assertThat(relative(hashLogon(T0, "ANONYMOUS LOGON", "0"))).isEmpty();
        assertThat(relative(hashLogon(T0, "APP01$", "0"))).isEmpty();
    }

    @Test
    void readsASessionWithOtherCredentials() {
        TestEvent overpass = TestEvent.of(
                T0,
                "event.dataset=windows.security",
                "event.code=4624",
                "host.name=APP01",
                "user.target.name=tanaka",
                "winlog.logon.type=9",
                "vendor.LogonProcessName=seclogo");

        assertThat(relative(overpass)).extracting(Signal::subject).containsExactly(new Subject.Machine("APP01"));
        assertThat(weight(relative(overpass), SignalKind.PASS_THE_HASH)).isEqualTo(70);
        assertThat(weight(relative(overpass, before(overpass)), SignalKind.PASS_THE_HASH))
                .isEqualTo(21);
    }

    @Test
    void readsSshLogins() {
        TestEvent login = TestEvent.of(
                T0,
                "event.dataset=system.auth",
                "event.code=sshd",
                "event.action=ssh_login",
                "event.outcome=success",
                "host.name=LNX01",
                "user.name=root",
                "source.ip=" + APP01);

        assertThat(weight(relative(login), SignalKind.SSH)).isEqualTo(50);
    }

    @Test
    void leavesOutTheMachineItselfAndWhatComesFromOutside() {
        assertThat(relative(desktop(T0, "FS01", "127.0.0.1", "adm.mori"))).isEmpty();
        assertThat(relative(desktop(T0, "FS01", "::1", "adm.mori"))).isEmpty();
        assertThat(relative(desktop(T0, "FS01", "10.0.0.21", "adm.mori"))).isEmpty();
        assertThat(relative(desktop(T0, "FS01", "198.51.100.7", "adm.mori"))).isEmpty();
        assertThat(relative(desktop(T0, "FS01", "10.200.0.14", "adm.mori"))).isNotEmpty();
    }

    @Test
    void weighsRoutineAndAdministrationLess() {
        TestEvent used = desktop(T0, "FS01", APP01, "adm.mori");
        TestEvent fromAdmin = desktop(T0, "FS01", "10.0.9.10", "adm.sato");

        assertThat(weight(relative(used, before(used)), SignalKind.RDP)).isEqualTo(10);
        assertThat(relative(used, before(used))).extracting(Signal::kind).doesNotContain(SignalKind.NEW_EDGE);
        assertThat(weight(relative(fromAdmin), SignalKind.RDP)).isEqualTo(10);
    }

    @Test
    void aNetworkLogonInTheBaselineMakesTheEdgeOld() {
        TestEvent logon = logon(T0, "FS01", APP01, "adm.mori", "0x5");

        assertThat(relative(before(logon), desktop(T0, "FS01", APP01, "adm.mori")))
                .extracting(Signal::kind)
                .containsExactly(SignalKind.RDP);
    }

    @Test
    void supportsTheTargetsEvidenceByTicketsAndFlows() {
        List<Signal> signals = relative(
                desktop(T0, "FS01", APP01, "adm.mori"),
                flow(T0, APP01, "10.0.0.21", 3389),
                ticket(T0, APP01, "adm.mori@CORP.EXAMPLE", "FS01$"));

        assertThat(signals)
                .extracting(Signal::kind)
                .containsExactly(SignalKind.RDP, SignalKind.DOMAIN_CONTROLLER_EDGE, SignalKind.NEW_EDGE);
        assertThat(signals).extracting(Signal::subject).containsOnly(APP_TO_FS);
    }

    @Test
    void takesFlowsAndTicketsAloneOnlyWhereTheEdgeIsNew() {
        TestEvent flow = flow(T0, APP01, "10.0.0.21", 445);
        TestEvent ticket = ticket(T0, APP01, "adm.mori", "FS01$");

        assertThat(relative(flow))
                .extracting(Signal::kind)
                .containsExactly(SignalKind.DOMAIN_CONTROLLER_EDGE, SignalKind.NEW_EDGE);
        assertThat(relative(ticket)).extracting(Signal::subject).containsOnly(APP_TO_FS);
        assertThat(relative(flow, before(flow))).isEmpty();
        assertThat(relative(ticket, before(ticket))).isEmpty();
        assertThat(relative(flow(T0, APP01, "10.0.0.21", 443))).isEmpty();
        assertThat(relative(flow.with("event.outcome=failure"))).isEmpty();
        assertThat(relative(ticket(T0, APP01, "adm.mori", "krbtgt"))).isEmpty();
    }

    @Test
    void saysNothingIsNewWithoutABaseline() {
        List<TestEvent> events = List.of(desktop(T0, "FS01", APP01, "adm.mori"), flow(T0, APP01, "10.0.0.99", 445));
        Baseline none = new Baseline(BASELINE.end(), BASELINE.end());

        assertThat(DetectorRun.of(DETECTOR, folder, events).relative(RULES, none))
                .extracting(Signal::kind)
                .containsExactly(SignalKind.RDP);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void givesTheSameSignalsInAnyOrderAndSplit(int workers) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String host = "SRV" + i % 40;
            events.add(logon(T0, host, APP01, "adm.mori", "0x" + i).plusSeconds(i));
            events.add(service(T0, host, "0x" + i, "PSEXESVC", PSEXEC).plusSeconds(i));
            events.add(systemService(T0, host, "PSEXESVC", PSEXEC).plusSeconds(i));
            events.add(share(T0, host, APP01, "\\\\*\\ADMIN$", "", "access").plusSeconds(i));
            events.add(flow(T0, APP01, "10.0.7." + i, 445).plusSeconds(i));
            events.add(before(desktop(T0, host, APP01, "adm.mori").plusSeconds(i * 3600L)));
        }
        List<Signal> expected = DetectorRun.of(DETECTOR, folder, events).relative(RULES, BASELINE);
        assertThat(expected).hasSizeGreaterThan(80);

        assertThat(DetectorRun.shuffled(DETECTOR, folder, events, workers, workers)
                        .relative(RULES, BASELINE))
                .isEqualTo(expected);
    }

    @Test
    void everySignalLiesAfterTheBaseline() {
        List<TestEvent> events = new ArrayList<>();
        for (int hour = -48; hour < 48; hour++) {
            events.add(
                    desktop("2024-03-10T00:00:00Z", "FS01", APP01, "adm.mori").plusSeconds(hour * 3600L));
        }
        List<Signal> signals = DetectorRun.of(DETECTOR, folder, events).relative(RULES, BASELINE);

        assertThat(signals).isNotEmpty().allMatch(signal -> signal.when().from() == BASELINE.end());
        assertThat(signals).allMatch(signal -> signal.when().to() == BASELINE.end() + 47 * Timestamp.HOUR);
    }
}
