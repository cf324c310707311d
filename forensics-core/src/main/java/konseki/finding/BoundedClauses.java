package konseki.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.finding.Measured.MeasuredGap;

/// The clauses of NO_EVIDENCE_BOUNDED. Immutable.
final class BoundedClauses {
    private final VerdictThresholds thresholds;

    BoundedClauses(VerdictThresholds thresholds) {
        this.thresholds = thresholds;
    }

    List<FailedClause> failed(Measured measured) {
        List<FailedClause> failed = new ArrayList<>();
        scope(measured.scope(), failed);
        shares(measured, failed);
        volumes(measured.volumes(), failed);
        sources(measured.trust()).ifPresent(failed::add);
        return failed;
    }

    private static void scope(Measured.Scope scope, List<FailedClause> failed) {
        if (scope.provisional()) {
            failed.add(new FailedClause(Clause.BOUNDED_CONFIRMED_SCOPE, "provisional", "confirmed in case.yaml"));
        }
        if (scope.windowSplit()) {
            failed.add(new FailedClause(Clause.BOUNDED_WHOLE_WINDOW, "records start later", "records from its start"));
        }
    }

    private void shares(Measured measured, List<FailedClause> failed) {
        Measured.Shares shares = measured.shares();
        Clauses.none(Clause.BOUNDED_TAMPERING, measured.trust().tampering(), "unresolved")
                .ifPresent(failed::add);
        List<MeasuredGap> material = measured.gaps().stream()
                .filter(gap -> VerdictRules.isMaterial(gap, measured.volumes().atRisk(), thresholds))
                .toList();
        if (!material.isEmpty()) {
            failed.add(new FailedClause(Clause.BOUNDED_MATERIAL_GAP, Clauses.gaps(material), "none"));
        }
        Clauses.atLeast(Clause.BOUNDED_CONTROL_SHARE, shares.control(), thresholds.boundedControl())
                .ifPresent(failed::add);
        Clauses.none(Clause.BOUNDED_SEEDED_CONTROLS, measured.trust().controlsFailed(), "failed")
                .ifPresent(failed::add);
        Clauses.atLeast(Clause.BOUNDED_DIRECT_SHARE, shares.direct(), thresholds.boundedDirect())
                .ifPresent(failed::add);
        Clauses.atLeast(Clause.BOUNDED_HOST_SHARE, shares.host(), thresholds.boundedHost())
                .ifPresent(failed::add);
    }

    private void volumes(Measured.Volumes volumes, List<FailedClause> failed) {
        OptionalLong atRisk = volumes.atRisk();
        if (atRisk.isEmpty()) {
            failed.add(new FailedClause(Clause.BOUNDED_AT_RISK_KNOWN, "unknown", "a size in case.yaml"));
        }
        if (atRisk.isPresent()
                ? !volumes.unseen().isBelow(atRisk.getAsLong())
                : !volumes.unseen().isBounded()) {
            failed.add(new FailedClause(
                    Clause.BOUNDED_UNSEEN, ByteAmount.roundedUp(volumes.unseen(), Language.EN), below(atRisk)));
        }
        if (!volumes.toAttackerDecided()) {
            failed.add(new FailedClause(Clause.BOUNDED_ATTACKER_DECIDED, "open", "a decision on each session"));
        }
        attackerShare(volumes).ifPresent(failed::add);
    }

    private static String below(OptionalLong atRisk) {
        return atRisk.isPresent() ? "below " + ByteAmount.roundedUp(atRisk.getAsLong()) : "a known limit";
    }

    private Optional<FailedClause> attackerShare(Measured.Volumes volumes) {
        if (volumes.atRisk().isEmpty()) {
            return Optional.empty(); // already failed: the volume at risk is not known
        }
        long most = volumes.atRisk().getAsLong() / 10_000 * thresholds.boundedAttackerShare()
                + volumes.atRisk().getAsLong() % 10_000 * thresholds.boundedAttackerShare() / 10_000;
        return volumes.toAttacker().isAtMost(most)
                ? Optional.empty()
                : Optional.of(new FailedClause(
                        Clause.BOUNDED_ATTACKER_SHARE,
                        ByteAmount.roundedUp(volumes.toAttacker(), Language.EN),
                        "at most " + ByteAmount.roundedUp(most)));
    }

    private Optional<FailedClause> sources(Measured.Trust trust) {
        return trust.sources() >= thresholds.boundedSources() && trust.sourcesOutOfReach() >= 1
                ? Optional.empty()
                : Optional.of(new FailedClause(
                        Clause.BOUNDED_SOURCES,
                        trust.sources() + ", out of reach " + trust.sourcesOutOfReach(),
                        "at least " + thresholds.boundedSources() + ", out of reach 1"));
    }
}
