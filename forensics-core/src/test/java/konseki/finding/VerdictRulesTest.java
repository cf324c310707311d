package konseki.finding;

import static konseki.finding.MeasuredCases.AT_RISK;
import static konseki.finding.MeasuredCases.best;
import static konseki.finding.MeasuredCases.gap;
import static konseki.finding.MeasuredCases.with;
import static konseki.finding.MeasuredCases.withFound;
import static konseki.finding.MeasuredCases.withGaps;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import konseki.finding.Disposition.Decision;
import org.junit.jupiter.api.Test;

class VerdictRulesTest {
    private final VerdictRules rules = new VerdictRules(VerdictThresholds.DEFAULT);

    @Test
    void fullCoverageAndNothingFoundIsBounded() {
        Grade grade = rules.grade(best());
        assertThat(grade).isEqualTo(new Grade(Verdict.NO_EVIDENCE_BOUNDED, Clause.BOUNDED_HOLDS, List.of(), List.of()));
    }

    @Test
    void eachMissingBoundedClauseLimits() {
        Measured best = best();
        assertLimited(with(best, new Measured.Scope(13, 13, true, 1, true, false)), Clause.BOUNDED_CONFIRMED_SCOPE);
        assertLimited(with(best, new Measured.Scope(13, 13, true, 1, false, true)), Clause.BOUNDED_WHOLE_WINDOW);
        assertLimited(with(best, new Measured.Shares(9_899, 10_000, 10_000)), Clause.BOUNDED_CONTROL_SHARE);
        assertLimited(with(best, new Measured.Shares(10_000, 9_899, 10_000)), Clause.BOUNDED_DIRECT_SHARE);
        assertLimited(with(best, new Measured.Shares(10_000, 10_000, 9_499)), Clause.BOUNDED_HOST_SHARE);
        assertLimited(with(best, new Measured.Trust(1, 0, 0, 2, 1)), Clause.BOUNDED_TAMPERING);
        assertLimited(with(best, new Measured.Trust(0, 0, 0, 1, 1)), Clause.BOUNDED_SOURCES);
        assertLimited(with(best, new Measured.Trust(0, 0, 0, 2, 0)), Clause.BOUNDED_SOURCES);
        assertLimited(
                withGaps(best, List.of(gap(GapReason.SILENT, 100, 3600, Volume.of(AT_RISK)))),
                Clause.BOUNDED_MATERIAL_GAP);
        assertLimited(volumes(Volume.of(AT_RISK), Volume.none(), true), Clause.BOUNDED_UNSEEN);
        assertLimited(volumes(unbounded(), Volume.none(), true), Clause.BOUNDED_UNSEEN);
        assertLimited(volumes(Volume.none(), Volume.none(), false), Clause.BOUNDED_ATTACKER_DECIDED);
        assertLimited(volumes(Volume.none(), Volume.of(AT_RISK / 100 + 1), true), Clause.BOUNDED_ATTACKER_SHARE);
        assertLimited(volumes(Volume.none(), unbounded(), true), Clause.BOUNDED_ATTACKER_SHARE);
    }

    @Test
    void atTheThresholdsItIsStillBounded() {
        Measured measured = with(best(), new Measured.Shares(9_900, 9_900, 9_500));
        Measured.Volumes volumes = new Measured.Volumes(
                Volume.of(AT_RISK - 1), OptionalLong.of(AT_RISK), Volume.of(AT_RISK / 100), 40_000_000, true);
        assertThat(rules.grade(with(with(measured, volumes), new Measured.Trust(0, 0, 0, 2, 1)))
                        .verdict())
                .isEqualTo(Verdict.NO_EVIDENCE_BOUNDED);
    }

    @Test
    void anUnknownVolumeAtRiskIsNamed() {
        Measured.Volumes volumes = new Measured.Volumes(Volume.none(), OptionalLong.empty(), Volume.none(), 0, true);
        Grade grade = rules.grade(with(best(), volumes));
        assertThat(grade.verdict()).isEqualTo(Verdict.NO_EVIDENCE_LIMITED);
        assertThat(grade.reasons()).containsExactly(ReasonCode.VOLUME_AT_RISK_UNKNOWN);
    }

