package konseki.index;

import java.io.IOException;
import konseki.query.TextMatcher;
import konseki.query.TextPattern;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/// Documents whose text in one column matches a pattern: each distinct text of a segment is looked at once, by the
/// matcher that decides events, then documents are found by ordinal.
final class MatchingTextQuery extends MultiTermQuery {
    private final TextPattern pattern;
    private final TextMatcher matcher;

    MatchingTextQuery(String column, TextPattern pattern) {
        super(column, DOC_VALUES_REWRITE);
        this.pattern = pattern;
        this.matcher = TextMatcher.whole(pattern);
    }

    @Override
    protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
        BytesRef prefix = new BytesRef(matcher.prefix());
        return new Matching(terms.iterator(), prefix, matcher);
    }

    private static final class Matching extends FilteredTermsEnum {
        private final BytesRef prefix;
        private final TextMatcher matcher;

        Matching(TermsEnum texts, BytesRef prefix, TextMatcher matcher) {
            super(texts);
            this.prefix = prefix;
            this.matcher = matcher;
            setInitialSeekTerm(prefix);
        }

        @Override
        protected AcceptStatus accept(BytesRef text) {
            if (!StringHelper.startsWith(text, prefix)) {
                return AcceptStatus.END;
            }
            return matcher.matches(text.bytes, text.offset, text.offset + text.length)
                    ? AcceptStatus.YES
                    : AcceptStatus.NO;
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return getField() + ":" + pattern;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof MatchingTextQuery query && pattern.equals(query.pattern);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + pattern.hashCode();
    }
}
