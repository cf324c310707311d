package konseki.investigation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import konseki.detect.Observer;
import konseki.detect.SortedRows;
import konseki.detect.StateRuns;
import konseki.finding.TimeRange;
import konseki.ingest.Manifest;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;

/// What the Partials of a case say together. Immutable; safe to share.
///
/// @param scratch folder in which rows may be regrouped
record CaseState(List<Partial> partials, Path scratch) {

    CaseState {
        partials = List.copyOf(partials);
    }

    /// The merged state of one detector, or of the ledger.
    SortedRows rows(Observer observer) {
        return new StateRuns(
                observer.name(), partials.stream().map(Partial::stateFolder).toList(), scratch);
    }

    Manifest manifest() {
        return Manifest.of(partials);
    }

    /// First to last time of any event; empty if no event has a time.
    Optional<TimeRange> times() {
        return partials.stream()
                .flatMap(partial -> partial.members().stream())
                .map(MemberReport::counts)
                .flatMap(counts -> counts.times().stream())
                .reduce(TimeRange::union);
    }
}
