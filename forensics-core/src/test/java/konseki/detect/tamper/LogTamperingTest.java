package konseki.detect.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import konseki.detect.CaseRules;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTamperingTest {
    private static final String T0 = "2024-03-10T12:00:00Z";
    private static final CaseRules RULES = TestCase.rules(TestCase.asset("FS01", "10.0.0.21", "server"));
    private static final LogTampering DETECTOR = new LogTampering(TamperRules.DEFAULT);

    @TempDir
    Path folder;

    private List<Signal> absolute(TestEvent... events) {
        return DetectorRun.of(DETECTOR, folder, List.of(events)).absolute(RULES);
    }

    private static TestEvent event(String dataset, String code, String... more) {
        return TestEvent.of(T0, "event.dataset=windows." + dataset, "event.code=" + code, "host.name=FS01.corp.example")
                .with(more);
    }

    private static TestEvent command(String commandLine) {
        return event("security", "4688", "event.category=process", "process.command_line=" + commandLine);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "security, 1102, user.name=adm, LOG_CLEARED, 70, true",
        "security, 517, user.name=adm, LOG_CLEARED, 70, true",
        "system, 104, fx.object=System, LOG_CLEARED, 70, true",
        "system, 104, fx.object=Microsoft-Windows-Sysmon/Operational, LOG_CLEARED, 70, true",
        "system, 104, fx.object=Microsoft-Windows-Hyper-V-VMMS-Admin, LOG_CLEARED, 20, false",
        "security, 4719, vendor.AuditPolicyChanges=%%8448, AUDIT_POLICY_CHANGED, 60, true",
        "sysmon, 4, fx.object=Stopped, SENSOR_STOPPED, 50, true",
        "sysmon, 16, fx.object=C:\\x.xml, SENSOR_STOPPED, 10, false",
        "sysmon, 255, message=error, SENSOR_STOPPED, 20, false",
        "defender, 5001, message=off, SENSOR_STOPPED, 50, true",
        "defender, 5010, message=off, SENSOR_STOPPED, 50, true",
        "defender, 5012, message=off, SENSOR_STOPPED, 50, true",
        "defender, 5007, fx.object=HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Exclusions\\Paths\\C:\\ = 0x0,"
                + " DEFENCE_OFF, 20, true"
    })
    void readsEvents(String dataset, String code, String pair, SignalKind kind, int weight, boolean primary) {
        assertThat(absolute(event(dataset, code, pair))).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(kind);
            assertThat(signal.weightPercent()).isEqualTo(weight);
            assertThat(signal.primary()).isEqualTo(primary);
            assertThat(signal.subject()).isEqualTo(new Subject.Machine("FS01"));
            assertThat(signal.when()).isEqualTo(new TimeRange(TestEvent.time(T0), TestEvent.time(T0)));
        });
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "rdpclient, 1102, message=connecting",
        "system, 104, message=another program",
        "security, 4719, vendor.AuditPolicyChanges=%%8449",
        "sysmon, 4, fx.object=Started",
        "defender, 5007, fx.object=HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\SignatureUpdates = 1",
        "system, 7036, fx.object=Print Spooler",
        "security, 1100, message=shutdown"
    })
    void leavesOtherEventsAlone(String dataset, String code, String pair) {
        assertThat(absolute(event(dataset, code, pair))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wevtutil cl Security | LOG_CLEARED",
                "wevtutil.exe clear-log System /r:srv | LOG_CLEARED",
                "powershell Clear-EventLog -LogName Security | LOG_CLEARED",
                "wevtutil sl Security /e:false | SENSOR_STOPPED",
                "net stop eventlog /y | SENSOR_STOPPED",
                "sc.exe config eventlog start= disabled | SENSOR_STOPPED",
                "auditpol /clear /y | AUDIT_POLICY_CHANGED",
                "auditpol /set /category:* /success:disable | AUDIT_POLICY_CHANGED",
                "powershell Set-MpPreference -DisableRealtimeMonitoring $true | SENSOR_STOPPED",
                "fltmc unload SysmonDrv | SENSOR_STOPPED",
                "sysmon64 -u force | SENSOR_STOPPED",
                "systemctl stop auditd | SENSOR_STOPPED",
                "service rsyslog stop | SENSOR_STOPPED",
                "auditctl -e 0 | SENSOR_STOPPED",
                "rm -rf /var/log/* | LOG_CLEARED",
                "truncate -s 0 /var/log/auth.log | LOG_CLEARED",
                "sh -c '> /var/log/wtmp' | LOG_CLEARED",
                "history -c | LOG_CLEARED",
                "w^ev\"t\"util   cl  Security | LOG_CLEARED",
                "C:\\Windows\\System32\\WEVTUTIL.EXE\t cl Security | LOG_CLEARED",
                "powershell -nop -enc dwBlAHYAdAB1AHQAaQBsACAAYwBsACAAUwBlAGMAdQByAGkAdAB5AA== | LOG_CLEARED",
                "powershell (Get-WmiObject Win32_NTEventLogFile).ClearEventLog() | LOG_CLEARED",
                "reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog /v Start /d \"4\" /f | SENSOR_STOPPED",
                "reg add \"HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\" /v DisableAntiSpyware /d 1 | SENSOR_STOPPED",
                "sc stop McAfeeFramework | SENSOR_STOPPED",
                "netsh advfirewall set allprofiles state off | DEFENCE_OFF",
                "ufw disable | DEFENCE_OFF",
                "setenforce 0 | DEFENCE_OFF",
                "unset HISTFILE | TRACES_REMOVED",
                "journalctl --vacuum-time=1s | LOG_CLEARED"
            })
    void knowsCommands(String commandLine, SignalKind kind) {
        assertThat(absolute(command(commandLine))).extracting(Signal::kind).containsExactly(kind);
        assertThat(absolute(command(commandLine))).allMatch(Signal::primary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wevtutil qe Security /c:5",
                "wevtutil gl System",
                "opsagent-check.exe --check eventlog",
                "C:\\Windows\\System32\\svchost.exe -k LocalServiceNetworkRestricted -p -s EventLog",
                "auditpol /get /category:*",
                "powershell Get-MpPreference",
                "net stop \"Print Spooler\" /y",
                "systemctl restart auditd",
                "rm /var/log/app/old.gz",
                "less /var/log/messages",
                "echo done >> /var/log/messages",
                "netsh advfirewall show allprofiles",
                "powershell -ExecutionPolicy RemoteSigned -File backup.ps1",
                "reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog /v Start /d 2 /f"
            })
    void leavesOtherCommandsAlone(String commandLine) {
        assertThat(absolute(command(commandLine))).isEmpty();
    }

    @Test
    void readsCommandsBySudoUnlessRefused() {
        TestEvent sudo = TestEvent.of(
                T0,
                "event.dataset=system.auth",
                "event.code=sudo",
                "event.category=authentication",
                "host.name=FS01",
                "process.command_line=/usr/bin/systemctl stop rsyslog");

        assertThat(absolute(sudo.with("event.outcome=success")))
                .extracting(Signal::kind)
                .containsExactly(SignalKind.SENSOR_STOPPED);
        assertThat(absolute(sudo.with("event.outcome=failure"))).isEmpty();
    }

    @Test
    void doesNotRepeatTheCommandOfAFileEvent() {
        assertThat(absolute(event("sysmon", "11", "event.category=file", "process.command_line=wevtutil cl Security")))
                .isEmpty();
    }

    @Test
    void readsScriptsButNotModulesThatListWhatTheyCan() {
        TestEvent script = event("powershell", "4104", "message=$x = 1; Clear-EventLog -LogName System");
        TestEvent module = event("powershell", "4104", "message=CmdletsToExport=@('Clear-EventLog', 'Get-EventLog')");

        assertThat(absolute(script)).extracting(Signal::kind).containsExactly(SignalKind.LOG_CLEARED);
        assertThat(absolute(module)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2} s later: {3}")
    @CsvSource({
        "system, 1074, 600, false",
        "system, 6006, -600, false",
        "system, 1074, 601, true",
        "sysmon, 4, 600, false",
        "sysmon, 4, 601, true",
        "sysmon, 4, -60, true"
    })
    void leavesOutRestarts(String dataset, String code, int seconds, boolean seen) {
        TestEvent other = event(dataset, code, "fx.object=Started").plusSeconds(seconds);

        assertThat(absolute(event("sysmon", "4", "fx.object=Stopped"), other).isEmpty())
                .isEqualTo(!seen);
    }

    @ParameterizedTest(name = "{0} channels: {1}")
    @CsvSource({"4, 20", "5, 70"})
    void raisesChannelsClearedInARow(int channels, int weight) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            events.add(event("system", "104", "fx.object=Vendor-" + i).plusSeconds(i * 100L));
        }

        assertThat(absolute(events.toArray(TestEvent[]::new)))
                .hasSize(channels)
                .allMatch(signal -> signal.weightPercent() == weight);
    }

    @Test
    void aChangeByGroupPolicyOnlySupports() {
        assertThat(absolute(event("security", "4719", "user.name=FS01$", "vendor.AuditPolicyChanges=%%8448, %%8450")))
                .singleElement()
                .satisfies(signal -> assertThat(signal.primary()).isFalse());
    }

    @Test
    void whatAMachineDoesEveryDayOnlySupports() {
        List<TestEvent> events = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            events.add(command("wevtutil cl Application").plusSeconds(day * 86400L));
        }

        assertThat(absolute(events.toArray(TestEvent[]::new))).hasSize(5).noneMatch(Signal::primary);
        assertThat(absolute(events.subList(0, 4).toArray(TestEvent[]::new)))
                .hasSize(4)
                .allMatch(Signal::primary);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void givesTheSameSignalsInAnyOrderAndSplit(int workers) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            events.add(event("security", "1102", "user.name=adm" + i % 3).plusSeconds(i * 1000L));
            events.add(event("system", "104", "fx.object=Vendor-" + i % 9).plusSeconds(i * 130L));
            events.add(event("sysmon", "4", i % 7 == 0 ? "fx.object=Started" : "fx.object=Stopped")
                    .plusSeconds(i * 400L));
        }
        List<Signal> expected = DetectorRun.of(DETECTOR, folder, events).absolute(RULES);
        assertThat(expected).hasSizeGreaterThan(100);

        assertThat(DetectorRun.shuffled(DETECTOR, folder, events, workers, workers)
                        .absolute(RULES))
                .isEqualTo(expected);
    }

    @Test
    void concludesOneDetectionPerMachineCriticalNearTheAttack() {
        DetectorRun run = DetectorRun.of(
                DETECTOR, folder, List.of(event("security", "1102", "user.name=adm.mori"), command("wevtutil gl x")));
        List<Signal> own = run.absolute(RULES);
        TimeRange at = run.span();
        TimeRange window = new TimeRange(at.from() - 1000, at.to() + 1000);

        Detection alone =
                run.conclude(own, TestCase.context(RULES, own, window)).getFirst();
        assertThat(alone.score()).isEqualTo(70);
        assertThat(alone.title()).isEqualTo("FS01: security log cleared: security, 2024-03-10T12:00:00Z");
        assertThat(alone.facts())
                .containsEntry("channels-cleared", "security")
                .containsEntry("event-00", "2024-03-10T12:00:00Z security log cleared: security by adm.mori");
        assertThat(alone.techniques().getFirst().id()).isEqualTo("T1685.005");

        List<Signal> attack = new ArrayList<>(own);
        attack.add(
                new Signal(SignalKind.EXTENSION_COLLAPSE, true, 85, new Subject.Machine("fs01"), at, new Query.All()));
        Detection near =
                run.conclude(own, TestCase.context(RULES, attack, window)).getFirst();
        assertThat(near.score()).isEqualTo(90);
        assertThat(near.signals()).contains("near-attack");
    }
}
