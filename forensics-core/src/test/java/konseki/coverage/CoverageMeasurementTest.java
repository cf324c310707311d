package konseki.coverage;

import static konseki.coverage.CaseOfOneLine.CRITICAL_FROM;
import static konseki.coverage.CaseOfOneLine.DB01;
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
import java.util.OptionalLong;
import java.util.Random;
import konseki.coverage.AssetCoverage.AssetGap;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.TestEvent;
import konseki.event.Timestamp;
import konseki.finding.CoverageSummary.Run;
import konseki.finding.GapReason;
import konseki.finding.InventoriedSource;
import konseki.finding.Measured;
import konseki.finding.TimeRange;
import konseki.finding.Volume;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageMeasurementTest {
    private static final long HOUR = Timestamp.HOUR;
    private static final long MINUTE = Activity.MINUTE;

    @TempDir
    private Path folder;

    private CaseOfOneLine sample;

    @BeforeEach
    void newCase() {
        sample = new CaseOfOneLine();
    }

    @Test
    void everythingRecordedIsEverythingCovered() {
        AssetCoverage fs01 = measured("FS01");
        assertThat(fs01.shares()).isEqualTo(new Measured.Shares(10_000, 10_000, 10_000));
        assertThat(fs01.gaps()).isEmpty();
        assertThat(fs01.split()).isEmpty();
        assertThat(fs01.runs()).containsExactly(new Run(new TimeRange(WINDOW_FROM, WINDOW_TO), "DIRECT"));
        assertThat(fs01.hostRuns()).containsExactly(new Run(new TimeRange(WINDOW_FROM, WINDOW_TO), "INDIRECT"));
        assertThat(fs01.sources()).isEqualTo(2);
        assertThat(fs01.sourcesOutOfReach()).isEqualTo(1);
        assertThat(fs01.sensors()).containsExactly("FG1", "fs01.corp.example");
    }

    @Test
    void aSilentFirewallIsAGapToTheMinute() {
        long from = CRITICAL_FROM + 2 * HOUR;
        sample.forget(FIREWALL, from, from + 5 * HOUR - 1);
        AssetCoverage db01 = measured("DB01");
        // The last record before is at 01:57, the next at 07:00; every minute between is missing.
        TimeRange silent = new TimeRange(from - 2 * MINUTE, from + 5 * HOUR - 1);
        assertThat(db01.gaps())
                .containsExactly(new AssetGap(
                        "wan1",
                        "FG1",
                        new Measured.MeasuredGap(GapReason.SILENT, silent, Volume.of(12_500_000L * silent.seconds()))));
        // Hours 01 to 06 of 24 are touched.
        assertThat(db01.shares().direct()).isEqualTo(10_000 * 18 / 24);
        assertThat(db01.shares().control()).isEqualTo(10_000 * 19 / 24);
        assertThat(db01.indirectOnly()).isTrue();
        assertThat(db01.runs()).extracting(Run::state).containsExactly("DIRECT", "INDIRECT", "DIRECT");
    }

    @Test
    void pausesThatAreUsualAreNoSilence() {
        // It writes every 3 minutes, so 2 minutes between are usual and three times that is still none.
        sample.forget(FIREWALL, CRITICAL_FROM + HOUR, CRITICAL_FROM + HOUR + MINUTE);
        assertThat(measured("FS01").gaps()).isEmpty();
        sample.forget(FIREWALL, CRITICAL_FROM + HOUR, CRITICAL_FROM + HOUR + 3 * MINUTE);
        assertThat(measured("FS01").gaps()).hasSize(1);
    }

    @Test
    void afterTheIsolationNothingIsMissing() {
        long isolated = WINDOW_TO + 1 - 30 * MINUTE;
        sample.members.keySet().stream().toList().forEach(member -> sample.forget(member, isolated, WINDOW_TO));
        assertThat(measured("FS01").gaps()).isEmpty(); // case.yaml gives no end: it is the last record
        sample.windowTo = OptionalLong.of(WINDOW_TO + 1);
        assertThat(measured("FS01").gaps()).hasSize(1);
        sample.windowTo = OptionalLong.of(isolated);
        assertThat(measured("FS01").gaps()).isEmpty();
    }

    @Test
    void aCounterLimitsWhatAGapCouldHide() {
        long from = CRITICAL_FROM + 2 * HOUR;
        sample.forget(FIREWALL, from, from + HOUR - 1);
        sample.counter(START, WINDOW_TO, 1000);
        AssetCoverage fs01 = measured("FS01");
        // From 01:58 to 02:59:59 rows of 5 minutes from 01:55 to 03:00 count.
        assertThat(fs01.gaps()).extracting(gap -> gap.measured().bytes()).containsExactly(Volume.of(65 * 60 * 1000));
        assertThat(fs01.sources()).isEqualTo(3);
    }

    @Test
    void aCounterThatMayHaveWrappedLimitsNothing() {
        sample.lines = List.of(new CaseRules.Line(
                "wan1", "IPv4", OptionalLong.of(1_000_000_000), "contract", List.of("FG1"), List.of("uplink")));
        sample.forget(FIREWALL, CRITICAL_FROM, CRITICAL_FROM + HOUR - 1);
        sample.counter(START, WINDOW_TO, 1000);
        assertThat(measured("FS01").gaps())
                .extracting(gap -> gap.measured().bytes())
                .allMatch(bytes -> bytes.equals(Volume.of(125_000_000L * 62 * 60)));
    }

    @Test
    void recordsThatStartLaterSplitTheWindow() {
        sample.forget(FIREWALL, START, WINDOW_FROM + 6 * HOUR + 30 * MINUTE);
        AssetCoverage fs01 = measured("FS01");
        assertThat(fs01.split()).hasValue(WINDOW_FROM + 7 * HOUR);
        assertThat(fs01.gaps()).extracting(gap -> gap.measured().reason()).containsExactly(GapReason.ROTATED);
        assertThat(fs01.shares().direct()).isEqualTo(10_000);
        assertThat(fs01.directShare()).isEqualTo(10_000 * 41 / 48);
    }

    @Test
    void aWayOutWithoutSensorIsUncovered() {
        sample.lines = List.of(
                sample.lines.getFirst(),
                new CaseRules.Line("lte", "mobile", OptionalLong.empty(), "", List.of(), List.of()));
        AssetCoverage fs01 = measured("FS01"); // uses wan1 only
        assertThat(fs01.gaps()).isEmpty();
        sample.lines = List.of(new CaseRules.Line("wan1", "IPv6", OptionalLong.empty(), "", List.of(), List.of()));
        AssetCoverage uncovered = measured("FS01");
        assertThat(uncovered.shares()).isEqualTo(new Measured.Shares(0, 0, 10_000));
        assertThat(uncovered.gaps()).extracting(gap -> gap.measured().reason()).containsExactly(GapReason.NO_SENSOR);
        assertThat(uncovered.gaps().getFirst().measured().bytes().isBounded()).isFalse();
    }

    @Test
    void aSecondSensorFillsTheGapOfTheFirst() {
        sample.lines = List.of(
                new CaseRules.Line("wan1", "IPv4", OptionalLong.of(8), "contract", List.of("FG1", "FG2"), List.of()));
        List<TestEvent> second = new ArrayList<>();
        for (TestEvent event : List.copyOf(sample.members.getOrDefault(FIREWALL, List.of()))) {
            second.add(event.with("observer.name=FG2"));
        }
        sample.members.put("5555555555555555-0", second);
        sample.forget(FIREWALL, CRITICAL_FROM, CRITICAL_FROM + 3 * HOUR);
        sample.forget("5555555555555555-0", CRITICAL_FROM + 2 * HOUR, CRITICAL_FROM + 5 * HOUR);
        List<AssetGap> gaps = measured("FS01").gaps();
        assertThat(gaps).hasSize(1);
        assertThat(gaps.getFirst().when())
                .isEqualTo(new TimeRange(
                        CRITICAL_FROM + 2 * HOUR - 2 * MINUTE, CRITICAL_FROM + 3 * HOUR + 3 * MINUTE - 1));
    }

    @Test
    void logsWithinTheIntrudersReachCountUntilTheHostWasTaken() {
        long taken = CRITICAL_FROM + 12 * HOUR;
        sample.taint.put("FS01", new Context.Taint(taken, Optional.empty(), "test"));
        assertThat(measured("FS01").shares().host()).isEqualTo(5_000);
        assertThat(measured("FS01").hostRuns())
                .extracting(Run::state)
                .containsExactly("INDIRECT", "GAP(ATTACKER_WRITABLE)");
        assertThat(measured("DB01").shares().host()).isEqualTo(10_000);
        sample.ruleOfMember.put(FS01, new CaseRules.SourceRule("FS01-forwarded", List.of("fs01*"), false));
        assertThat(measured("FS01").shares().host()).isEqualTo(10_000);
    }

    @Test
    void aClearedLogIsTamperingUnlessASecondCopyFillsIt() {
        long at = CRITICAL_FROM + 20 * HOUR;
        sample.forget(FS01, START, at - 1);
        sample.cleared("fs01", at);
        AssetCoverage fs01 = measured("FS01");
        assertThat(fs01.tampering()).isEqualTo(1);
        assertThat(fs01.tamperingNotRefilled()).isEqualTo(1);
        assertThat(fs01.hostRuns()).extracting(Run::state).containsExactly("GAP(CLEARED)", "INDIRECT");
        assertThat(measured("DB01").tampering()).isZero();

        List<TestEvent> copy = new ArrayList<>();
        for (long time = START; time < WINDOW_TO; time += 10 * MINUTE) {
            copy.add(TestEvent.at(
                    time, "event.dataset=windows.security", "observer.name=fs01.corp.example", "event.code=4624"));
        }
        sample.members.put("6666666666666666-0", copy);
        sample.ruleOfMember.put("6666666666666666-0", new CaseRules.SourceRule("collector", List.of("*"), false));
        AssetCoverage refilled = measured("FS01");
        assertThat(refilled.tampering()).isEqualTo(1);
        assertThat(refilled.tamperingNotRefilled()).isZero();
    }

    @Test
    void anExportThatStoppedAtALimitIsNamed() {
        long cut = CRITICAL_FROM + 19 * HOUR;
        sample.forget(FIREWALL, cut + 1, CRITICAL_FROM + 24 * HOUR - 10 * MINUTE);
        sample.readMembers.add(new ReadMember(FIREWALL, 5_000, 0, Optional.of(new TimeRange(START, cut))));
        assertThat(measured("FS01").gaps())
                .extracting(gap -> gap.measured().reason())
                .containsExactly(GapReason.TRUNCATED_EXPORT);
    }

    @Test
    void aMemberWithTooManyUnreadableRecordsDoesNotCount() {
        TimeRange all = new TimeRange(START, WINDOW_TO);
        sample.readMembers.add(new ReadMember(FIREWALL, 10_000, 10, Optional.of(all)));
        assertThat(measured("FS01").gaps()).isEmpty();
        sample.readMembers.set(0, new ReadMember(FIREWALL, 10_000, 11, Optional.of(all)));
        assertThat(measured("FS01").gaps())
                .extracting(gap -> gap.measured().reason())
                .containsExactly(GapReason.REJECTED);
    }

    @Test
    void withoutLinesEverySensorAtTheBoundaryStandsForOne() {
        sample.lines = List.of();
        CaseCoverage coverage = sample.measure(folder);
        assertThat(coverage.lines()).extracting(line -> line.subject()).containsExactly("fg1");
        assertThat(coverage.of("FS01").shares().direct()).isEqualTo(10_000);
        assertThat(coverage.assumptions()).hasSize(1);
    }

    @Test
    void filesOfOneSensorWithoutANameAreJoined() {
        sample.lines = List.of();
        List<TestEvent> days = sample.members.remove(FIREWALL);
        for (TestEvent event : days) {
            String day = "777777777777777" + (event.at() - START) / Timestamp.DAY % 10 + "-0";
            List<String> unnamed = event.pairs().stream()
                    .filter(pair -> !pair.startsWith("observer.name"))
                    .toList();
            sample.members.computeIfAbsent(day, _ -> new ArrayList<>()).add(new TestEvent(event.at(), unnamed));
        }
        CaseCoverage coverage = sample.measure(folder);
        assertThat(coverage.lines()).extracting(line -> line.subject()).containsExactly("fortinet.traffic");
        assertThat(coverage.of("FS01").gaps()).isEmpty();
    }

    @Test
    void theInventoryNamesWhatIsDeclaredOrReadOrOnlyNamed() {
        sample.ruleOfMember.put("9999999999999999-0", new CaseRules.SourceRule("VPN1", List.of("vpn*"), false));
        assertThat(sample.measure(folder).sources())
                .extracting(InventoriedSource::sensor, InventoriedSource::declared, InventoriedSource::read)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("FG1", true, true),
                        org.assertj.core.groups.Tuple.tuple("VPN1", true, false),
                        org.assertj.core.groups.Tuple.tuple("db01.corp.example", false, true),
                        org.assertj.core.groups.Tuple.tuple("fs01.corp.example", false, true),
                        org.assertj.core.groups.Tuple.tuple("uplink", true, false));
    }

    @Test
    void orderWorkersAndSpillsMakeNoDifference() {
        sample.counter(START, WINDOW_TO, 1000);
        sample.forget(FIREWALL, CRITICAL_FROM, CRITICAL_FROM + 2 * HOUR);
        CaseCoverage straight = sample.measure(folder);
        CaseCoverage shuffled = sample.measure(LedgerRun.shuffled(folder, sample.members, 3, 42));
        assertThat(shuffled).isEqualTo(straight);
    }

    /// Invariant 1 of `docs/method.md`, Verdict for what this package gives to the rule table.
    @Test
    void removingHoursOfASourceNeverImprovesASharesOrShortensAGap() {
        Random random = new Random(11);
        AssetCoverage before = measured("FS01");
        for (int i = 0; i < 12; i++) {
            long from = WINDOW_FROM + random.nextInt(48) * HOUR;
            String member = List.of(FIREWALL, FS01, DB01).get(random.nextInt(3));
            sample.forget(member, from, from + (1 + random.nextInt(3)) * HOUR);
            AssetCoverage after = measured("FS01");
            assertThat(after.shares().control())
                    .isLessThanOrEqualTo(before.shares().control());
            assertThat(after.shares().direct())
                    .isLessThanOrEqualTo(before.shares().direct());
            assertThat(after.shares().host())
                    .isLessThanOrEqualTo(before.shares().host());
            assertThat(seconds(after)).isGreaterThanOrEqualTo(seconds(before));
            before = after;
        }
        assertThat(seconds(before)).isPositive();
    }

    private static long seconds(AssetCoverage coverage) {
        return coverage.gaps().stream().mapToLong(gap -> gap.when().seconds()).sum();
    }

    private AssetCoverage measured(String asset) {
        return sample.measure(folder).of(asset);
    }
}
