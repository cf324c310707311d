package konseki.investigation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import konseki.index.Candidates;
import konseki.index.CaseIndex;
import konseki.index.IndexPlan;
import konseki.index.PartialIndex;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;
import konseki.ingest.PlannedMember;
import konseki.parse.Payloads;
import konseki.query.Aggregation;
import konseki.query.Predicate;
import konseki.query.Query;
import konseki.query.QueryContext;
import konseki.query.Search;

/// Chooses how a query is answered: by the index and the records it points to, where every Partial has one and it
/// narrows the query; else by reading the evidence from its start to its end. Both find the same events.
final class SearchStep {
    /// Share of all events beyond which reading everything in order costs less than reading candidates.
    private static final int WORTH_READING = 2;

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
        Optional<CaseIndex> index = open();
        if (index.isPresent()) {
            List<IndexPlan> plans = index.get().plans(new Search(query, Aggregation.NONE), context);
            if (isWorthReading(index.get(), plans)) {
                return new IndexedHits(places(index.get(), plans), predicate);
            }
            index.get().close();
        }
        return new ScanHits(members, payloads, predicate);
    }

    /// The indexes of all Partials; empty if one has none. To be closed.
    Optional<CaseIndex> open() throws IOException {
        List<PartialIndex> indexes = new ArrayList<>();
        for (Partial partial : partials) {
            Optional<Path> folder = partial.indexFolder();
            if (folder.isEmpty()) {
                new CaseIndex(indexes).close();
                return Optional.empty();
            }
            List<String> ids = partial.members().stream().map(MemberReport::id).toList();
            indexes.add(PartialIndex.open(folder.get(), ids));
        }
        return Optional.of(new CaseIndex(indexes));
    }

    static boolean isWorthReading(CaseIndex index, List<IndexPlan> plans) throws IOException {
        long candidates = 0;
        for (IndexPlan plan : plans) {
            if (!plan.narrows()) {
                return false;
            }
            candidates += plan.count();
        }
        return candidates <= index.events() / WORTH_READING;
    }

    /// The candidates of all Partials in the order of members.
    private IndexedPlaces places(CaseIndex index, List<IndexPlan> plans) throws IOException {
        List<Candidates> candidates = new ArrayList<>();
        for (IndexPlan plan : plans) {
            candidates.add(plan.candidates());
        }
        return new IndexedPlaces(candidates, index, sources(), payloads);
    }

    /// The members of the case by id, with the chunk tables of their Partials.
    Map<String, IndexedPlaces.Source> sources() {
        Map<String, Integer> ranks = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            ranks.put(members.get(i).member().id(), i);
        }
        Map<String, IndexedPlaces.Source> sources = new HashMap<>();
        for (Partial partial : partials) {
            for (int m = 0; m < partial.members().size(); m++) {
                String id = partial.members().get(m).id();
                Integer rank = ranks.get(id);
                if (rank != null) {
                    sources.put(id, new IndexedPlaces.Source(rank, members.get(rank), partial.chunks(m)));
                }
            }
        }
        return sources;
    }
}
