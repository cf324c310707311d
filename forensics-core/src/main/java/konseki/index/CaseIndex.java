package konseki.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import konseki.query.AggregateResult;
import konseki.query.Aggregator;
import konseki.query.Predicate;
import konseki.query.QueryContext;
import konseki.query.Search;

/// The indexes of all Partials of a case; results are merged above Lucene, Partial by Partial. Safe to share.
public final class CaseIndex implements Closeable {
    /// Documents of a segment that one thread counts before it looks for more.
    private static final int SLICE = 1 << 18;

    private final List<PartialIndex> partials;

    /// @param partials closed with this
    public CaseIndex(List<PartialIndex> partials) {
        this.partials = List.copyOf(partials);
    }

    public List<PartialIndex> partials() {
        return partials;
    }

    /// Events in all of them.
    public long events() {
        return partials.stream().mapToLong(PartialIndex::events).sum();
    }

    /// What each Partial's index can do for a question, in the order of [#partials].
    public List<IndexPlan> plans(Search search, QueryContext context) throws IOException {
        List<IndexPlan> plans = new ArrayList<>();
        for (PartialIndex partial : partials) {
            plans.add(partial.plan(search.query(), search.aggregation(), context));
        }
        return plans;
    }

    /// Counts by groups: from the columns where they hold what is asked, else from the records that the index points
    /// to.
    ///
    /// @param maxBytes memory for groups, see [Aggregator]
    /// @param threads  that count from columns; they change no number
    /// @param reader   reads records again; not called where the index alone answers
    public Counted aggregate(Search search, QueryContext context, long maxBytes, int threads, CandidateReader reader)
            throws IOException {
        Aggregator aggregator = new Aggregator(search.aggregation(), context, maxBytes);
        List<Integer> undecided = new ArrayList<>();
        List<SlicedCount.Slice> slices = new ArrayList<>();
        List<IndexPlan> plans = plans(search, context);
        for (int i = 0; i < plans.size(); i++) {
            if (plans.get(i).measures()) {
                slices.addAll(plans.get(i).slices(SLICE));
            } else {
                undecided.add(i);
            }
        }
        SlicedCount.add(slices, aggregator, threads);
        Rereading rereading = new Rereading(Predicate.of(search.query(), context), aggregator);
        for (int i : undecided) {
            reader.read(partials.get(i), plans.get(i).candidates(), rereading);
        }
        return new Counted(aggregator.result(), undecided.isEmpty(), rereading.records);
    }

    /// What an aggregate found, and how.
    ///
    /// @param exactFromIndex whether no record was read again
    /// @param recordsRead    how many were
    public record Counted(AggregateResult result, boolean exactFromIndex, long recordsRead) {}

    /// Decides events that were read again, and counts them.
    private static final class Rereading implements CandidateReader.Consumer {
        private final Predicate predicate;
        private final Aggregator aggregator;
        private long records;

        Rereading(Predicate predicate, Aggregator aggregator) {
            this.predicate = predicate;
            this.aggregator = aggregator;
        }

        @Override
        public void accept(konseki.event.Event event, byte[] raw, int from, int to) {
            records++;
            boolean hit = from < to ? predicate.test(event, raw, from, to) : predicate.test(event);
            if (hit) {
                aggregator.add(event);
            }
        }
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (PartialIndex partial : partials) {
            try {
                partial.close();
            } catch (IOException broken) {
                first = broken;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
