package konseki.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import konseki.query.Aggregation;
import konseki.query.Predicate;
import konseki.query.Query;
import konseki.query.QueryContext;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;

/// How the index of one Partial answers a question. Immutable; each search of it belongs to one thread.
///
/// Three cases: terms and columns match exactly what the query does; they match more, but the columns hold all that
/// the query looks at, so each match is decided on its columns; or the evidence must be read, and this only says
/// where.
public final class IndexPlan {
    private final PartialIndex index;
    private final Question question;
    private final Narrowing narrowing;
    private final UsedFields ofQuery;
    private final boolean decides;
    private final boolean measures;

    /// What was asked.
    record Question(Query query, Aggregation aggregation, QueryContext context) {}

    IndexPlan(
            PartialIndex index,
            Question question,
            Narrowing narrowing,
            UsedFields ofQuery,
            boolean decides,
            boolean measures) {
        this.index = index;
        this.question = question;
        this.narrowing = narrowing;
        this.ofQuery = ofQuery;
        this.decides = decides;
        this.measures = measures;
    }

    /// Whether the index alone decides which events are hits: then [#candidates] are the hits.
    public boolean decides() {
        return decides;
    }

    /// Whether the index alone computes the aggregate.
    public boolean measures() {
        return decides && measures;
    }

    /// Whether it leaves any event out; if not, reading all of the evidence in order is cheaper.
    public boolean narrows() {
        return narrowing.narrows() || decides;
    }

    /// How many events are candidates.
    public long count() throws IOException {
        if (!decides || narrowing.exact()) {
            return index.searcher().count(narrowing.lucene());
        }
        long count = 0;
        for (SegmentHits hits : segments(ofQuery)) {
            while (hits.next()) {
                count++;
            }
        }
        return count;
    }

    /// Where the candidates are written, in (member, offset) order. Holds one candidate per segment.
    public Candidates candidates() throws IOException {
        return new Candidates(segments(ofQuery), index.memberIds(), decides);
    }

    /// The documents in parts that threads can count each for itself, for aggregates.
    ///
    /// @param size documents of a part
    /// @throws IllegalStateException unless [#measures]
    List<SlicedCount.Slice> slices(int size) throws IOException {
        if (!measures()) {
            throw new IllegalStateException("the columns do not hold what is asked");
        }
        UsedFields used = ofQuery.and(UsedFields.of(question.aggregation()));
        Weight weight = weight();
        List<SlicedCount.Slice> slices = new ArrayList<>();
        for (LeafReaderContext leaf : index.searcher().getIndexReader().leaves()) {
            int end = leaf.reader().maxDoc();
            for (int from = 0; from < end; from += size) {
                int start = from;
                int to = Math.min(end, from + size);
                slices.add(() -> hits(leaf, weight, used, start, to));
            }
        }
        return slices;
    }

    private List<SegmentHits> segments(UsedFields used) throws IOException {
        Weight weight = weight();
        List<SegmentHits> segments = new ArrayList<>();
        for (LeafReaderContext leaf : index.searcher().getIndexReader().leaves()) {
            segments.add(hits(leaf, weight, used, 0, leaf.reader().maxDoc()));
        }
        return segments;
    }

    private Weight weight() throws IOException {
        IndexSearcher searcher = index.searcher();
        return searcher.createWeight(searcher.rewrite(narrowing.lucene()), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    private SegmentHits hits(LeafReaderContext leaf, Weight weight, UsedFields used, int from, int to)
            throws IOException {
        Scorer scorer = weight.scorer(leaf);
        DocIdSetIterator matches = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
        EventColumns columns = new EventColumns(leaf.reader(), used, index.memberIds());
        Predicate predicate = decides && !narrowing.exact() ? Predicate.of(question.query(), question.context()) : null;
        return new SegmentHits(matches, columns, predicate, from, to);
    }
}
