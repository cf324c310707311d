package konseki.coverage;

import static konseki.coverage.CaseOfOneLine.CRITICAL_FROM;
import static konseki.coverage.CaseOfOneLine.FIREWALL;
import static konseki.coverage.CaseOfOneLine.FS01;
import static konseki.coverage.CaseOfOneLine.START;
import static konseki.coverage.CaseOfOneLine.WINDOW_FROM;
import static konseki.coverage.CaseOfOneLine.WINDOW_TO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import konseki.coverage.AssetCoverage.AssetGap;
import konseki.detect.Context;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.detect.TestEvent;
import konseki.event.Timestamp;
import konseki.finding.CoverageSummary.Run;
import konseki.finding.GapReason;
import konseki.finding.InventoriedSource;
import konseki.finding.Limitation;
import konseki.finding.TimeRange;
import konseki.query.Query;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// States of the grid and what sets them, on built ledgers.
class SignalsOfLossTest {
    private static final long HOUR = Timestamp.HOUR;
    private static final long MINUTE = Activity.MINUTE;
    private static final String SYSTEM = "5555555555555555-0";
    private static final String RELAY = "6666666666666666-0";

    @TempDir
    private Path folder;

    private CaseOfOneLine sample;

    @BeforeEach
    void newCase() {
        sample = new CaseOfOneLine();
    }

    @Test
    void anHourInWhichEverythingWasDeniedIsBlocked() {
        sample.forget(FIREWALL, CRITICAL_FROM + 5 * HOUR, CRITICAL_FROM + 6 * HOUR - 1);
        for (int minute = 0; minute < 60; minute += 3) {
            add(
                    FIREWALL,
                    CaseOfOneLine.flow(CRITICAL_FROM + 5 * HOUR + minute * MINUTE, "10.0.0.21", "198.51.100.9", 0)
                            .with("event.type=denied"));
        }
        assertThat(states("FS01")).containsExactly("DIRECT", "BLOCKED", "DIRECT");
        assertThat(states("DB01")).containsExactly("DIRECT", "BLOCKED", "DIRECT");
        assertThat(measured("FS01").shares().direct()).isEqualTo(10_000);
        // One flow that passed, and it is no blocked hour.
        add(FIREWALL, CaseOfOneLine.flow(CRITICAL_FROM + 5 * HOUR + 59 * MINUTE, "10.0.0.11", "198.51.100.9", 5));
        assertThat(states("DB01")).containsExactly("DIRECT");
        assertThat(states("FS01")).as("its own flows were all denied").containsExactly("DIRECT", "BLOCKED", "DIRECT");
    }

    @Test
    void aMachineThatWasOffSendsNothingWhileTheFirewallIsSilent() {
        long down = CRITICAL_FROM + 2 * HOUR - 10 * MINUTE;
        long up = CRITICAL_FROM + 6 * HOUR;
        sample.forget(FIREWALL, down, up - 1);
        sample.forget(FS01, down, up);
        assertThat(states("FS01")).containsExactly("DIRECT", "GAP(SILENT)", "DIRECT");
        mark(down, "1074");
        mark(down + MINUTE, "6006");
        mark(up, "6005");
        // The minutes between the firewall's last record and the shutdown stay a gap.
        assertThat(states("FS01")).containsExactly("DIRECT", "GAP(SILENT)", "OFF", "DIRECT");
        assertThat(measured("FS01").gaps()).extracting(AssetGap::when).allMatch(when -> when.to() <= down + MINUTE);
        assertThat(measured("FS01").hostRuns()).extracting(Run::state).contains("OFF");
        assertThat(measured("DB01").shares().direct())
                .isLessThan(measured("FS01").shares().direct());

        add(FS01, CaseOfOneLine.process(down + HOUR, "fs01"));
        assertThat(states("FS01")).as("somebody spoke").doesNotContain("OFF");
    }

    @Test
    void anIntruderCanWriteAShutdownToo() {
        long down = CRITICAL_FROM + 2 * HOUR;
        long up = CRITICAL_FROM + 6 * HOUR;
        sample.forget(FIREWALL, down, up);
        sample.forget(FS01, down, up);
        mark(down, "1074");
        mark(down + MINUTE, "6006");
        mark(up, "6005");
        assertThat(states("FS01")).contains("OFF");
        sample.taint.put("FS01", new Context.Taint(CRITICAL_FROM, Optional.empty(), "test"));
        assertThat(states("FS01")).doesNotContain("OFF");
    }

