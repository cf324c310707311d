package konseki.ingest;

import java.util.List;
import java.util.Map;
import konseki.evidence.CopiedPlaces;
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
/// @param copies    records among the own bytes that are counted in another member, by number and content
public record PlannedMember(
        Member member,
        Carrier carrier,
        int certainty,
        MemberPlan plan,
        Prologue prologue,
        Owned owned,
        List<CopiedRecords> copies) {

    public PlannedMember {
        copies = List.copyOf(copies);
    }

    /// A member that is all its own.
    PlannedMember(Member member, Carrier carrier, int certainty, MemberPlan plan, Prologue prologue) {
        this(member, carrier, certainty, plan, prologue, Owned.ALL, List.of());
    }

    PlannedMember owning(Owned bytes) {
        return new PlannedMember(member, carrier, certainty, plan, prologue, bytes, copies);
    }

    PlannedMember without(List<CopiedRecords> counted) {
        MemberPlan reduced = plan.without(CopiedRecords.places(counted));
        return new PlannedMember(member, carrier, certainty, reduced, prologue, owned, counted);
    }

    /// The member with every record that stands in it, whatever other members hold.
    public PlannedMember whole() {
        return new PlannedMember(
                member, carrier, certainty, plan.without(CopiedPlaces.NONE), prologue, Owned.ALL, List.of());
    }

    /// Which records are its own, in words that two equal plans share.
    String ownership() {
        return owned.canonical() + CopiedRecords.canonical(copies);
    }

    /// One line that says which bytes are read and by which rules of case.yaml; it names Partials.
    String identity() {
        return identity(member.id(), ownership(), prologue.fromCase().canonical(), plan.inferredInputs());
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
