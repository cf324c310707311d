package konseki.coverage;

import static konseki.coverage.CaseOfOneLine.CRITICAL_FROM;
import static konseki.coverage.CaseOfOneLine.FIREWALL;
import static konseki.coverage.CaseOfOneLine.START;
import static konseki.coverage.CaseOfOneLine.WINDOW_FROM;
import static konseki.coverage.CaseOfOneLine.WINDOW_TO;
import static konseki.coverage.CaseOfOneLine.flow;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.TestEvent;
import konseki.event.Networks;
import konseki.event.Timestamp;
import konseki.finding.Bound;
import konseki.finding.BoundTerm;
import konseki.finding.TimeRange;
import konseki.finding.Volume;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResidualBoundTest {
    @TempDir
    private Path folder;

    private CaseOfOneLine sample;

    @BeforeEach
    void newCase() {
        sample = new CaseOfOneLine();
    }

    @Test
    void bytesBelowEveryThresholdAreU2() {
        // 48 h × 20 flows of 1000 bytes; the flow that ends as the window starts belongs to it.
        assertThat(bound("FS01").u2()).isEqualTo(Volume.of(960_000));
        // The records end with the window: U6 is a session of 10 s at 100 Mbit/s.
        assertThat(bound("FS01").u6()).isEqualTo(Volume.of(10 * 12_500_000));
        assertThat(bound("FS01").total()).isEqualTo(Volume.of(960_000 + 10 * 12_500_000));
        assertThat(bound("DB01").u2()).isEqualTo(Volume.none());
    }

    @Test
    void allowedBytesAreExplainedNotGone() {
        sample.allow.add(new CaseRules.Allowance(
                "backup", Networks.NONE, Networks.of(List.of("198.51.100.0/24")), List.of(), "contract"));
        assertThat(bound("FS01").u1b()).isEqualTo(Volume.of(960_000));
        assertThat(bound("FS01").u2()).isEqualTo(Volume.none());
    }

    @Test
    void bytesOfNobodyCountAgainstEveryAsset() {
        add(flow(CRITICAL_FROM + Timestamp.HOUR, "10.9.9.9", "192.0.2.1", 5_000));
        assertThat(bound("FS01").u2()).isEqualTo(Volume.of(965_000));
        assertThat(bound("DB01").u2()).isEqualTo(Volume.of(5_000));
    }

    @Test
    void bytesOfAProxyCountAgainstEveryAsset() {
        sample.proxy = true;
        add(flow(CRITICAL_FROM + Timestamp.HOUR, "10.0.0.80", "192.0.2.1", 5_000));
        assertThat(bound("DB01").u2()).isEqualTo(Volume.none()); // a declared machine of its own so far
        sample.members.put(
                "8888888888888888-0",
                List.of(TestEvent.at(CRITICAL_FROM, "event.dataset=squid.access", "observer.name=proxy01")));
        assertThat(bound("DB01").u2()).isEqualTo(Volume.of(5_000));
    }

    @Test
    void whatTheInternalSideSentCountsWhoeverOpenedTheFlow() {
        add(flow(CRITICAL_FROM + Timestamp.HOUR, "192.0.2.1", "10.0.0.11", 5_000));
        assertThat(bound("DB01").u2()).isEqualTo(Volume.of(10_000));
    }

    @Test
    void gapsAreSecondsTimesTheRate() {
        sample.forget(FIREWALL, CRITICAL_FROM, CRITICAL_FROM + Timestamp.HOUR - 1);
        assertThat(bound("FS01").u3()).isEqualTo(Volume.of(62L * 60 * 12_500_000));
        sample.lines = List.of(new CaseRules.Line("wan1", "IPv4", OptionalLong.empty(), "", List.of("FG1"), List.of()));
        assertThat(bound("FS01").u3().isBounded()).isFalse();
        assertThat(bound("FS01").u7().isBounded()).isFalse();
    }

    @Test
    void whatLiesBeforeTheSplitIsNotInTheBound() {
        sample.forget(FIREWALL, START, WINDOW_FROM + 6 * Timestamp.HOUR);
        assertThat(bound("FS01").u3()).isEqualTo(Volume.none());
    }

    @Test
    void flowsWithoutCountersAreDurationTimesTheRate() {
        add(TestEvent.at(
                CRITICAL_FROM,
                "event.dataset=fortinet.traffic",
                "observer.name=FG1",
                "source.ip=10.0.0.11",
                "destination.ip=192.0.2.1",
                "event.duration=60000000000"));
        assertThat(bound("DB01").u5()).isEqualTo(Volume.of(60L * 12_500_000));
    }

    @Test
    void sessionsOfTheAttackerCountOncePerEntry() {
        long login = CRITICAL_FROM + Timestamp.HOUR;
        sample.entries.add(new Context.Entry(
                "203.0.113.9", "VPN", "tanaka", Optional.of("10.8.0.3"), new TimeRange(login, login), 80));
        // Inside the tunnel the server sent 30 MB over 600 s; the tunnel itself 33 MB over 900 s.
        add(session(login, "10.8.0.3", "10.0.0.21", 30_000_000, 600));
        add(session(login, "203.0.113.9", "10.0.0.1", 33_000_000, 900));
        // Before the entry the address was somebody else's.
        add(session(login - Timestamp.DAY, "10.8.0.3", "10.0.0.21", 900_000_000, 600));
        Exposure exposure = sample.exposure(folder, "DB01").orElseThrow();
        assertThat(exposure.bound().u8()).isEqualTo(Volume.of(33_000_000));
        assertThat(exposure.toAttackerPeak()).isEqualTo(15_000_000);
    }

    @Test
    void theRecordOfTheOtherSideExplainsADayWithinFivePercent() {
        Networks backup = Networks.of(List.of("198.51.100.0/24"));
        long day = WINDOW_FROM / Timestamp.DAY;
        sample.allow.add(new CaseRules.Allowance(
                "backup",
                Networks.NONE,
                backup,
                List.of(),
                "contract",
                List.of(
                        new CaseRules.OtherSide(day, 500_000, "job log, day one"), // 480,000 were sent: 4 %
                        new CaseRules.OtherSide(day + 1, 510_000, "job log, day two")))); // 5.9 %
        assertThat(bound("FS01").u1a()).isEqualTo(Volume.of(480_000));
        assertThat(bound("FS01").u1b()).isEqualTo(Volume.of(480_000));
        assertThat(terms("u1a")).singleElement().satisfies(term -> {
            assertThat(term.inputs().en()).contains("480000 bytes on day 2023-06-08", "500000", "job log, day one");
            assertThat(term.query().orElseThrow()).contains("198.51.100.0/24", "10.0.0.21");
        });
    }

    @Test
    void everyPartIsTheSumOfItsTerms() {
        sample.forget(FIREWALL, CRITICAL_FROM, CRITICAL_FROM + Timestamp.HOUR - 1);
        sample.forget(FIREWALL, CRITICAL_FROM + 5 * Timestamp.HOUR, CRITICAL_FROM + 6 * Timestamp.HOUR - 1);
        Bound bound = bound("FS01");
        for (String part : List.of("u1a", "u1b", "u2", "u3", "u4", "u5", "u6", "u7", "u8")) {
            Volume sum = terms(part).stream().map(BoundTerm::bytes).reduce(Volume.none(), Volume::plus);
            assertThat(sum).as(part).isEqualTo(part(bound, part));
        }
        assertThat(terms("u3")).hasSize(2);
        assertThat(terms("u3").getFirst().inputs().en()).isEqualTo("3720 s × 12500000 B/s");
        assertThat(bound.u2()).isNotEqualTo(Volume.none());
    }

    private static Volume part(Bound bound, String name) {
        return switch (name) {
            case "u1a" -> bound.u1a();
            case "u1b" -> bound.u1b();
            case "u2" -> bound.u2();
            case "u3" -> bound.u3();
            case "u4" -> bound.u4();
            case "u5" -> bound.u5();
            case "u6" -> bound.u6();
            case "u7" -> bound.u7();
            default -> bound.u8();
        };
    }

    @Test
    void whereRecordsEndTheLongestSessionMayHaveBeenOpen() {
        long cut = CRITICAL_FROM + 4 * Timestamp.HOUR;
        add(flow(CRITICAL_FROM, "10.0.0.11", "192.0.2.1", 10).with("event.duration=" + 900 * Timestamp.SECOND));
        sample.forget(FIREWALL, cut, WINDOW_TO);
        assertThat(bound("FS01").u6()).isEqualTo(Volume.of(900L * 12_500_000));
        sample.counter(START, WINDOW_TO, 1000);
        assertThat(bound("FS01").u6()).as("a counter knows better").isEqualTo(Volume.of(20 * 60 * 1000));
    }

    @Test
    void recordsThatGoOnAnHourAfterTheEndLeaveNoSessionOpen() {
        sample.windowTo = OptionalLong.of(WINDOW_TO + 1);
        for (long at = WINDOW_TO + 1; at < WINDOW_TO + 2 * Timestamp.HOUR; at += 3 * Activity.MINUTE) {
            add(flow(at, "10.0.0.21", "198.51.100.9", 1000));
        }
        assertThat(bound("FS01").u6()).isEqualTo(Volume.none());
    }

    @Test
    void samplingMissesAShareOfWhatWasSeenAndSmallFlowsWhole() {
        assertThat(bound("FS01").u4()).isEqualTo(Volume.none());
        sample.ruleOfMember.put(FIREWALL, new CaseRules.SourceRule("FG1", List.of("fg*"), false, 100));
        // 960 flows of 1000 bytes; √960 is 30 and a bit.
        long missed = 960_000L * 99 + (960_000L / 30 + 1) * 200 + 300 * 1460;
        assertThat(bound("FS01").u4()).isEqualTo(Volume.of(missed));
        assertThat(bound("DB01").u4())
                .as("nothing seen, and nothing must have been there")
                .isEqualTo(Volume.of(200 + 300 * 1460));
    }

    @Test
    void sessionsSideBySideAreAsFastAsTheirSum() {
        long login = CRITICAL_FROM + Timestamp.HOUR;
        sample.entries.add(new Context.Entry(
                "203.0.113.9", "VPN", "tanaka", Optional.of("10.8.0.3"), new TimeRange(login, login), 80));
        for (int i = 0; i < 10; i++) {
            add(session(login + Timestamp.HOUR, "10.8.0.3", "10.0.0.21", 10_000_000, 290));
        }
        // By the mean of the hour it would be 300/2900 of 100 MB.
        assertThat(sample.exposure(folder, "DB01").orElseThrow().toAttackerPeak())
                .isEqualTo(100_000_000);
    }

    @Test
    void whatAMachineSentToTheAttackerIsAtMostWhatItSent() {
        long login = CRITICAL_FROM + Timestamp.HOUR;
        sample.entries.add(
                new Context.Entry("203.0.113.9", "VPN", "tanaka", Optional.empty(), new TimeRange(login, login), 80));
        for (int i = 0; i < 5; i++) {
            add(flow(login + (10 + 10 * i) * Activity.MINUTE, "10.0.0.21", "203.0.113.9", 9_000_000));
        }
        // 45 MB in the hour, in five minutes of 9 MB and two small flows.
        Exposure exposure = sample.exposure(folder, "FS01").orElseThrow();
        assertThat(exposure.bound().u8()).isEqualTo(Volume.of(45_000_000));
        assertThat(exposure.toAttackerPeak()).isBetween(9_000_000L, 9_010_000L);
    }

    private List<BoundTerm> terms(String part) {
        return bound("FS01").terms().stream()
                .filter(term -> term.part().equals(part))
                .toList();
    }

    /// One tunnel that handed out two addresses, one after the other, sent its bytes once.
    @Test
    void aClientWithSeveralAddressesInsideCountsOnce() {
        long first = CRITICAL_FROM + Timestamp.HOUR;
        long second = first + 4 * Timestamp.HOUR;
        sample.entries.add(new Context.Entry(
                "203.0.113.9", "VPN", "tanaka", Optional.of("10.8.0.3"), new TimeRange(first, first), 80));
        sample.entries.add(new Context.Entry(
                "203.0.113.9", "VPN", "tanaka", Optional.of("10.8.0.4"), new TimeRange(second, second), 80));
        add(session(first, "203.0.113.9", "10.0.0.1", 33_000_000, 900));
        add(session(second, "203.0.113.9", "10.0.0.1", 22_000_000, 900));
        add(session(first, "10.8.0.3", "10.0.0.21", 30_000_000, 600));
        add(session(second, "10.8.0.4", "10.0.0.21", 20_000_000, 600));
        // Before the second session its address was somebody else's.
        add(session(first, "10.8.0.4", "10.0.0.21", 900_000_000, 600));
        assertThat(sample.exposure(folder, "DB01").orElseThrow().bound().u8()).isEqualTo(Volume.of(55_000_000));
    }

    private static TestEvent session(long at, String source, String destination, long received, int seconds) {
        return TestEvent.at(
                at,
                "event.dataset=fortinet.traffic",
                "observer.name=FG1",
                "source.ip=" + source,
                "destination.ip=" + destination,
                "source.bytes=1000",
                "destination.bytes=" + received,
                "event.duration=" + seconds * Timestamp.SECOND);
    }

    private void add(TestEvent event) {
        sample.members.computeIfAbsent(FIREWALL, _ -> new ArrayList<>()).add(event);
    }

    private Bound bound(String asset) {
        assertThat(sample.window.to()).isEqualTo(WINDOW_TO);
        return sample.exposure(folder, asset).orElseThrow().bound();
    }
}
