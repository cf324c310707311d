package konseki.index;

import java.io.IOException;
import konseki.event.Networks;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Documents whose address, a term of 16 bytes, lies in one of some blocks: walks the terms from block to block, so a
/// list of ten thousand addresses is one query.
final class AddressTermsQuery extends MultiTermQuery {
    private final Networks blocks;

    AddressTermsQuery(String field, Networks blocks) {
        super(field, CONSTANT_SCORE_BLENDED_REWRITE);
        this.blocks = blocks;
    }

    @Override
    protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
        return new Within(terms.iterator(), blocks);
    }

    private static final class Within extends FilteredTermsEnum {
        private final Networks blocks;
        private int block;

        Within(TermsEnum addresses, Networks blocks) {
            super(addresses);
            this.blocks = blocks;
        }

        @Override
        protected @Nullable BytesRef nextSeekTerm(@Nullable BytesRef current) {
            while (block < blocks.size()) {
                BytesRef first = Addresses.term(blocks.firstHigh(block), blocks.firstLow(block));
                if (current == null || first.compareTo(current) > 0) {
                    return first;
                }
                block++;
            }
            return null;
        }

        @Override
        protected AcceptStatus accept(BytesRef address) {
            long high = Addresses.high(address);
            long low = Addresses.low(address);
            while (block < blocks.size()
                    && Networks.compare(high, low, blocks.lastHigh(block), blocks.lastLow(block)) > 0) {
                block++;
            }
            if (block == blocks.size()) {
                return AcceptStatus.END;
            }
            boolean inside = Networks.compare(high, low, blocks.firstHigh(block), blocks.firstLow(block)) >= 0;
            return inside ? AcceptStatus.YES : AcceptStatus.NO_AND_SEEK;
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return getField() + ":" + blocks;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof AddressTermsQuery query && blocks.equals(query.blocks);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + blocks.hashCode();
    }
}
