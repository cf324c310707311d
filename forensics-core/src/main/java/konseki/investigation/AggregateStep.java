package konseki.investigation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.event.Event;
import konseki.index.CandidateReader;
import konseki.index.Candidates;
import konseki.index.CaseIndex;
import konseki.index.IndexPlan;
import konseki.ingest.MemberEvents;
import konseki.ingest.PlannedMember;
import konseki.parse.Payloads;
import konseki.query.AggregateRow;
import konseki.query.Aggregation;
import konseki.query.Aggregator;
import konseki.query.Predicate;
import konseki.query.QueryContext;
import konseki.query.Search;

/// Groups and sums: from the columns of the index where they hold what is asked, else over the events it points to,
/// else
/// over all events, read again. The numbers are the same. Belongs to one thread.
final class AggregateStep {
    private final Search search;
    private final QueryContext context;
    private final int threads;

    /// @param threads that count from columns
    AggregateStep(Search search, QueryContext context, int threads) {
        this.search = search;
        this.context = context;
        this.threads = threads;
    }

    /// @param step knows the indexes and how to read a member again
    AggregateResult run(SearchStep step, List<PlannedMember> members, Payloads payloads) throws IOException {
        Optional<CaseIndex> index = step.open();
        if (index.isPresent()) {
            try (CaseIndex open = index.get()) {
                if (answers(open)) {
                    return byIndex(open, step.sources(), payloads);
                }
            }
        }
        return byReading(members, payloads);
    }

    private boolean answers(CaseIndex index) throws IOException {
        List<IndexPlan> plans = index.plans(search, context);
        return plans.stream().allMatch(IndexPlan::measures) || SearchStep.isWorthReading(index, plans);
    }

    private AggregateResult byIndex(CaseIndex index, Map<String, IndexedPlaces.Source> sources, Payloads payloads)
            throws IOException {
        CandidateReader reader = (_, candidates, consumer) -> reread(candidates, sources, payloads, consumer);
        CaseIndex.Counted counted = index.aggregate(search, context, Aggregator.USUAL_BYTES, threads, reader);
        String note = counted.exactFromIndex() ? "exact from index" : "re-read " + counted.recordsRead() + " records";
        return result(counted.result(), note);
    }

    private static void reread(
            Candidates candidates,
            Map<String, IndexedPlaces.Source> sources,
            Payloads payloads,
            CandidateReader.Consumer consumer)
            throws IOException {
        try (IndexedPlaces places = new IndexedPlaces(List.of(candidates), () -> {}, sources, payloads)) {
            while (places.next()) {
                consumer.accept(places.event(), new byte[0], 0, 0);
            }
        }
    }

    /// The other way to the same numbers.
    AggregateResult byReading(List<PlannedMember> members, Payloads payloads) throws IOException {
        Predicate predicate = Predicate.of(search.query(), context);
        Aggregator aggregator = new Aggregator(search.aggregation(), context, Aggregator.USUAL_BYTES);
        MemberEvents events = new MemberEvents(payloads);
        long[] records = {0};
        for (PlannedMember member : members) {
            events.read(member, member.owned(), (Event event) -> {
                records[0]++;
                if (predicate.test(event)) {
                    aggregator.add(event);
                }
            });
        }
        return result(aggregator.result(), "re-read " + records[0] + " records");
    }

    private AggregateResult result(konseki.query.AggregateResult found, String note) {
        boolean grouped = !search.aggregation().by().isEmpty();
        List<AggregateRow> rows = grouped ? found.rows() : List.of(found.total());
        String rest = found.complete() ? "" : "; at least: groups beyond the memory allowed were left out";
        return new AggregateResult(columns(), rows.stream().map(this::row).toList(), note + rest);
    }

    private List<String> row(AggregateRow row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.key().size(); i++) {
            texts.add(GroupText.of(search.aggregation().by().get(i), row.key().get(i), context.dayOffsetSeconds()));
        }
        for (int i = 0; i < search.aggregation().measures().size(); i++) {
            OptionalLong number = row.number(i);
            texts.add(number.isPresent() ? Long.toString(number.getAsLong()) : GroupText.ABSENT);
        }
        return texts;
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        search.aggregation().by().forEach(field -> columns.add(field.queryName()));
        for (Aggregation.Measure measure : search.aggregation().measures()) {
            columns.add(
                    switch (measure) {
                        case Aggregation.Measure.Count() -> "count";
                        case Aggregation.Measure.Sum(var field) -> "sum(" + field.queryName() + ")";
                        case Aggregation.Measure.Min(var field) -> "min(" + field.queryName() + ")";
                        case Aggregation.Measure.Max(var field) -> "max(" + field.queryName() + ")";
                    });
        }
        return columns;
    }
}
