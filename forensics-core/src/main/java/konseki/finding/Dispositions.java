package konseki.finding;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import konseki.finding.Disposition.Decision;

/// What analysts decided of one hit, taken together.
public final class Dispositions {

    private Dispositions() {}

    /// The decision that counts. Two that differ leave the hit unresolved; a hit of 70 and more needs a second,
    /// different
    /// signer; a stale decision (the hit set changed) does not count.
    ///
    /// @param valid       decisions about the hit that are not stale
    /// @param score       of the hit
    /// @param secondFrom  score from which a second signer is needed
    public static Decision effective(List<Disposition> valid, int score, int secondFrom) {
        Set<Decision> decisions = EnumSet.noneOf(Decision.class);
        for (Disposition one : valid) {
            decisions.add(score < secondFrom || hasSecondSigner(one, valid) ? one.decision() : Decision.UNRESOLVED);
        }
        return decisions.size() == 1 ? decisions.iterator().next() : Decision.UNRESOLVED;
    }

    /// A second name in the decision itself, or the same decision by somebody else.
    private static boolean hasSecondSigner(Disposition one, List<Disposition> all) {
        boolean inside = one.second()
                .filter(second -> !second.by().isBlank() && !sameName(second.by(), one.by()))
                .isPresent();
        return inside
                || all.stream()
                        .anyMatch(other -> other.decision() == one.decision() && !sameName(other.by(), one.by()));
    }

    private static boolean sameName(String a, String b) {
        return konseki.event.TextFolding.fold(a.strip()).equals(konseki.event.TextFolding.fold(b.strip()));
    }
}
