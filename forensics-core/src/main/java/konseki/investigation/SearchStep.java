package konseki.investigation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import konseki.index.Candidates;
import konseki.index.PartialIndex;
import konseki.ingest.Partial;
import konseki.ingest.PlannedMember;
import konseki.parse.Payloads;
import konseki.query.Predicate;
import konseki.query.Query;
import konseki.query.QueryContext;

/// Chooses how a query is answered: by the index and the records it points to, where every Partial has one and it
/// narrows the query; else by reading the evidence from its start to its end. Both find the same events.
final class SearchStep {
    private final List<Partial> partials;
    private final List<PlannedMember> members;
    private final Payloads payloads;

    /// @param members of the Partials, in order
    SearchStep(List<Partial> partials, List<PlannedMember> members, Payloads payloads) {
        this.partials = partials;
        this.members = members;
        this.payloads = payloads;
    }

    Hits search(Query query, QueryContext context) throws IOException {
        Predicate predicate = Predicate.of(query, context);
        Optional<List<IndexedHits.Places>> places = places(query);
        return places.isPresent()
                ? new IndexedHits(places.get(), payloads, predicate)
                : new ScanHits(members, payloads, predicate);
    }

    /// Candidates by member, in the order of members; empty if some Partial cannot narrow the query.
    private Optional<List<IndexedHits.Places>> places(Query query) throws IOException {
        Map<String, IndexedHits.Places> byMember = new HashMap<>();
        Map<String, PlannedMember> planned = new HashMap<>();
        members.forEach(member -> planned.put(member.member().id(), member));
        for (Partial partial : partials) {
            Optional<Path> folder = partial.indexFolder();
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            try (PartialIndex index = new PartialIndex(folder.get())) {
                Optional<Candidates> candidates = index.candidates(query);
                if (candidates.isEmpty()) {
                    return Optional.empty();
                }
                addPlaces(partial, candidates.get(), planned, byMember);
            }
        }
        List<IndexedHits.Places> ordered = new ArrayList<>();
        for (PlannedMember member : members) {
            IndexedHits.Places places = byMember.get(member.member().id());
            if (places != null) {
                ordered.add(places);
            }
        }
        return Optional.of(ordered);
    }

    private static void addPlaces(
            Partial partial,
            Candidates candidates,
            Map<String, PlannedMember> planned,
            Map<String, IndexedHits.Places> byMember) {
        for (int m = 0; m < partial.members().size(); m++) {
            String id = partial.members().get(m).id();
            PlannedMember member = planned.get(id);
            long[] offsets = candidates.offsets(m);
            if (member != null && offsets.length > 0) {
                byMember.put(id, new IndexedHits.Places(member, partial.chunks(m), offsets));
            }
        }
    }
}
