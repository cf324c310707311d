package konseki.investigation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import konseki.evidence.Collection;
import konseki.finding.Finding;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;
import konseki.ingest.PlannedMember;
import konseki.ingest.RecordedInputs;
import konseki.ingest.ScanPlan;

/// Opens what a conclusion, a search or a record's display needs of a case: its Partials, its run.json and its
/// evidence,
/// planned again with the recorded inputs.
final class ConcludeStep {
    private final Setup setup;

    ConcludeStep(Setup setup) {
        this.setup = setup;
    }

    /// @param scratch folder in which rows may be regrouped; it must exist
    Finding conclude(Path scratch) throws IOException {
        List<Partial> partials = new ScanStep(setup).partials();
        RunFile run = RunFile.read(setup.directory().runFile());
        return new Conclusion(setup, new CaseState(partials, scratch)).conclude(members(partials, run), run);
    }

    List<Partial> partials() throws IOException {
        return new ScanStep(setup).partials();
    }

    /// The members of the Partials, in order, where the evidence lies now.
    List<PlannedMember> members(List<Partial> partials) throws IOException {
        return members(partials, RunFile.read(setup.directory().runFile()));
    }

    private List<PlannedMember> members(List<Partial> partials, RunFile run) throws IOException {
        List<MemberReport> reports =
                partials.stream().flatMap(partial -> partial.members().stream()).toList();
        Collection collection = new Evidence(setup.directory(), setup.evidenceRoots()).list(run, List.of());
        ScanPlan plan = new ScanStep(setup).list(collection, RecordedInputs.of(reports));
        Map<String, PlannedMember> byId = new TreeMap<>();
        plan.members().forEach(member -> byId.put(member.member().id(), member));
        return reports.stream()
                .flatMap(report ->
                        Optional.ofNullable(byId.get(report.id()))
                                .map(member -> member.without(report.copies()))
                                .stream())
                .sorted(Comparator.comparing(PlannedMember::member))
                .toList();
    }
}
