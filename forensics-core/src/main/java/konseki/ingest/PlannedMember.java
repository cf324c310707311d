package konseki.ingest;

import konseki.evidence.Member;
import konseki.evidence.Prologue;
import konseki.parse.Carrier;
import konseki.parse.MemberPlan;

/// A member and how it will be read.
///
/// @param carrier   that frames and unwraps its records
/// @param certainty of recognition, 1 to 100
/// @param plan      made from `prologue`
/// @param ownedFrom first byte that is its own; what is before stands in another member
public record PlannedMember(
        Member member, Carrier carrier, int certainty, MemberPlan plan, Prologue prologue, long ownedFrom) {

    PlannedMember owningFrom(long offset) {
        return new PlannedMember(member, carrier, certainty, plan, prologue, offset);
    }

    /// One line that says which bytes are read and by which rules of case.yaml; it names Partials.
    String identity() {
        return member.id() + " from=" + ownedFrom + " " + prologue.fromCase().canonical();
    }
}
