package konseki.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import konseki.finding.Disposition.Decision;
import konseki.finding.Measured.MeasuredGap;
import org.junit.jupiter.api.Test;

/// The invariants of `docs/method.md`, Verdict as far as the rule table sees them, on random inputs of a fixed seed.
class VerdictPropertiesTest {
    private static final int ROUNDS = 20_000;

    private final VerdictRules rules = new VerdictRules(VerdictThresholds.DEFAULT);

    @Test
    void lessCoverageNeverImprovesAVerdict() {
        Random random = new Random(1);
        for (int i = 0; i < ROUNDS; i++) {
            Measured before = MeasuredCases.random(random);
            Measured after = worse(before, random);
            assertNotBetter(before, after);
        }
    }

    @Test
    void aTransferLeavesNoNegative() {
        Random random = new Random(2);
        for (int i = 0; i < ROUNDS; i++) {
            Measured before = MeasuredCases.random(random);
            int score = 40 + random.nextInt(61);
            Measured after = MeasuredCases.withFound(
                    before,
                    new Indication.Egress(score, random.nextBoolean(), random.nextBoolean(), Decision.UNRESOLVED));
            assertThat(rules.grade(after).verdict().isNegative()).isFalse();
            assertNotBetter(before, after);
        }
    }

    @Test
    void anotherIndicationNeverImprovesAVerdict() {
        Random random = new Random(3);
        for (int i = 0; i < ROUNDS; i++) {
            Measured before = MeasuredCases.random(random);
            Indication more = MeasuredCases.randomIndication(random);
            assertNotBetter(before, MeasuredCases.withFound(before, more));
        }
    }

    /// A wider window brings more gaps, perhaps a split, and a larger V.
    @Test
    void aWiderWindowNeverRaisesAGrade() {
        Random random = new Random(4);
        for (int i = 0; i < ROUNDS; i++) {
            Measured before = MeasuredCases.random(random);
            List<MeasuredGap> gaps = new ArrayList<>(before.gaps());
            gaps.add(MeasuredCases.randomGap(random));
            Measured.Scope scope = before.scope();
            Measured.Scope wider = new Measured.Scope(
                    scope.queriesRun(),
                    scope.queriesRequired(),
                    scope.windowHasEnd(),
                    scope.assets(),
                    scope.provisional(),
                    true);
            Measured.Volumes volumes = before.volumes();
            Measured.Volumes more = new Measured.Volumes(
                    volumes.unseen().plus(MeasuredCases.volume(random)),
                    volumes.atRisk(),
                    volumes.toAttacker(),
                    volumes.toAttackerPeak(),
                    volumes.toAttackerDecided());
            Measured after = MeasuredCases.with(MeasuredCases.with(MeasuredCases.withGaps(before, gaps), wider), more);
            assertNotBetter(before, after);
        }
    }

    @Test
    void everyVerdictOccursAmongTheRandomInputs() {
        Random random = new Random(1);
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        for (int i = 0; i < ROUNDS; i++) {
            seen.add(rules.grade(MeasuredCases.random(random)).verdict());
        }
        assertThat(seen).containsExactly(Verdict.values());
    }

    @Test
    void everyFailedClauseIsOfABetterGradeAndNegativesNameTheirs() {
        Random random = new Random(5);
        for (int i = 0; i < ROUNDS; i++) {
            Grade grade = rules.grade(MeasuredCases.random(random));
            assertThat(grade.failed())
                    .allMatch(failed ->
                            grade.verdict().isWorseThan(failed.clause().grade()));
            boolean rests = grade.verdict() == Verdict.INCONCLUSIVE || grade.verdict() == Verdict.NO_EVIDENCE_LIMITED;
            assertThat(grade.reasons().isEmpty()).isEqualTo(!rests);
        }
    }

    private void assertNotBetter(Measured before, Measured after) {
        Verdict verdictBefore = rules.grade(before).verdict();
        Verdict verdictAfter = rules.grade(after).verdict();
        assertThat(verdictBefore.isWorseThan(verdictAfter))
                .as("%s became %s: %s, then %s", verdictBefore, verdictAfter, before, after)
                .isFalse();
    }

    private static Measured worse(Measured m, Random random) {
        Measured.Shares shares = m.shares();
        Measured.Trust trust = m.trust();
        Measured.Volumes volumes = m.volumes();
        Measured.Scope scope = m.scope();
        return switch (random.nextInt(8)) {
            case 0 ->
                MeasuredCases.with(
                        m, new Measured.Shares(less(shares.control(), random), shares.direct(), shares.host()));
            case 1 ->
                MeasuredCases.with(
                        m, new Measured.Shares(shares.control(), less(shares.direct(), random), shares.host()));
            case 2 ->
                MeasuredCases.with(
                        m, new Measured.Shares(shares.control(), shares.direct(), less(shares.host(), random)));
            case 3 -> {
                List<MeasuredGap> gaps = new ArrayList<>(m.gaps());
                gaps.add(MeasuredCases.randomGap(random));
                yield MeasuredCases.withGaps(m, gaps);
            }
            case 4 ->
                MeasuredCases.with(
                        m,
                        new Measured.Trust(
                                trust.tampering() + 1,
                                trust.tamperingNotRefilled() + random.nextInt(2),
                                trust.controlsFailed(),
                                trust.sources(),
                                trust.sourcesOutOfReach()));
            case 5 ->
                MeasuredCases.with(
                        m,
                        new Measured.Trust(
                                trust.tampering(),
                                trust.tamperingNotRefilled(),
                                trust.controlsFailed() + random.nextInt(2),
                                less(trust.sources(), random),
                                less(trust.sourcesOutOfReach(), random)));
            case 6 ->
                MeasuredCases.with(
                        m,
                        new Measured.Volumes(
                                volumes.unseen().plus(MeasuredCases.volume(random)),
                                volumes.atRisk(),
                                volumes.toAttacker(),
                                volumes.toAttackerPeak(),
                                volumes.toAttackerDecided() && random.nextBoolean()));
            default ->
                MeasuredCases.with(
                        m,
                        new Measured.Scope(
                                less(scope.queriesRun(), random),
                                scope.queriesRequired(),
                                scope.windowHasEnd() && random.nextBoolean(),
                                scope.assets(),
                                scope.provisional() || random.nextBoolean(),
                                scope.windowSplit() || random.nextBoolean()));
        };
    }

    private static int less(int value, Random random) {
        return value == 0 ? 0 : random.nextInt(value + 1);
    }
}
