package konseki.index;

import java.io.IOException;
import konseki.event.Field;
import konseki.event.Networks;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// Documents whose address, in two columns, lies in one of some blocks: looks at each document that it is asked about.
final class AddressColumnQuery extends Query {
    private static final float COST_OF_A_LOOK = 20;

    private final Field field;
    private final Networks blocks;

    AddressColumnQuery(Field field, Networks blocks) {
        this.field = field;
        this.blocks = blocks;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                NumericDocValues lows = leaf.reader().getNumericDocValues(field.ecsName());
                if (lows == null) {
                    return null;
                }
                NumericDocValues highs = DocValues.getNumeric(leaf.reader(), Schema.high(field));
                DocIdSetIterator iterator = TwoPhaseIterator.asDocIdSetIterator(new Look(lows, highs, blocks));
                return ConstantScoreScorerSupplier.fromIterator(
                        iterator, score(), scoreMode, leaf.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return true;
            }
        };
    }

    private static final class Look extends TwoPhaseIterator {
        private final NumericDocValues lows;
        private final NumericDocValues highs;
        private final Networks blocks;

        Look(NumericDocValues lows, NumericDocValues highs, Networks blocks) {
            super(lows);
            this.lows = lows;
            this.highs = highs;
            this.blocks = blocks;
        }

        @Override
        public boolean matches() throws IOException {
            long high = highs.advanceExact(lows.docID()) ? highs.longValue() : 0;
            return blocks.contains(high, lows.longValue());
        }

        @Override
        public float matchCost() {
            return COST_OF_A_LOOK;
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String defaultField) {
        return field.ecsName() + ":" + blocks;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressColumnQuery query && field == query.field && blocks.equals(query.blocks);
    }

    @Override
    public int hashCode() {
        return 31 * field.hashCode() + blocks.hashCode();
    }
}
