package konseki.ingest;

import java.util.Map;
import konseki.evidence.Member;
import konseki.evidence.Owned;
import konseki.evidence.Prologue;
import konseki.parse.Carrier;
import konseki.parse.MemberPlan;
import konseki.parse.YearSource;

/// A member and how it will be read.
///
/// @param carrier   that frames and unwraps its records
/// @param certainty of recognition, 1 to 100
/// @param plan      made from `prologue`
/// @param owned     which bytes are its own; the others stand in another member, too
public record PlannedMember(
        Member member, Carrier carrier, int certainty, MemberPlan plan, Prologue prologue, Owned owned) {

    PlannedMember owning(Owned bytes) {
        return new PlannedMember(member, carrier, certainty, plan, prologue, bytes);
    }

    /// One line that says which bytes are read and by which rules of case.yaml; it names Partials.
    String identity() {
        return identity(member.id(), owned.canonical(), prologue.fromCase().canonical(), plan.inferredInputs());
    }

    /// A year that was taken from outside the member may change when more is known; then the member is read again.
    static String identity(String id, String owned, String rules, Map<String, String> inferred) {
        boolean outside = YearSource.of(inferred).filter(YearSource::isOutside).isPresent();
        String year = outside ? " year=" + inferred.get(YearSource.ANCHOR_INPUT) : "";
        return id + " owned=" + owned + " " + rules + year;
    }

    /// Whether recovered records take part in detection and in queries.
    public boolean usesRecovered() {
        return prologue.fromCase().useRecovered();
    }
}