    @Test
    void tamperingDecidesBeforeTheGapItLeaves() {
        Measured measured = withGaps(best(), List.of(gap(GapReason.CLEARED, 1, 7200, unbounded())));
        Grade grade = rules.grade(with(measured, new Measured.Trust(1, 1, 0, 2, 1)));
        assertThat(grade.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(grade.decidedBy()).isEqualTo(Clause.LIMITED_TAMPERING);
        assertThat(grade.reasons()).startsWith(ReasonCode.TAMPERED, ReasonCode.MATERIAL_GAP);
    }

    @Test
    void aMaterialGapBeforeTheEncryptionIsInconclusive() {
        Measured measured = withGaps(best(), List.of(gap(GapReason.SILENT, 0, 5 * 3600, Volume.of(AT_RISK))));
        Grade grade = rules.grade(with(measured, new Measured.Shares(7_000, 7_000, 10_000)));
        assertThat(grade.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(grade.reasons().getFirst()).isEqualTo(ReasonCode.MATERIAL_GAP);
        assertThat(grade.failed())
                .extracting(FailedClause::clause)
                .contains(Clause.LIMITED_DIRECT_SHARE, Clause.LIMITED_CONTROL_SHARE, Clause.BOUNDED_DIRECT_SHARE);
    }

    @Test
    void aCounterThatLeavesLessThanTheDataAtRiskMakesALongGapHarmless() {
        Measured measured = withGaps(best(), List.of(gap(GapReason.SILENT, 0, 5 * 3600, Volume.of(AT_RISK / 2))));
        assertThat(rules.grade(measured).verdict()).isEqualTo(Verdict.NO_EVIDENCE_BOUNDED);
    }

    @Test
    void withoutAKnownRateFifteenMinutesAreMaterial() {
        assertThat(rules.grade(withGaps(best(), List.of(gap(GapReason.SILENT, 0, 900, unbounded()))))
                        .verdict())
                .isEqualTo(Verdict.NO_EVIDENCE_BOUNDED);
        assertThat(rules.grade(withGaps(best(), List.of(gap(GapReason.SILENT, 0, 901, unbounded()))))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void gapsNameDoubtfulClocksAndUnverifiedFiles() {
        Measured measured = withGaps(
                best(),
                List.of(gap(GapReason.UNVERIFIED, 0, 901, unbounded()), gap(GapReason.CLOCK, 0, 901, unbounded())));
        assertThat(rules.grade(measured).reasons()).contains(ReasonCode.UNVERIFIED, ReasonCode.CLOCK);
    }

    @Test
    void egressOfATaintedHostIsProbableUntilDispositioned() {
        assertThat(egress(70, true, false, Decision.UNRESOLVED)).isEqualTo(Verdict.TRANSFER_PROBABLE);
        assertThat(egress(69, true, false, Decision.UNRESOLVED)).isEqualTo(Verdict.INDICATIONS_UNRESOLVED);
        assertThat(egress(90, false, false, Decision.UNRESOLVED)).isEqualTo(Verdict.INDICATIONS_UNRESOLVED);
        assertThat(egress(90, true, true, Decision.UNRESOLVED)).isEqualTo(Verdict.INDICATIONS_UNRESOLVED);
        assertThat(egress(39, false, false, Decision.UNRESOLVED)).isEqualTo(Verdict.NO_EVIDENCE_BOUNDED);
        assertThat(egress(90, true, false, Decision.BENIGN)).isEqualTo(Verdict.NO_EVIDENCE_BOUNDED);
        assertThat(egress(90, true, false, Decision.INTERACTIVE)).isEqualTo(Verdict.TRANSFER_PROBABLE);
        assertThat(egress(90, true, false, Decision.CONFIRMED)).isEqualTo(Verdict.TRANSFER_CONFIRMED);
        assertThat(egress(60, true, false, Decision.CONFIRMED)).isEqualTo(Verdict.INDICATIONS_UNRESOLVED);
    }

    @Test
    void uploadsStagingAndSessionsAreProbable() {
        assertThat(found(new Indication.Upload(20, 65_536, false, false, true, Decision.UNRESOLVED)))
                .isEqualTo(Verdict.TRANSFER_PROBABLE);
        assertThat(found(new Indication.Upload(20, 65_535, false, false, true, Decision.UNRESOLVED)))
                .isEqualTo(Verdict.NO_EVIDENCE_BOUNDED);
        assertThat(found(new Indication.Upload(50, 65_536, false, true, true, Decision.UNRESOLVED)))
                .isEqualTo(Verdict.INDICATIONS_UNRESOLVED);
        assertThat(found(new Indication.Staging(10, 1_001, 500, Decision.UNRESOLVED)))
                .isEqualTo(Verdict.TRANSFER_PROBABLE);
        assertThat(found(new Indication.Staging(10, 1_001, 499, Decision.UNRESOLVED)))
                .isEqualTo(Verdict.NO_EVIDENCE_BOUNDED);
        Measured.Volumes fast =
                new Measured.Volumes(Volume.none(), OptionalLong.of(AT_RISK), Volume.none(), 40_000_001, true);
        assertThat(rules.grade(with(best(), fast)).decidedBy()).isEqualTo(Clause.ATTACKER_SESSION_TOO_FAST);
        Measured.Volumes large =
                new Measured.Volumes(Volume.none(), OptionalLong.of(AT_RISK), Volume.of(AT_RISK), 0, true);
        assertThat(rules.grade(with(best(), large)).decidedBy()).isEqualTo(Clause.ATTACKER_SESSION_TOO_LARGE);
    }

    @Test
    void toolsAndRemoteControlAreIndications() {
        assertThat(found(new Indication.ToolRun(10, Decision.UNRESOLVED))).isEqualTo(Verdict.INDICATIONS_UNRESOLVED);
        assertThat(found(new Indication.Stealer(10, Decision.UNRESOLVED))).isEqualTo(Verdict.INDICATIONS_UNRESOLVED);
        assertThat(found(new Indication.RemoteControl(10, Decision.UNRESOLVED)))
                .isEqualTo(Verdict.INDICATIONS_UNRESOLVED);
        assertThat(found(new Indication.RemoteControl(90, Decision.INTERACTIVE)))
                .isEqualTo(Verdict.NO_EVIDENCE_BOUNDED);
    }

    @Test
    void proofFromOutsideConfirms() {
        Measured best = best();
        Measured proven = new Measured(
                best.scope(),
                best.shares(),
                best.gaps(),
                best.criticalEnd(),
                best.volumes(),
                best.trust(),
                best.indications(),
                1);
        assertThat(rules.grade(proven).decidedBy()).isEqualTo(Clause.CONFIRMED_BY_PROOF);
    }

    @Test
    void evidenceOutranksCoverage() {
        Measured nothingRead = with(best(), new Measured.Scope(0, 13, false, 0, true, true));
        assertThat(rules.grade(nothingRead).decidedBy()).isEqualTo(Clause.QUERY_DID_NOT_RUN);
        assertThat(rules.grade(withFound(nothingRead, new Indication.ToolRun(10, Decision.UNRESOLVED)))
                        .verdict())
                .isEqualTo(Verdict.INDICATIONS_UNRESOLVED);
    }

    @Test
    void withoutScopeOrEndNothingCanBeAssessed() {
        assertThat(rules.grade(with(best(), new Measured.Scope(13, 13, false, 1, false, false)))
                        .decidedBy())
                .isEqualTo(Clause.WINDOW_WITHOUT_END);
        assertThat(rules.grade(with(best(), new Measured.Scope(13, 13, true, 0, false, false)))
                        .decidedBy())
                .isEqualTo(Clause.NOTHING_IN_SCOPE);
    }

    private Verdict egress(int score, boolean tainted, boolean allowed, Decision decision) {
        return found(new Indication.Egress(score, tainted, allowed, decision));
    }

    private Verdict found(Indication indication) {
        return rules.grade(withFound(best(), indication)).verdict();
    }

    private static Measured volumes(Volume unseen, Volume toAttacker, boolean decided) {
        return with(best(), new Measured.Volumes(unseen, OptionalLong.of(AT_RISK), toAttacker, 0, decided));
    }

    private static Volume unbounded() {
        return new Volume.Unbounded(new Wording("no rate", "速度不明"));
    }

    private void assertLimited(Measured measured, Clause failed) {
        Grade grade = rules.grade(measured);
        assertThat(grade.verdict()).isEqualTo(Verdict.NO_EVIDENCE_LIMITED);
        assertThat(grade.failed()).extracting(FailedClause::clause).containsExactly(failed);
        assertThat(grade.reasons()).containsExactly(failed.reason().orElseThrow());
    }
}