    @Test
    void aLogServiceThatStopsWithoutAShutdownIsAGap() {
        long stopped = CRITICAL_FROM + 2 * HOUR;
        sample.forget(FS01, stopped + 1, stopped + 40 * MINUTE);
        mark(stopped, "1100");
        assertThat(reasonsOfHost()).containsExactly("GAP(SERVICE_STOP)");
    }

    @Test
    void aRestartIsNone() {
        mark(CRITICAL_FROM + 2 * HOUR, "1074");
        mark(CRITICAL_FROM + 2 * HOUR, "1100");
        mark(CRITICAL_FROM + 2 * HOUR + 3 * MINUTE, "6005");
        assertThat(reasonsOfHost()).isEmpty();
    }

    @Test
    void recordsThatTheLogServiceLostAreAGap() {
        for (String code : List.of("1101", "1106", "1108", "1104")) {
            newCase();
            mark(CRITICAL_FROM + 4 * HOUR + 30 * MINUTE, code);
            assertThat(reasonsOfHost()).as(code).containsExactly("GAP(DROPPED)");
        }
    }

    @Test
    void anArchivedLogIsASourceToAskFor() {
        sample.members
                .computeIfAbsent(SYSTEM, _ -> new ArrayList<>())
                .add(TestEvent.at(
                        CRITICAL_FROM,
                        "event.dataset=windows.security",
                        "observer.name=fs01.corp.example",
                        "host.name=fs01.corp.example",
                        "event.code=1105",
                        "vendor.BackupPath=D:\\Archive-Security-2023-06-08.evtx"));
        assertThat(sample.measure(folder).sources())
                .filteredOn(source -> !source.read())
                .extracting(InventoriedSource::sensor)
                .contains("FS01: archived Security log");
    }

    @Test
    void aStoppedSensorEndsWhatItSays() {
        long at = CRITICAL_FROM + 3 * HOUR;
        // Its other log goes on, so the host is not silent.
        for (long time = START; time < WINDOW_TO; time += 10 * MINUTE) {
            add(
                    FS01,
                    TestEvent.at(
                            time,
                            "event.dataset=windows.security",
                            "observer.name=fs01.corp.example",
                            "host.name=fs01.corp.example"));
        }
        sample.members.computeIfPresent(
                FS01,
                (_, events) -> new ArrayList<>(events.stream()
                        .filter(event -> event.at() <= at || !event.pairs().contains("event.dataset=windows.sysmon"))
                        .toList()));
        assertThat(reasonsOfHost()).isEmpty();
        signal(SignalKind.SENSOR_STOPPED, false, at);
        assertThat(reasonsOfHost()).as("what only supports is none").isEmpty();
        signal(SignalKind.SENSOR_STOPPED, true, at);
        assertThat(reasonsOfHost()).containsExactly("GAP(SENSOR_OFF)");
    }

    @Test
    void onlyWhatMakesAHitByItselfIsTampering() {
        signal(SignalKind.LOG_CLEARED, false, CRITICAL_FROM + HOUR);
        assertThat(measured("FS01").tampering()).isZero();
        signal(SignalKind.LOG_CLEARED, true, CRITICAL_FROM + HOUR);
        assertThat(measured("FS01").tampering()).isEqualTo(1);
    }

    @Test
    void anAuditPolicyEndsWhatOnlyTheSecurityLogSays() {
        sample.members.computeIfPresent(
                FS01,
                (_, events) -> new ArrayList<>(events.stream()
                        .map(event -> new TestEvent(
                                event.at(),
                                event.pairs().stream()
                                        .map(pair -> pair.replace("windows.sysmon", "windows.security"))
                                        .toList()))
                        .toList()));
        signal(SignalKind.AUDIT_POLICY_CHANGED, true, CRITICAL_FROM + 12 * HOUR);
        assertThat(reasonsOfHost()).containsExactly("GAP(AUDIT_OFF)");
    }

