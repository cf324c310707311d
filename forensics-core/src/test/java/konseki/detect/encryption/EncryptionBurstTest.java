package konseki.detect.encryption;

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
import konseki.event.Timestamp;
import konseki.finding.Detection;
import konseki.finding.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionBurstTest {
    private static final String NIGHT = "2024-03-01T18:00:00Z";
    private static final CaseRules RULES = TestCase.rules(TestCase.asset("FS01", "10.0.0.21", "server"));
    private static final EncryptionBurst DETECTOR = new EncryptionBurst(EncryptionRules.DEFAULT);

    @TempDir
    Path folder;

    private List<Signal> absolute(List<TestEvent> events) {
        return DetectorRun.of(DETECTOR, folder, events).absolute(RULES);
    }

    private static List<SignalKind> kinds(List<Signal> signals) {
        return signals.stream().map(Signal::kind).distinct().sorted().toList();
    }

    private static FileEvents locker() {
        return new FileEvents("FS01.corp.example", "C:\\Windows\\Temp\\lb64.exe", NIGHT);
    }

    @Test
    void seesAFileServerBeingEncrypted() {
        List<Signal> signals = absolute(locker().encrypted(300, 20, 100, ".lockbit")
                .notes(20, 2_000, "Restore-My-Files.txt")
                .events());

        assertThat(kinds(signals))
                .containsExactly(SignalKind.FILE_RATE, SignalKind.EXTENSION_COLLAPSE, SignalKind.RANSOM_NOTE);
        assertThat(signals).allMatch(Signal::primary);
        assertThat(signals).extracting(Signal::subject).containsOnly(new Subject.Machine("FS01"));
        long start = TestEvent.time(NIGHT);
        assertThat(signals)
                .extracting(Signal::when)
                .containsOnly(new TimeRange(start, start + (299 * 100 + 5) * 1_000_000L));
        assertThat(weight(signals, SignalKind.EXTENSION_COLLAPSE)).isEqualTo(85);
        assertThat(weight(signals, SignalKind.RANSOM_NOTE)).isEqualTo(85);
    }

    private static int weight(List<Signal> signals, SignalKind kind) {
        return signals.stream()
                .filter(signal -> signal.kind() == kind)
                .mapToInt(Signal::weightPercent)
                .max()
                .orElse(0);
    }

    /// 7.8 files a second, the slowest family measured.
    @Test
    void seesTheSlowestFamily() {
        List<Signal> signals =
                absolute(locker().encrypted(1000, 30, 128, ".qzx7").events());

        assertThat(kinds(signals)).containsExactly(SignalKind.FILE_RATE, SignalKind.EXTENSION_COLLAPSE);
        assertThat(signals).hasSize(2);
    }

    @ParameterizedTest(name = "{0} files: {1}")
    @CsvSource({"19, false", "20, true"})
    void needsTwentyFilesForAnUnknownExtension(int files, boolean seen) {
        assertThat(absolute(locker().encrypted(files, 5, 100, ".qzx7").events()).isEmpty())
                .isEqualTo(!seen);
    }

    @ParameterizedTest(name = "{0} files: {1}")
    @CsvSource({"4, false", "5, true"})
    void needsFiveFilesForAKnownExtension(int files, boolean seen) {
        assertThat(absolute(locker().encrypted(files, 5, 100, ".lockbit").events())
                        .isEmpty())
                .isEqualTo(!seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".id[1A2B3C4D-2275].[who@mail.example].eight",
                ".id-1A2B3C4D.[who@mail.example].wiki",
                ".[1A2B3C4D].[who@mail.example].makop"
            })
    void seesThroughIdsBetweenNameAndExtension(String added) {
        List<Signal> signals = absolute(locker().encrypted(40, 5, 100, added).events());

        assertThat(weight(signals, SignalKind.EXTENSION_COLLAPSE)).isEqualTo(85);
    }

    /// Every burst of up to half a minute lies whole in a window, wherever it starts.
    @ParameterizedTest
    @ValueSource(ints = {0, 7, 15, 29, 31, 59})
    void seesABurstWhereverItStarts(int second) {
        List<TestEvent> events = locker().encrypted(100, 10, 290, ".qzx7").events().stream()
                .map(event -> event.plusSeconds(second))
                .toList();

        assertThat(kinds(absolute(events))).contains(SignalKind.FILE_RATE);
    }

    @Test
    void saysNothingOfAnInstaller() {
        FileEvents installer = new FileEvents("FS01", "C:\\Windows\\System32\\msiexec.exe", NIGHT);

        assertThat(absolute(installer
                        .written(2000, 60, 20)
                        .notes(8, 100, "readme.txt")
                        .events()))
                .isEmpty();
    }

    @Test
    void saysNothingOfPackingOrRotation() {
        FileEvents packer = new FileEvents("FS01", "C:\\Program Files\\7-Zip\\7z.exe", NIGHT);

        assertThat(absolute(packer.encrypted(300, 20, 100, ".gz").events())).isEmpty();
        assertThat(absolute(packer.encrypted(300, 20, 100, ".bak").events())).isEmpty();
    }

    @Test
    void takesNoPartOfANameForAnExtension() {
        FileEvents system = new FileEvents("FS01", "System", NIGHT);
        for (int i = 0; i < 40; i++) {
            // As the prefetcher names its files, but with an extension that nobody uses.
            system.created(i * 100, "C:\\Windows\\Prefetch\\P" + i + ".EXE-4A81B3" + (10 + i) + ".qzx7");
            system.created(i * 100 + 1, "D:\\Data\\report." + (2000 + i) + ".qzx7");
        }

        assertThat(absolute(system.events())).isEmpty();
    }

    @Test
    void countsARateOnlyTogetherWithAnotherKind() {
        List<TestEvent> events = new ArrayList<>(
                new FileEvents("FS01", "C:\\x.exe", NIGHT).written(300, 20, 100).events());
        assertThat(absolute(events)).isEmpty();

        events.add(command("2024-03-01T17:40:00Z", "vssadmin.exe delete shadows /all /quiet"));

        assertThat(kinds(absolute(events))).containsExactly(SignalKind.FILE_RATE, SignalKind.RECOVERY_INHIBITION);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vssadmin.exe Delete Shadows /all /quiet",
                "wmic.exe shadowcopy delete",
                "powershell Get-WmiObject Win32_Shadowcopy | ForEach-Object {$_.Delete();}",
                "vssadmin resize shadowstorage /for=c: /on=c: /maxsize=401MB",
                "wbadmin.exe delete catalog -quiet",
                "bcdedit.exe /set {default} recoveryenabled no",
                "bcdedit /set {default} bootstatuspolicy ignoreallfailures",
                "fsutil.exe usn deletejournal /D C:",
                "esxcli vm process kill --type=force --world-id=1234"
            })
    void knowsCommandsThatInhibitRecovery(String commandLine) {
        assertThat(kinds(absolute(List.of(command(NIGHT, commandLine)))))
                .containsExactly(SignalKind.RECOVERY_INHIBITION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vssadmin.exe list shadows",
                "wbadmin start backup -backupTarget:E:",
                "bcdedit /enum",
                "cmd /c del C:\\shadow\\note.txt",
                "notepad shadowcopy.txt"
            })
    void leavesOtherCommandsAlone(String commandLine) {
        assertThat(absolute(List.of(command(NIGHT, commandLine)))).isEmpty();
    }

    @Test
    void takesACommandOfEveryNightForAHabit() {
        List<TestEvent> events = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            events.add(command(NIGHT, "vssadmin delete shadows /for=c: /oldest").plusSeconds(day * 86400L));
        }

        assertThat(absolute(events)).hasSize(5).noneMatch(Signal::primary);
        assertThat(absolute(events.subList(0, 4))).hasSize(4).allMatch(Signal::primary);
    }

    private static List<TestEvent> stops(int services, long secondsApart) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            TestEvent stop = command("2024-03-01T17:55:00Z", "net stop \"Service " + i + "\" /y")
                    .plusSeconds(i * secondsApart);
            events.add(stop);
            events.add(command("2024-03-01T17:55:00Z", "C:\\Windows\\system32\\net1 stop \"Service " + i + "\" /y")
                    .plusSeconds(i * secondsApart));
        }
        return events;
    }

    @ParameterizedTest(name = "{0} stops, {1} s apart: {2}")
    @CsvSource({"4, 5, false", "5, 5, true", "9, 50, false", "10, 50, true"})
    void countsDistinctStopsWhoeverRecordsThem(int services, long secondsApart, boolean seen) {
        List<TestEvent> events = new ArrayList<>(stops(services, secondsApart));
        events.add(command("2024-03-01T17:56:00Z", "bcdedit /set {default} recoveryenabled no"));

        assertThat(kinds(absolute(events)).contains(SignalKind.STOP_BURST)).isEqualTo(seen);
    }

    @Test
    void ignoresServicesThatStopWithTheMachine() {
        List<TestEvent> events = new ArrayList<>();
        for (String service : List.of("SQL Server", "Volume Shadow Copy", "Veeam Agent", "Print Spooler", "Tomcat")) {
            events.add(TestEvent.of(
                    NIGHT,
                    "event.dataset=windows.system",
                    "event.code=7036",
                    "event.type=end",
                    "host.name=FS01",
                    "fx.object=" + service));
        }
        events.add(command(NIGHT, "wbadmin delete catalog"));
        assertThat(kinds(absolute(events))).contains(SignalKind.STOP_BURST);

        events.add(TestEvent.of(NIGHT, "event.dataset=windows.system", "event.code=1074", "host.name=FS01"));
        assertThat(kinds(absolute(events))).containsExactly(SignalKind.RECOVERY_INHIBITION);
    }

    @ParameterizedTest(name = "{0} sessions: {1}")
    @CsvSource({"49, false", "50, true"})
    void countsRestartManagerSessions(int sessions, boolean seen) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            events.add(TestEvent.of(NIGHT, "event.dataset=windows.application", "event.code=10000", "host.name=FS01")
                    .plusSeconds(i));
        }
        events.add(command(NIGHT, "wbadmin delete catalog"));

        assertThat(kinds(absolute(events)).contains(SignalKind.RESTART_MANAGER)).isEqualTo(seen);
    }

    private static TestEvent smb(int i, String client, String share) {
        return TestEvent.at(
                TestEvent.time(NIGHT) + i * Timestamp.SECOND / 5,
                "event.dataset=windows.security",
                "event.code=5145",
                "event.category=file",
                "event.type=deletion",
                "event.outcome=success",
                "host.name=FS01",
                "user.name=adm",
                "source.ip=" + client,
                "fx.object=" + share,
                "file.path=team" + i % 12 + "\\file" + i + ".docx");
    }

    @ParameterizedTest(name = "{0} files on {1}: {2}")
    @CsvSource({"199, \\\\*\\Share, false", "200, \\\\*\\Share, true", "300, \\\\*\\IPC$, false"})
    void countsDistinctFilesOfOneClientOverSmb(int files, String share, boolean seen) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            events.add(smb(i, "10.0.0.99", share));
            events.add(smb(i, "10.0.0.99", share)); // the same file again
        }
        events.add(command(NIGHT, "wbadmin delete catalog"));

        assertThat(kinds(absolute(events)).contains(SignalKind.SMB_MASS_WRITE)).isEqualTo(seen);
    }

    @Test
    void takesWhatPeopleFound() {
        CaseRules rules = TestCase.rules(
                List.of(new CaseRules.EncryptedHost("fs01.corp.example", 42)),
                TestCase.asset("FS01", "10.0.0.21", "server"));

        List<Signal> signals = DetectorRun.of(DETECTOR, folder, List.of()).absolute(rules);

        assertThat(signals).hasSize(1);
        assertThat(signals.getFirst().kind()).isEqualTo(SignalKind.DECLARED_ENCRYPTION);
        assertThat(signals.getFirst().when()).isEqualTo(new TimeRange(42, 42));
    }

    @Test
    void givesTheSameSignalsInAnyOrderAndSplit() {
        List<TestEvent> events = new ArrayList<>(locker().encrypted(400, 20, 300, ".lockbit")
                .notes(20, 2_000, "Restore-My-Files.txt")
                .events());
        events.addAll(stops(6, 4));
        for (int i = 0; i < 250; i++) {
            events.add(smb(i, "10.0.0.99", "\\\\*\\Share"));
        }
        List<Signal> expected = absolute(events);
        assertThat(kinds(expected)).hasSize(5);

        for (int workers : new int[] {1, 3, 7}) {
            assertThat(DetectorRun.shuffled(DETECTOR, folder, events, workers, workers)
                            .absolute(RULES))
                    .isEqualTo(expected);
        }
    }

    @Test
    void concludesOneDetectionPerMachineWithFamilyAndOrder() {
        List<TestEvent> events = new ArrayList<>();
        for (String host : List.of("FS01", "DB01", "DB02")) {
            long later = host.equals("FS01") ? 0 : host.equals("DB01") ? 120 : 240;
            new FileEvents(host, "C:\\Windows\\Temp\\lb64.exe", NIGHT)
                    .encrypted(200, 20, 100, ".lockbit")
                    .notes(20, 2_000, "Restore-My-Files.txt")
                    .events()
                    .forEach(event -> events.add(event.plusSeconds(later)));
        }
        DetectorRun run = DetectorRun.of(DETECTOR, folder, events);
        List<Signal> own = run.absolute(RULES);

        List<Detection> detections = run.conclude(own, TestCase.context(RULES, own, run.span()));

        assertThat(detections).extracting(d -> d.subject().get("asset")).containsExactly("DB01", "DB02", "FS01");
        Detection last = detections.get(2);
        assertThat(last.score()).isEqualTo(100);
        assertThat(last.title()).startsWith("FS01: 200 files got the extension .lockbit");
        assertThat(last.facts())
                .containsEntry("onset-place", "1 of 3")
                .containsEntry("files-with.lockbit", "200")
                .containsEntry("notes", "restore-my-files.txt")
                .containsEntry("family.LockBit 2.0", "identified, evidence 90 of 100");
        assertThat(last.signals()).contains("onset-together", "extension-collapse");
        assertThat(detections.get(0).facts()).containsEntry("onset-place", "2 of 3");
    }

    @Test
    void leavesOutWhatLiesOutsideTheWindow() {
        DetectorRun run = DetectorRun.of(
                DETECTOR, folder, locker().encrypted(200, 20, 100, ".lockbit").events());
        List<Signal> own = run.absolute(RULES);
        TimeRange before = new TimeRange(0, TestEvent.time(NIGHT) - 1);

        assertThat(run.conclude(own, TestCase.context(RULES, own, before))).isEmpty();
    }
}
