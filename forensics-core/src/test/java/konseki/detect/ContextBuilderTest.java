package konseki.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import konseki.event.Networks;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;
import konseki.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextBuilderTest {
    private static final long HOUR = Timestamp.HOUR;
    /// An hour that is no beginning of a day.
    private static final long T = TestEvent.time("2024-03-10T18:00:00Z");
    private static final TimeRange RECORDS = new TimeRange(T - 30 * Timestamp.DAY + 1, T + 6 * HOUR);

    private static Signal encrypted(String host, long at) {
        return new Signal(
                SignalKind.EXTENSION_COLLAPSE,
                true,
                85,
                new Subject.Machine(host),
                new TimeRange(at, at),
                new Query.All());
    }

    private static Signal cleared(String host, long at) {
        return new Signal(
                SignalKind.LOG_CLEARED, true, 70, new Subject.Machine(host), new TimeRange(at, at), new Query.All());
    }

    private static Signal moved(String from, String to, long first, long last) {
        return new Signal(
                SignalKind.REMOTE_SERVICE,
                true,
                60,
                new Subject.Movement(from, to, "adm"),
                new TimeRange(first, last),
                new Query.All());
    }

    private static Signal desktop(String from, String to, long at) {
        return new Signal(
                SignalKind.RDP,
                true,
                35,
                new Subject.Movement(from, to, "adm"),
                new TimeRange(at, at),
                new Query.All());
    }

    private static Signal fresh(String from, String to, long at) {
        return new Signal(
                SignalKind.NEW_EDGE,
                false,
                30,
                new Subject.Movement(from, to, "adm"),
                new TimeRange(at, at),
                new Query.All());
    }

    private static Signal guessed(String client, String target, String inside, long first, long success) {
        return new Signal(
                SignalKind.GUESSING_THEN_SUCCESS,
                true,
                60,
                new Subject.Access(client, target, "svc", inside),
                new TimeRange(first, success),
                new Query.All());
    }

    private static Signal session(int weight, boolean primary, String account, String inside, long from, long to) {
        return new Signal(
                SignalKind.EXTERNAL_SUCCESS,
                primary,
                weight,
                new Subject.Access("198.51.100.7", "fg01", account, inside),
                new TimeRange(from, to),
                new Query.All());
    }

    private static CaseRules rules(OptionalLong from, OptionalLong to, CaseRules.Asset... assets) {
        CaseRules plain = TestCase.rules(assets);
        return new CaseRules(
                plain.name(),
                plain.zone(),
                from,
                to,
                plain.internal(),
                true,
                plain.vpnPool(),
                plain.assets(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                CaseRules.Attestations.NONE,
                List.of());
    }

    private static final CaseRules SILENT = rules(OptionalLong.empty(), OptionalLong.empty());

    private static Context build(CaseRules rules, List<Signal> absolute, List<Signal> relative) {
        ContextBuilder builder = new ContextBuilder(rules, RECORDS);
        return builder.build(absolute, builder.baseline(absolute), relative);
    }

    private static Context build(List<Signal> absolute, List<Signal> relative) {
        return build(SILENT, absolute, relative);
    }

    // Baseline.

    @Test
    void theBaselineEndsADayBeforeTheFirstMaliciousEventInwardToHours() {
        Baseline baseline = build(List.of(encrypted("fs01", T + 1)), List.of()).baseline();

        assertThat(baseline.from()).isEqualTo(T - 30 * Timestamp.DAY + HOUR);
        assertThat(baseline.end()).isEqualTo(T - Timestamp.DAY);
    }

    @Test
    void theBaselineEndsAtTheWindowsStartIfThatIsEarlier() {
        CaseRules early = rules(OptionalLong.of(T - 3 * Timestamp.DAY - 1), OptionalLong.empty());
        CaseRules late = rules(OptionalLong.of(T), OptionalLong.empty());
        List<Signal> absolute = List.of(encrypted("fs01", T));

        assertThat(build(early, absolute, List.of()).baseline().end()).isEqualTo(T - 3 * Timestamp.DAY - HOUR);
        assertThat(build(late, absolute, List.of()).baseline().end()).isEqualTo(T - Timestamp.DAY);
    }

    @Test
    void withoutAnySignOfAnAttackThereIsNoBaselineAndTheWindowIsAllThereIs() {
        Context context = build(List.of(), List.of());

        assertThat(context.baseline().days()).isZero();
        assertThat(context.baseline().end()).isLessThanOrEqualTo(RECORDS.from());
        assertThat(context.window()).isEqualTo(RECORDS.outwardsToHours());
        assertThat(context.windowSource()).isEqualTo("from: first record; to: last record");
        assertThat(context.critical()).isEqualTo(context.window());
    }

    @Test
    void aBaselineThatWouldEndBeforeItBeginsHidesNoRecord() {
        long early = RECORDS.from() + 26 * HOUR;

        assertThat(build(List.of(encrypted("fs01", early)), List.of()).baseline())
                .isEqualTo(new Baseline(T - 30 * Timestamp.DAY + HOUR, T - 30 * Timestamp.DAY + 2 * HOUR));
        assertThat(build(List.of(encrypted("fs01", early - 2 * HOUR)), List.of())
                        .baseline()
                        .end())
                .isEqualTo(T - 30 * Timestamp.DAY);
    }

    // Window.

    @Test
    void theWindowIsTheWiderOfCaseYamlAndWhatIsDerived() {
        List<Signal> absolute = List.of(encrypted("fs01", T), encrypted("db01", T + HOUR));
        CaseRules wide = rules(OptionalLong.of(T - 5 * Timestamp.DAY), OptionalLong.of(T + 3 * HOUR + 5));
        CaseRules narrow = rules(OptionalLong.of(T - HOUR), OptionalLong.of(T - HOUR));

        Context widest = build(wide, absolute, List.of());
        assertThat(widest.window()).isEqualTo(new TimeRange(T - 5 * Timestamp.DAY, T + 4 * HOUR - 1));
        assertThat(widest.windowSource()).isEqualTo("from: case.yaml; to: case.yaml");
        Context derived = build(narrow, absolute, List.of());
        assertThat(derived.window()).isEqualTo(new TimeRange(T - Timestamp.DAY, T + 2 * HOUR - 1));
        assertThat(derived.windowSource()).isEqualTo("from: first malicious event - 24 h; to: last malicious event");
    }

    @Test
    void withoutAnIsolationTimeTheWindowEndsWithTheRecords() {
        Context within = build(List.of(encrypted("fs01", T)), List.of());
        Context declaredLater = build(List.of(encrypted("fs01", RECORDS.to() + HOUR)), List.of());

        assertThat(within.windowSource()).isEqualTo("from: first malicious event - 24 h; to: last record");
        assertThat(within.window().to()).isEqualTo(T + 7 * HOUR - 1);
        assertThat(declaredLater.windowSource())
                .isEqualTo("from: first malicious event - 24 h; to: last malicious event");
        assertThat(declaredLater.window().to()).isEqualTo(T + 8 * HOUR - 1);
    }

    @Test
    void theWindowEndsLaterByTheLargestClockError() {
        CaseRules isolated = rules(OptionalLong.empty(), OptionalLong.of(T + HOUR));
        CaseRules skewed = new CaseRules(
                isolated.name(),
                isolated.zone(),
                isolated.windowFrom(),
                isolated.windowTo(),
                isolated.internal(),
                true,
                isolated.vpnPool(),
                isolated.assets(),
                List.of(),
                List.of(),
                List.of(new CaseRules.ClockNote("fs01", -5 * Timestamp.SECOND, "A", "")),
                List.of(),
                List.of(),
                CaseRules.Attestations.NONE,
                List.of());

        assertThat(build(isolated, List.of(), List.of()).window().to()).isEqualTo(T + HOUR - 1);
        assertThat(build(skewed, List.of(), List.of()).window().to()).isEqualTo(T + 2 * HOUR - 1);
    }

    @Test
    void tamperingLongBeforeOrAfterTheIsolationDoesNotMoveTheWindow() {
        CaseRules isolated = rules(OptionalLong.empty(), OptionalLong.of(T + 2 * HOUR));
        Signal old = cleared("fs01", T - 61 * Timestamp.DAY);
        Signal near = cleared("fs01", T - 2 * Timestamp.DAY);
        Signal later = cleared("fs01", T + 20 * Timestamp.DAY);

        assertThat(build(isolated, List.of(old, encrypted("fs01", T), later), List.of())
                        .window())
                .isEqualTo(new TimeRange(T - Timestamp.DAY, T + 2 * HOUR - 1));
        assertThat(build(isolated, List.of(near, encrypted("fs01", T)), List.of())
                        .window()
                        .from())
                .isEqualTo(T - 3 * Timestamp.DAY);
        assertThat(build(isolated, List.of(cleared("fs01", T)), List.of())
                        .window()
                        .from())
                .isEqualTo(T - Timestamp.DAY);
    }

    @Test
    void whatOnlySupportsMovesNothing() {
        Signal habit = new Signal(
                SignalKind.RECOVERY_INHIBITION,
                false,
                70,
                new Subject.Machine("fs01"),
                new TimeRange(T - 9 * Timestamp.DAY, T - 9 * Timestamp.DAY),
                new Query.All());

        assertThat(build(List.of(habit, encrypted("fs01", T)), List.of())
                        .window()
                        .from())
                .isEqualTo(T - Timestamp.DAY);
    }

    @Test
    void theCriticalWindowBeginsOnAMachineThatHoldsData() {
        CaseRules.Asset data = new CaseRules.Asset(
                "DB01", List.of("DB01"), Networks.NONE, "server", true, OptionalLong.empty(), List.of());
        CaseRules rules = rules(OptionalLong.empty(), OptionalLong.of(T + 5 * HOUR), data);
        List<Signal> absolute = List.of(cleared("app01", T), encrypted("db01", T + 3 * HOUR + 7));

        assertThat(build(rules, absolute, List.of()).critical())
                .isEqualTo(new TimeRange(T + 3 * HOUR, T + 5 * HOUR - 1));
        assertThat(build(rules, absolute, List.of(moved("app01", "db01", T + HOUR, T + HOUR)))
                        .critical()
                        .from())
                .isEqualTo(T + HOUR);
        Context none = build(SILENT, absolute, List.of());
        assertThat(none.critical()).isEqualTo(none.window());
    }

    // Edges.

    @Test
    void oneEdgeUnitesAllSignalsOfAMovementUnderCanonicalNames() {
        CaseRules rules =
                rules(OptionalLong.empty(), OptionalLong.empty(), TestCase.asset("FS01", "10.0.0.21", "server"));
        List<Signal> relative = List.of(
                desktop("app01.corp.example", "fs01.corp.example", T),
                moved("APP01", "10.0.0.21", T + 5, T + 9),
                fresh("APP01", "fs01", T),
                desktop("FS01", "10.0.0.21", T),
                moved("", "fs01", T, T));

        List<Context.Edge> edges = build(rules, List.of(), relative).edges();

        assertThat(edges)
                .containsExactly(new Context.Edge(
                        "APP01",
                        "FS01",
                        "adm",
                        List.of(SignalKind.REMOTE_SERVICE, SignalKind.RDP),
                        new TimeRange(T, T + 9),
                        94));
    }

    // Taint.

    @Test
    void taintFollowsEdgesInTimeOnly() {
        List<Signal> relative = List.of(
                moved("a", "b", T + 2 * HOUR, T + 2 * HOUR),
                moved("b", "c", T + HOUR, T + HOUR), // before b was reached
                moved("b", "d", T + HOUR, T + 3 * HOUR), // goes on after it
                moved("b", "e", T + 4 * HOUR, T + 4 * HOUR));

        Map<String, Context.Taint> taint =
                build(List.of(cleared("a", T)), relative).taint();

        assertThat(taint).containsOnlyKeys("A", "B", "D", "E");
        assertThat(taint.get("B").since()).isEqualTo(T + 2 * HOUR);
        assertThat(taint.get("D")).isEqualTo(new Context.Taint(T + 2 * HOUR, Optional.of("B"), "reached from B"));
        assertThat(taint.get("E").since()).isEqualTo(T + 4 * HOUR);
    }

    @Test
    void taintNeedsAnEdgeOfForty() {
        List<Signal> weak = List.of(desktop("a", "b", T + 1));
        List<Signal> supported = List.of(desktop("a", "b", T + 1), fresh("a", "b", T + 1));

        assertThat(build(List.of(cleared("a", T)), weak).taint()).containsOnlyKeys("A");
        assertThat(build(List.of(cleared("a", T)), supported).taint()).containsOnlyKeys("A", "B");
    }

    @Test
    void theEarliestArrivalCounts() {
        List<Signal> relative = List.of(
                moved("a", "c", T + 5 * HOUR, T + 5 * HOUR),
                moved("a", "b", T + HOUR, T + HOUR),
                moved("b", "c", T + 2 * HOUR, T + 2 * HOUR));

        Map<String, Context.Taint> taint =
                build(List.of(cleared("a", T)), relative).taint();

        assertThat(taint.get("C")).isEqualTo(new Context.Taint(T + 2 * HOUR, Optional.of("B"), "reached from B"));
    }

    @ParameterizedTest(name = "{0} s after the encryption: explained {1}")
    @CsvSource({"0, true", "60, true", "61, false"})
    void aMachineThatNothingReachedInTimeIsUnexplained(int seconds, boolean explained) {
        long arrival = T + HOUR + seconds * Timestamp.SECOND;
        Context context =
                build(List.of(cleared("a", T), encrypted("b", T + HOUR)), List.of(moved("a", "b", arrival, arrival)));

        Context.Taint taint = context.taint().get("B");
        assertThat(taint.since()).isEqualTo(T + HOUR);
        assertThat(taint.isUnexplained()).isEqualTo(!explained);
        assertThat(context.taint().get("A").isUnexplained()).isTrue();
    }

    @Test
    void twoMachinesDoNotExplainEachOther() {
        List<Signal> absolute = List.of(encrypted("a", T), encrypted("b", T + 20 * Timestamp.SECOND));
        List<Signal> relative = List.of(
                moved("a", "b", T + 30 * Timestamp.SECOND, T + 30 * Timestamp.SECOND),
                moved("b", "a", T + 40 * Timestamp.SECOND, T + 40 * Timestamp.SECOND));

        Map<String, Context.Taint> taint = build(absolute, relative).taint();

        assertThat(taint.values().stream().filter(Context.Taint::isUnexplained)).hasSize(1);
    }

    // Ways in.

    @Test
    void aGuessedLoginIsAWayInAndTaintsTheAddressItGot() {
        List<Signal> absolute = List.of(
                guessed("198.51.100.7", "fg01", "198.51.100.7", T - 2 * HOUR, T - HOUR),
                session(60, true, "svc", "10.200.0.14", T - HOUR, T),
                encrypted("fs01", T + HOUR));
        List<Signal> relative =
                List.of(moved("10.200.0.14", "app01", T - HOUR / 2, T - HOUR / 2), moved("app01", "fs01", T, T));

        Context context = build(absolute, relative);

        assertThat(context.entries())
                .containsExactly(new Context.Entry(
                        "198.51.100.7", "FG01", "svc", Optional.of("10.200.0.14"), new TimeRange(T - HOUR, T), 60));
        assertThat(context.taint()).containsOnlyKeys("10.200.0.14", "APP01", "FS01");
        assertThat(context.taint().get("FS01"))
                .isEqualTo(new Context.Taint(T, Optional.of("APP01"), "reached from APP01"));
        assertThat(context.taint().get("APP01").from()).contains("10.200.0.14");
        assertThat(context.window().from()).isEqualTo(T - 2 * HOUR - Timestamp.DAY);
    }

    @Test
    void theAddressOfASessionIsTheAttackersOnlyWhileItLasts() {
        List<Signal> absolute =
                List.of(session(60, true, "svc", "10.200.0.14", T, T + HOUR), encrypted("fs01", T + 9 * HOUR));
        List<Signal> relative = List.of(
                moved("10.200.0.14", "app01", T + 3 * HOUR, T + 3 * HOUR),
                moved("10.200.0.14", "app02", T - HOUR, T - HOUR),
                moved("10.200.0.14", "app03", T + HOUR, T + HOUR));

        assertThat(build(absolute, relative).taint()).containsOnlyKeys("10.200.0.14", "APP03", "FS01");
    }

    @Test
    void anOrdinaryLoginIsAWayInOnlyIfItExplainsWhatNoOtherDoes() {
        Signal tanaka = session(20, false, "tanaka", "10.200.0.21", T, T + HOUR);
        Signal suzuki = session(20, false, "suzuki", "10.200.0.22", T, T + HOUR);
        List<Signal> relative = List.of(tanaka, suzuki, moved("10.200.0.21", "fs01", T + HOUR / 2, T + HOUR / 2));
        List<Signal> late = List.of(tanaka, suzuki, moved("10.200.0.21", "fs01", T + 3 * HOUR, T + 3 * HOUR));

        assertThat(build(List.of(encrypted("fs01", T + 2 * HOUR)), relative).entries())
                .extracting(Context.Entry::account)
                .containsExactly("tanaka");
        assertThat(build(List.of(encrypted("fs01", T + 2 * HOUR)), late).entries())
                .isEmpty();
        assertThat(build(List.of(), relative).entries()).isEmpty();
        List<Signal> explained =
                List.of(session(60, true, "svc", "10.200.0.9", T, T + HOUR), encrypted("fs01", T + 2 * HOUR));
        List<Signal> both = new ArrayList<>(relative);
        both.add(moved("10.200.0.9", "fs01", T + HOUR / 4, T + HOUR / 4));
        assertThat(build(explained, both).entries())
                .extracting(Context.Entry::account)
                .containsExactly("svc");
    }

    @Test
    void aWayInWeighsByWhatItExplains() {
        List<Signal> absolute = List.of(
                session(60, true, "svc", "10.200.0.14", T, T + HOUR),
                encrypted("fs01", T + 2 * HOUR),
                encrypted("db01", T + 2 * HOUR),
                encrypted("db02", T + 2 * HOUR));
        List<Signal> relative =
                List.of(moved("10.200.0.14", "fs01", T + 1, T + 1), moved("fs01", "db01", T + HOUR, T + HOUR));

        Context context = build(absolute, relative);

        assertThat(context.entries().getFirst().weightPercent()).isEqualTo(40);
        assertThat(context.taint().get("DB02").isUnexplained()).isTrue();
        assertThat(context.taint().get("DB01").isUnexplained()).isFalse();
    }

    @Test
    void aLoginFromOutsideToAMachineTaintsTheMachine() {
        Context context = build(List.of(guessed("198.51.100.7", "app01", "", T - HOUR, T)), List.of());

        assertThat(context.taint())
                .containsExactly(
                        Map.entry("APP01", new Context.Taint(T, Optional.empty(), "way in of svc from 198.51.100.7")));
    }

    // Order.

    @Test
    void theOrderOfSignalsDoesNotMatter() {
        Random random = new Random(11);
        List<Signal> absolute = new ArrayList<>(List.of(
                session(60, true, "svc", "10.200.0.14", T, T + HOUR),
                session(60, true, "svc", "10.200.0.14", T + 5 * HOUR, T + 6 * HOUR),
                guessed("198.51.100.7", "fg01", "198.51.100.7", T - HOUR, T)));
        List<Signal> relative = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            absolute.add(encrypted("h" + i, T + 4 * HOUR + i % 3 * HOUR));
        }
        for (int i = 0; i < 120; i++) {
            // Many equal times, so that ties decide.
            long at = T + random.nextInt(6) * HOUR;
            relative.add(moved("h" + random.nextInt(12), "h" + random.nextInt(12), at, at + random.nextInt(2) * HOUR));
            relative.add(desktop("10.200.0.14", "h" + random.nextInt(12), at));
            relative.add(fresh("10.200.0.14", "h" + random.nextInt(12), at));
        }
        Context expected = build(absolute, relative);
        assertThat(expected.taint()).hasSizeGreaterThan(10);

        for (int i = 0; i < 10; i++) {
            Collections.shuffle(absolute, random);
            Collections.shuffle(relative, random);
            Context again = build(absolute, relative);
            assertThat(again.absolute()).isEqualTo(expected.absolute());
            assertThat(again.relative()).isEqualTo(expected.relative());
            assertThat(again.edges()).isEqualTo(expected.edges());
            assertThat(again.entries()).isEqualTo(expected.entries());
            assertThat(again.taint()).isEqualTo(expected.taint());
            assertThat(again.window()).isEqualTo(expected.window());
        }
        for (String asset : expected.taint().keySet()) {
            assertThat(lengthOfPath(asset, expected))
                    .isLessThan(expected.taint().size() + 1);
        }
    }

    /// Steps back to a beginning; as many as there are machines if they go in a circle.
    private static int lengthOfPath(String asset, Context context) {
        int steps = 0;
        Optional<String> at = Optional.of(asset);
        while (at.isPresent() && steps <= context.taint().size()) {
            at = Optional.ofNullable(context.taint().get(at.get())).flatMap(Context.Taint::from);
            steps++;
        }
        return steps;
    }
}
