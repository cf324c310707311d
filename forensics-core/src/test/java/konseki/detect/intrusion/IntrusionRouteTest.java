package konseki.detect.intrusion;

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
import konseki.finding.Detection;
import konseki.finding.Severity;
import konseki.finding.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrusionRouteTest {
    private static final String T0 = "2024-03-10T12:00:00Z";
    private static final String OUTSIDE = "198.51.100.77";
    private static final Baseline BASELINE =
            new Baseline(TestEvent.time("2024-03-01T00:00:00Z"), TestEvent.time("2024-03-10T00:00:00Z"));
    private static final CaseRules RULES = TestCase.rules(
            TestCase.asset("APP01", "10.0.0.31", "server"), TestCase.asset("SCAN01", "10.0.0.66", "scanner"));
    private static final IntrusionRoute DETECTOR = new IntrusionRoute(IntrusionRules.DEFAULT);

    @TempDir
    Path folder;

    private List<Signal> absolute(List<TestEvent> events) {
        return DetectorRun.of(DETECTOR, folder, events).absolute(RULES);
    }

    private List<Signal> relative(List<TestEvent> events) {
        return DetectorRun.of(DETECTOR, folder, events).relative(RULES, BASELINE);
    }

    private static TestEvent vpn(String action, String client, String user) {
        return TestEvent.of(
                T0,
                "event.dataset=fortinet.event",
                "event.category=authentication",
                "event.action=" + action,
                "host.name=FG01",
                "observer.name=FG01",
                "user.name=" + user,
                "source.ip=" + client,
                "vendor.subtype=vpn");
    }

    private static TestEvent tunnel(String action, String client, String user, String inside, String id) {
        return vpn(action, client, user).with("vendor.tunnelip=" + inside, "vendor.tunnelid=" + id);
    }

    private static TestEvent windows(String code, String client, String user, String... more) {
        return TestEvent.of(
                        T0,
                        "event.dataset=windows.security",
                        "event.category=authentication",
                        "event.code=" + code,
                        "host.name=APP01",
                        "user.target.name=" + user,
                        "source.ip=" + client)
                .with(more.length == 0 ? new String[] {"winlog.logon.type=3"} : more);
    }

    private static List<TestEvent> guessing(int failures, int users, int secondsApart) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < failures; i++) {
            events.add(vpn("ssl-login-fail", OUTSIDE, "user" + i % users).plusSeconds((long) i * secondsApart));
        }
        return events;
    }

    @Test
    void seesGuessingThenSuccessAndTheAddressInside() {
        List<TestEvent> events = guessing(12, 3, 20);
        events.add(tunnel("tunnel-up", OUTSIDE, "user1", "10.200.0.14", "7").plusSeconds(400));
        events.add(tunnel("tunnel-down", OUTSIDE, "user1", "10.200.0.14", "7").plusSeconds(2000));
        events.add(tunnel("tunnel-up", OUTSIDE, "user1", "10.200.0.15", "8").plusSeconds(90_000));

        List<Signal> signals = absolute(events);

        long start = TestEvent.time(T0);
        assertThat(signals)
                .extracting(Signal::kind)
                .containsExactly(
                        SignalKind.GUESSING_THEN_SUCCESS, SignalKind.EXTERNAL_SUCCESS, SignalKind.EXTERNAL_SUCCESS);
        assertThat(signals)
                .extracting(Signal::subject)
                .containsExactly(
                        new Subject.Access(OUTSIDE, "fg01", "user1", OUTSIDE),
                        new Subject.Access(OUTSIDE, "fg01", "user1", "10.200.0.14"),
                        new Subject.Access(OUTSIDE, "fg01", "user1", "10.200.0.15"));
        assertThat(signals.getFirst().when()).isEqualTo(new TimeRange(start, start + 400 * 1_000_000_000L));
        assertThat(signals.get(1).when())
                .isEqualTo(new TimeRange(start + 400 * 1_000_000_000L, start + 2000 * Timestamp.SECOND));
        assertThat(signals).allMatch(signal -> signal.weightPercent() == 60 && signal.primary());
    }

    @ParameterizedTest(name = "{0} failures of {1} users: {2}")
    @CsvSource({"9, 4, false", "10, 1, true", "5, 5, true", "4, 4, false"})
    void needsTenFailuresOrFiveUsers(int failures, int users, boolean seen) {
        List<TestEvent> events = guessing(failures, users, 20);
        events.add(vpn("tunnel-up", OUTSIDE, "user0").plusSeconds(300));

        assertThat(absolute(events).isEmpty()).isEqualTo(!seen);
    }

    @ParameterizedTest(name = "{0} s after the last failure: {1}")
    @CsvSource({"3600, true", "3601, false"})
    void needsTheSuccessWithinAnHour(int seconds, boolean seen) {
        List<TestEvent> events = guessing(12, 3, 20);
        events.add(vpn("tunnel-up", OUTSIDE, "user0").plusSeconds(11 * 20 + seconds));

        assertThat(absolute(events).isEmpty()).isEqualTo(!seen);
    }

    @ParameterizedTest(name = "{0} failures in a day: {1}")
    @CsvSource({"49, 0", "50, 40"})
    void seesSlowGuessing(int failures, int weight) {
        List<TestEvent> events = guessing(failures, 1, 1500);
        events.add(vpn("tunnel-up", OUTSIDE, "user0").plusSeconds(failures * 1500L));

        assertThat(absolute(events).stream()
                        .mapToInt(Signal::weightPercent)
                        .max()
                        .orElse(0))
                .isEqualTo(weight);
    }

    @Test
    void aSuccessBeforeTheGuessingIsNone() {
        List<TestEvent> events = guessing(12, 3, 20);
        events.add(vpn("tunnel-up", OUTSIDE, "user0").plusSeconds(-1));
        assertThat(absolute(events)).isEmpty();

        // Failures that never succeed are the weather of the internet.
        assertThat(absolute(guessing(500, 50, 20))).isEmpty();
    }

    @Test
    void weighsAnAccountThatWasNotTriedLess() {
        List<TestEvent> events = guessing(12, 3, 20);
        events.add(vpn("tunnel-up", OUTSIDE, "somebody").plusSeconds(300));

        assertThat(absolute(events)).extracting(Signal::weightPercent).containsExactly(40);
    }

    @Test
    void seesFailuresOfOneLogonTypeAndSuccessByAnother() {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            events.add(windows("4625", OUTSIDE, "admin").plusSeconds(i));
        }
        events.add(windows("4624", OUTSIDE, "Admin", "winlog.logon.type=10").plusSeconds(60));

        assertThat(absolute(events))
                .extracting(Signal::subject)
                .containsExactly(new Subject.Access(OUTSIDE, "app01", "admin", ""));
    }

    @Test
    void ignoresFailuresThatGuessingDoesNotCause() {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            events.add(windows("4625", OUTSIDE, "admin", "winlog.logon.type=3", "vendor.Status=0xC000015B")
                    .plusSeconds(i));
            events.add(windows("4625", OUTSIDE, "FS01$").plusSeconds(i));
            events.add(windows("4625", "127.0.0.1", "admin").plusSeconds(i));
        }
        events.add(windows("4624", OUTSIDE, "admin").plusSeconds(60));

        assertThat(absolute(events)).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1} users: {2}")
    @CsvSource({
        "10.0.5.5, 1, false",
        "10.0.5.5, 2, true",
        "10.0.0.66, 9, false",
        "10.200.0.14, 1, true",
        "198.51.100.77, 1, true"
    })
    void takesGuessingFromInsideOnlyWithSeveralAccounts(String client, int users, boolean seen) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(windows("4625", client, "user" + i % users).plusSeconds(i));
        }
        events.add(windows("4624", client, "user0").plusSeconds(60));

        assertThat(absolute(events).isEmpty()).isEqualTo(!seen);
        if (seen && !client.equals(OUTSIDE)) {
            assertThat(absolute(events))
                    .extracting(Signal::subject)
                    .containsExactly(new Subject.Access(client, "app01", "user0", client));
        }
    }

    @Test
    void seesSshGuessing() {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            events.add(TestEvent.of(
                            T0,
                            "event.dataset=system.auth",
                            "event.code=sshd",
                            "event.outcome=" + (i < 10 ? "failure" : "success"),
                            "host.name=LNX01",
                            "user.name=root",
                            "source.ip=" + OUTSIDE)
                    .plusSeconds(i));
        }

        assertThat(absolute(events)).extracting(Signal::kind).containsExactly(SignalKind.GUESSING_THEN_SUCCESS);
    }

    @Test
    void readsLoginsOfAnyOtherSource() {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            events.add(TestEvent.of(
                            T0,
                            "event.dataset=paloalto.globalprotect",
                            "event.category=authentication",
                            "event.outcome=" + (i < 10 ? "failure" : "success"),
                            "observer.name=PA01",
                            "user.name=sato",
                            "source.ip=" + OUTSIDE)
                    .plusSeconds(i));
        }

        assertThat(absolute(events))
                .extracting(Signal::subject)
                .containsExactly(new Subject.Access(OUTSIDE, "pa01", "sato", OUTSIDE));
    }

    @Test
    void takesAVpnLoginOnlyFromAnAddressNotSeenBefore() {
        TestEvent up = tunnel("tunnel-up", OUTSIDE, "tanaka", "10.200.0.21", "5");
        TestEvent earlier = up.plusSeconds(-3 * 86400);

        assertThat(relative(List.of(up))).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(SignalKind.EXTERNAL_SUCCESS);
            assertThat(signal.primary()).isFalse();
            assertThat(signal.subject()).isEqualTo(new Subject.Access(OUTSIDE, "fg01", "tanaka", "10.200.0.21"));
        });
        assertThat(relative(List.of(up, earlier))).isEmpty();
        assertThat(relative(List.of(earlier))).isEmpty();
    }

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "10, 198.51.100.77, 1",
        "3, 198.51.100.77, 1",
        "10, 10.0.5.5, 0",
        "10, 10.200.0.5, 0",
        "2, 198.51.100.77, 0"
    })
    void takesAnyLogonToWindowsFromOutside(int type, String client, int signals) {
        assertThat(relative(List.of(windows("4624", client, "admin", "winlog.logon.type=" + type))))
                .hasSize(signals)
                .allMatch(signal -> signal.primary() && signal.weightPercent() == 50);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void givesTheSameSignalsInAnyOrderAndSplit(int workers) {
        List<TestEvent> events = guessing(120, 7, 20);
        for (int i = 0; i < 40; i++) {
            events.add(tunnel("tunnel-up", OUTSIDE, "user" + i % 7, "10.200.0." + i, "" + i)
                    .plusSeconds(60L * i));
            events.add(windows("4625", "10.0.5." + i % 3, "u" + i % 5).plusSeconds(i * 7L));
            events.add(windows("4624", "10.0.5." + i % 3, "u" + i % 5).plusSeconds(900 + i));
        }
        DetectorRun once = DetectorRun.of(DETECTOR, folder, events);
        DetectorRun split = DetectorRun.shuffled(DETECTOR, folder, events, workers, workers);
        assertThat(once.absolute(RULES)).hasSizeGreaterThan(40);

        assertThat(split.absolute(RULES)).isEqualTo(once.absolute(RULES));
        assertThat(split.relative(RULES, BASELINE)).isEqualTo(once.relative(RULES, BASELINE));
    }

    @Test
    void concludesTheLoginWithItsNumbers() {
        List<TestEvent> events = guessing(12, 3, 20);
        events.add(tunnel("tunnel-up", OUTSIDE, "user1", "10.200.0.14", "7").plusSeconds(400));
        DetectorRun run = DetectorRun.of(DETECTOR, folder, events);
        List<Signal> own = run.absolute(RULES);

        List<Detection> detections = run.conclude(own, TestCase.context(RULES, own, run.span()));

        assertThat(detections).singleElement().satisfies(detection -> {
            assertThat(detection.title()).isEqualTo("user1 logged in to FG01 from 198.51.100.77 after guessing");
            assertThat(detection.score()).isEqualTo(84);
            assertThat(detection.facts())
                    .containsEntry("failures.VPN", "12")
                    .containsEntry("accounts-tried.VPN", "3")
                    .containsEntry("success.VPN", "2024-03-10T12:06:40Z");
            assertThat(detection.facts().get("address-inside")).startsWith("10.200.0.14 (");
        });
    }

    @Test
    void listsGuessingThatCameToNothingWithoutMakingASignalOfIt() {
        List<TestEvent> events = guessing(12, 3, 20);
        events.addAll(guessing(9, 2, 20).stream()
                .map(event -> event.with("source.ip=198.51.100.78"))
                .toList());
        DetectorRun run = DetectorRun.of(DETECTOR, folder, events);
        List<Signal> own = run.absolute(RULES);
        assertThat(own).isEmpty();

        List<Detection> detections = run.conclude(own, TestCase.context(RULES, own, run.span()));

        assertThat(detections).singleElement().satisfies(detection -> {
            assertThat(detection.title()).isEqualTo("198.51.100.77 guessed passwords of FG01 (VPN), no success seen");
            assertThat(detection.severity()).isEqualTo(Severity.LOW);
            assertThat(detection.facts()).containsEntry("failures.VPN", "12").containsEntry("accounts-tried.VPN", "3");
            assertThat(detection.when())
                    .isEqualTo(new TimeRange(TestEvent.time(T0), TestEvent.time(T0) + 220 * 1_000_000_000L));
        });
    }

    @Test
    void sumsTheGuessingOfManyAddresses() {
        List<TestEvent> events = new ArrayList<>();
        for (int address = 0; address < 30; address++) {
            for (TestEvent event : guessing(10 + address, 3, 10)) {
                events.add(event.with("source.ip=203.0.113." + address));
            }
        }
        DetectorRun run = DetectorRun.of(DETECTOR, folder, events);

        List<Detection> detections = run.conclude(List.of(), TestCase.context(RULES, List.of(), run.span()));

        assertThat(detections).hasSize(21);
        assertThat(detections.getFirst().facts()).containsEntry("failures.VPN", "39");
        assertThat(detections.getLast().facts())
                .containsEntry("addresses", "10")
                .containsEntry("failures", Integer.toString(145));
    }
}
