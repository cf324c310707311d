package konseki.finding;

import java.util.ArrayList;
import java.util.List;
import konseki.finding.Measured.MeasuredGap;

/// The clauses of NO_EVIDENCE_LIMITED; the first that fails decides that the claim is inconclusive. Immutable.
final class LimitedClauses {
    private final VerdictThresholds thresholds;

    LimitedClauses(VerdictThresholds thresholds) {
        this.thresholds = thresholds;
    }

    List<FailedClause> failed(Measured measured) {
        List<FailedClause> failed = new ArrayList<>();
        Measured.Trust trust = measured.trust();
        Measured.Shares shares = measured.shares();
        if (trust.tamperingNotRefilled() > 0) {
            failed.add(
                    new FailedClause(Clause.LIMITED_TAMPERING, trust.tamperingNotRefilled() + " not refilled", "none"));
        }
        TimeRange critical = VerdictRules.criticalHours(measured, thresholds);
        List<MeasuredGap> material = measured.gaps().stream()
                .filter(gap -> gap.when().overlaps(critical)
                        && VerdictRules.isMaterial(gap, measured.volumes().atRisk(), thresholds))
                .toList();
        if (!material.isEmpty()) {
            failed.add(new FailedClause(
                    Clause.LIMITED_MATERIAL_GAP,
                    Clauses.gaps(material),
                    "none in the last " + thresholds.criticalHours() + " h"));
        }
        Clauses.atLeast(Clause.LIMITED_DIRECT_SHARE, shares.direct(), thresholds.limitedDirect())
                .ifPresent(failed::add);
        Clauses.atLeast(Clause.LIMITED_CONTROL_SHARE, shares.control(), thresholds.limitedControl())
                .ifPresent(failed::add);
        Clauses.none(Clause.LIMITED_SEEDED_CONTROLS, trust.controlsFailed(), "failed")
                .ifPresent(failed::add);
        return failed;
    }
}
