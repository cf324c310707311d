package konseki.finding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What can be said of one data-holding asset and one channel group.
///
/// @param attestedBy    who says that the group was or was not examined; empty where nobody did
/// @param split         the earliest covered hour, where the records start after the window; the verdict holds from it
///                      on, before it is INCONCLUSIVE(LEFT_CENSORED)
/// @param atRisk        R in bytes, if known
/// @param queriesRun    Q
/// @param controlShare  PC in basis points
/// @param directShare   Cd
/// @param hostShare     Ch
/// @param tampering     T
/// @param sources       N_src
public record Claim(
        String asset,
        ChannelGroup group,
        Examination examination,
        String attestedBy,
        Verdict verdict,
        boolean provisional,
        Clause decidedBy,
        List<ReasonCode> reasons,
        List<FailedClause> failedClauses,
        Optional<Instant> split,
        int queriesRun,
        int queriesRequired,
        int controlShare,
        int directShare,
        int hostShare,
        int tampering,
        int sources,
        OptionalLong atRisk,
        Volume unseen,
        Bound bound,
        List<ChannelResult> channels,
        List<Gap> gaps,
        List<String> detections) {

    public Claim {
        reasons = List.copyOf(reasons);
        failedClauses = List.copyOf(failedClauses);
        channels = List.copyOf(channels);
        gaps = List.copyOf(gaps);
        detections = List.copyOf(detections);
    }

    /// `INCONCLUSIVE(MATERIAL_GAP)`: the verdict with the reason that decided.
    public String gradeText() {
        return verdict == Verdict.INCONCLUSIVE && !reasons.isEmpty()
                ? verdict.shortName() + "(" + reasons.getFirst() + ")"
                : verdict.shortName();
    }

    /// The longest gap.
    public Optional<Gap> longestGap() {
        return gaps.stream().reduce((a, b) -> b.when().seconds() > a.when().seconds() ? b : a);
    }
}
