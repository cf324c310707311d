package konseki.detect.lateral;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a target shows of others' reach into it besides services, tasks and processes.
class AccessWaysTest {
    private static final String T0 = "2024-03-10T12:00:00Z";
    private static final Baseline BASELINE =
            new Baseline(TestEvent.time("2024-03-01T00:00:00Z"), TestEvent.time("2024-03-10T00:00:00Z"));
    private static final CaseRules RULES = TestCase.rules(
            TestCase.asset("APP01", "10.0.0.20", "server"), TestCase.asset("FS01", "10.0.0.21", "server"));
    private static final LateralMovement DETECTOR = new LateralMovement(LateralRules.DEFAULT);
    private static final String WMI = "process.executable=C:\\Windows\\System32\\wbem\\WmiPrvSE.exe";
    private static final String RUN = "fx.object=HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\x";

    @TempDir
    Path folder;

    private List<Signal> relative(TestEvent... events) {
        DetectorRun run = DetectorRun.of(DETECTOR, folder, List.of(events));
        assertThat(run.absolute(RULES)).isEmpty();
        return run.relative(RULES, BASELINE);
    }

    private static TestEvent event(String dataset, String code, String... more) {
        List<String> pairs =
                new ArrayList<>(List.of("event.dataset=windows." + dataset, "event.code=" + code, "host.name=FS01"));
        pairs.addAll(List.of(more));
        return TestEvent.of(T0, pairs.toArray(String[]::new));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource({
        "application, 15281, vendor.Data=sys.xp_cmdshell, message=x, SQL_SERVER, 30",
        "application, 15457, vendor.Data=xp_cmdshell, message=x, SQL_SERVER, 30",
        "system, 10016, vendor.param2=Remote, vendor.param4={49B2791A-B1AE-4C90-9B8E-E860BA07F889}, DCOM, 30",
        "security, 4662, user.name=mori, vendor.Properties={1131f6ad-9c07-11d1-f79f-00c04fc2dcd2},"
                + " DIRECTORY_REPLICATION, 50",
        "security, 4742, user.name=mori, vendor.ServicePrincipalNames=GC/x/corp.example, DIRECTORY_REPLICATION, 50",
        "security, 5137, user.name=mori, 'fx.object=CN=X,CN=Servers,CN=S,CN=Sites,CN=Configuration',"
                + " DIRECTORY_REPLICATION, 50",
        "sysmon, 7, file.path=\\\\10.0.0.9\\share\\x.dll, process.executable=C:\\Windows\\System32\\lsass.exe,"
                + " ADMIN_SHARE, 30",
        "sysmon, 13, fx.object=HKLM\\x\\Terminal Server\\fDenyTSConnections, vendor.Details=DWORD (0x00000000),"
                + " REMOTE_ACCESS, 20",
        "sysmon, 13, fx.object=HKLM\\x\\Parameters\\NullSessionPipes, vendor.Details=Binary Data, REMOTE_ACCESS, 20",
        "security, 4688, process.command_line=powershell Enable-PSRemoting -Force, event.category=process,"
                + " REMOTE_ACCESS, 20",
        "powershell, 4104, message=Add-WindowsCapability -Online -Name OpenSSH.Server~~~~0.0.1.0,"
                + " event.category=process, REMOTE_ACCESS, 20",
        "system, 7045, fx.object=AnyDesk Service, process.executable=C:\\AnyDesk\\AnyDesk.exe, REMOTE_ACCESS, 25",
        "security, 4688, process.executable=C:\\Windows\\System32\\cmd.exe,"
                + " process.parent.executable=C:\\Windows\\System32\\inetsrv\\w3wp.exe, SERVER_SHELL, 45"
    })
    void readsWhatTheTargetShows(
            String dataset, String code, String first, String second, SignalKind kind, int weight) {
        assertThat(relative(event(dataset, code, first, second)))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.kind()).isEqualTo(kind);
                    assertThat(signal.weightPercent()).isEqualTo(weight);
                    assertThat(signal.subject())
                            .isInstanceOfSatisfying(
                                    Subject.Movement.class,
                                    edge -> assertThat(edge.to()).isEqualTo("FS01"));
                });
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource({
        "application, 15457, vendor.Data=show advanced options, message=x",
        "system, 10016, vendor.param2=Local, vendor.param4={49B2791A-B1AE-4C90-9B8E-E860BA07F889}",
        "system, 10016, vendor.param2=Remote, vendor.param4={00000000-B1AE-4C90-9B8E-E860BA07F889}",
        "security, 4662, user.name=DC01$, vendor.Properties={1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}",
        "security, 4742, user.name=mori, vendor.ServicePrincipalNames=HOST/x",
        "sysmon, 7, file.path=C:\\x.dll, process.executable=C:\\Windows\\System32\\lsass.exe",
        "sysmon, 7, file.path=\\\\10.0.0.9\\share\\x.dll, process.executable=C:\\Program Files\\app.exe",
        "sysmon, 13, fx.object=HKLM\\x\\Terminal Server\\fDenyTSConnections, vendor.Details=DWORD (0x00000001)",
        "security, 4688, process.command_line=powershell Get-PSSessionConfiguration, event.category=process",
        "security, 4688, process.executable=C:\\x\\worker.exe,"
                + " process.parent.executable=C:\\Windows\\System32\\inetsrv\\w3wp.exe"
    })
    void leavesOtherEventsAlone(String dataset, String code, String first, String second) {
        assertThat(relative(event(dataset, code, first, second))).isEmpty();
    }

    @Test
    void joinsTheRegistryToTheConnectionOfWmi() {
        TestEvent connection =
                event("sysmon", "3", "source.ip=10.0.0.20", "destination.port=135", "vendor.Initiated=false");
        List<Signal> signals = relative(
                connection, event("sysmon", "13", WMI, RUN, "vendor.Details=x").plusSeconds(3));

        assertThat(signals)
                .filteredOn(signal -> signal.kind() == SignalKind.REMOTE_REGISTRY)
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.weightPercent()).isEqualTo(50);
                    assertThat(signal.subject()).isEqualTo(new Subject.Movement("APP01", "FS01", ""));
                });
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.20:52202", "[10.0.0.20]:59407"})
    void readsConnectionsToTheRemoteDesktopService(String client) {
        TestEvent connection = event(
                "microsoft-windows-remotedesktopservices-rdpcorets/operational", "131", "vendor.ClientIP=" + client);

        assertThat(relative(connection))
                .filteredOn(signal -> signal.kind() == SignalKind.RDP)
                .singleElement()
                .satisfies(signal -> assertThat(signal.subject()).isEqualTo(new Subject.Movement("APP01", "FS01", "")));
    }
}