    @Test
    void farLessThanInSuchHoursIsHalfAnHourAndAlmostNothingIsNone() {
        // 60 records an hour over five days; the window is what is compared.
        sample.members.put(FIREWALL, new ArrayList<>());
        for (long at = START; at < WINDOW_TO; at += MINUTE) {
            add(FIREWALL, CaseOfOneLine.flow(at, "10.0.0.21", "198.51.100.9", 1000));
        }
        thin(CRITICAL_FROM + 4 * HOUR, 5); // 12 of 60
        assertThat(states("FS01")).containsExactly("DIRECT", "DEGRADED", "DIRECT");
        assertThat(measured("FS01").shares().direct()).isEqualTo((23 * 10_000 + 5_000) / 24);
        thin(CRITICAL_FROM + 8 * HOUR, 30); // 2 of 60
        assertThat(measured("FS01").gaps())
                .extracting(gap -> gap.measured().reason())
                .contains(GapReason.LOSS);
    }

    @Test
    void numbersOfSyslogThatAreMissingAreLost() {
        List<TestEvent> events = sample.members.remove(FIREWALL);
        List<TestEvent> numbered = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            boolean missing = events.get(i).at() >= CRITICAL_FROM && i % 3 != 0;
            if (!missing) {
                numbered.add(events.get(i).with("event.sequence=" + i));
            }
        }
        sample.members.put(FIREWALL, numbered);
        assertThat(measured("FS01").gaps())
                .extracting(gap -> gap.measured().reason())
                .contains(GapReason.RECORD_HOLES);
    }

    @Test
    void aDaemonThatSaysWhatItLostIsBelieved() {
        lost(CRITICAL_FROM + 3 * HOUR, "imuxsock lost 900 messages from pid 7 due to rate-limiting");
        assertThat(reasonsOfHost()).containsExactly("GAP(DROPPED)");
        newCase();
        lost(CRITICAL_FROM + 3 * HOUR, "imuxsock[pid: 7]: begin to drop messages due to rate-limiting");
        assertThat(reasonsOfHost()).containsExactly("DEGRADED");
    }

    @Test
    void aCollectorThatPausesPausesForEverybody() {
        // The firewall writes once in half an hour, the host beside it every minute; a pause of 20 minutes shows only
        // together.
        List<TestEvent> relay = new ArrayList<>();
        for (long at = START; at < WINDOW_TO; at += MINUTE) {
            relay.add(TestEvent.at(at, "event.dataset=system.auth", "observer.name=lnx", "host.name=lnx"));
        }
        for (long at = START; at < WINDOW_TO; at += 30 * MINUTE) {
            relay.add(CaseOfOneLine.flow(at, "10.0.0.21", "198.51.100.9", 1000));
        }
        sample.members.remove(FIREWALL);
        sample.members.put(RELAY, relay);
        assertThat(measured("FS01").gaps()).isEmpty();
        long from = CRITICAL_FROM + 2 * HOUR + 5 * MINUTE;
        sample.forget(RELAY, from, from + 20 * MINUTE);
        assertThat(measured("FS01").gaps()).hasSize(1);
    }

    @Test
    void aFileThatIsMissingInASetIsNamed() {
        List<TestEvent> all = sample.members.remove(FIREWALL);
        for (int day = 0; day < 9; day++) {
            long from = START + day * Timestamp.DAY;
            if (day != 8) {
                sample.members.put(
                        "777777777777777" + day + "-0",
                        all.stream()
                                .filter(event -> event.at() >= from && event.at() < from + Timestamp.DAY)
                                .collect(Collectors.toCollection(ArrayList::new)));
            }
        }
        sample.window = new TimeRange(WINDOW_FROM - 4 * Timestamp.DAY, WINDOW_FROM - 1);
        sample.criticalFrom = sample.window.from();
        sample.members.remove("7777777777777775-0");
        assertThat(measured("FS01").gaps())
                .extracting(gap -> gap.measured().reason())
                .containsExactly(GapReason.PARTIAL_SET);
    }

    @Test
    void twoCopiesAZoneApartCannotBothBeRight() {
        sample.members.put(FS01, numbered(0));
        sample.members.put(SYSTEM, numbered(0));
        assertThat(codes()).doesNotContain("CLOCK_ZONE", "CLOCK_DISAGREES");
        sample.members.put(SYSTEM, numbered(9 * HOUR));
        assertThat(codes()).contains("CLOCK_ZONE");
        assertThat(measured("FS01").hostRuns()).extracting(Run::state).containsOnly("GAP(CLOCK)");
        sample.members.put(SYSTEM, numbered(90 * Timestamp.SECOND));
        assertThat(codes()).contains("CLOCK_DISAGREES");
        assertThat(measured("FS01").hostRuns()).extracting(Run::state).containsOnly("INDIRECT");
    }

    @Test
    void timeThatFallsBackInsideAFileIsSaid() {
        assertThat(codes()).doesNotContain("CLOCK_STEP");
        List<TestEvent> events = new ArrayList<>(sample.members.getOrDefault(FS01, List.of()));
        int half = events.size() / 2;
        List<TestEvent> back = new ArrayList<>(events.subList(half, events.size()));
        back.addAll(events.subList(0, half));
        sample.members.put(FS01, back);
        assertThat(codes()).contains("CLOCK_STEP");
    }

    @Test
    void aFileThatASpreadsheetSavedIsSaid() {
        assertThat(codes()).doesNotContain("RESAVED");
        add(
                FIREWALL,
                CaseOfOneLine.flow(CRITICAL_FROM, "10.0.0.21", "198.51.100.9", 123_500)
                        .with("fx.source.bytes_lo=122500"));
        assertThat(codes()).contains("RESAVED");
    }

    @Test
    void webFlowsPastTheProxyAreSaid() {
        assertThat(codes()).doesNotContain("PROXY_BYPASS");
        sample.members.put(
                SYSTEM, List.of(TestEvent.at(CRITICAL_FROM, "event.dataset=squid.access", "observer.name=proxy01")));
        assertThat(sample.measure(folder).doubts())
                .filteredOn(doubt -> doubt.code().equals("PROXY_BYPASS"))
                .extracting(Limitation::about)
                .containsExactly("FS01");
    }

    /// A record a minute with its number, its times moved.
    private static List<TestEvent> numbered(long offset) {
        return IntStream.range(0, (int) ((WINDOW_TO - START) / MINUTE))
                .mapToObj(i -> CaseOfOneLine.process(START + i * MINUTE + offset + 1, "fs01")
                        .with("event.sequence=" + (100_000 + i)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void thin(long hour, int keepEvery) {
        sample.members.computeIfPresent(
                FIREWALL,
                (_, events) -> new ArrayList<>(events.stream()
                        .filter(event -> event.at() < hour
                                || event.at() >= hour + HOUR
                                || (event.at() - hour) / MINUTE % keepEvery == 0)
                        .toList()));
    }

    private void lost(long at, String message) {
        sample.members
                .computeIfAbsent(SYSTEM, _ -> new ArrayList<>())
                .add(TestEvent.at(
                        at,
                        "observer.name=fs01.corp.example",
                        "host.name=fs01.corp.example",
                        "vendor.syslog.appname=rsyslogd",
                        "message=" + message));
    }

    private void mark(long at, String code) {
        boolean security = List.of("1100", "1101", "1104", "1106", "1108").contains(code);
        sample.members
                .computeIfAbsent(SYSTEM, _ -> new ArrayList<>())
                .add(TestEvent.at(
                        at,
                        "event.dataset=windows." + (security ? "security" : "system"),
                        "observer.name=fs01.corp.example",
                        "host.name=fs01.corp.example",
                        "event.code=" + code));
    }

    private void signal(SignalKind kind, boolean primary, long at) {
        sample.signals.add(new Signal(
                kind, primary, 50, new Subject.Machine("fs01.corp.example"), new TimeRange(at, at), new Query.All()));
    }

    private void add(String member, TestEvent event) {
        sample.members.computeIfAbsent(member, _ -> new ArrayList<>()).add(event);
    }

    private List<String> codes() {
        return sample.measure(folder).doubts().stream().map(Limitation::code).toList();
    }

    private List<String> states(String asset) {
        return measured(asset).runs().stream().map(Run::state).toList();
    }

    private List<String> reasonsOfHost() {
        return measured("FS01").hostRuns().stream()
                .map(Run::state)
                .filter(state -> !state.equals("INDIRECT"))
                .toList();
    }

    private AssetCoverage measured(String asset) {
        return sample.measure(folder).of(asset);
    }
}
