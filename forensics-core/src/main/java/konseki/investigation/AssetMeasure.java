package konseki.investigation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.finding.Bound;
import konseki.finding.Gap;
import konseki.finding.Measured;
import konseki.finding.Volume;

/// What the logs can carry for one asset: coverage, gaps, bound, trust. Immutable.
///
/// @param criticalEnd first encryption, else the end of W; nanoseconds UTC
/// @param split       earliest covered hour, where the records start after W
/// @param attackerPeak most bytes that a session of the attacker sent in 5 minutes
/// @param attackerDecided whether an analyst decided on every such session
record AssetMeasure(
        Measured.Shares shares,
        List<Gap> gaps,
        Bound bound,
        Measured.Trust trust,
        long criticalEnd,
        Optional<Instant> split,
        long attackerPeak,
        boolean attackerDecided) {

    AssetMeasure {
        gaps = List.copyOf(gaps);
    }

    Measured.Volumes volumes(OptionalLong atRisk) {
        Volume unseen = bound.total();
        return new Measured.Volumes(unseen, atRisk, bound.u8(), attackerPeak, attackerDecided);
    }}
