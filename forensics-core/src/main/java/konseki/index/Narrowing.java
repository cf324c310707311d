package konseki.index;

import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/// What terms and columns say of a query: a Lucene query that matches every event the query does, and whether it
/// matches nothing else.
///
/// @param exact whether it matches nothing else
record Narrowing(Query lucene, boolean exact) {
    static final Narrowing ALL = new Narrowing(MatchAllDocsQuery.INSTANCE, true);
    static final Narrowing NONE = new Narrowing(MatchNoDocsQuery.INSTANCE, true);
    /// Any event may match.
    static final Narrowing UNDECIDED = new Narrowing(MatchAllDocsQuery.INSTANCE, false);

    static Narrowing exactly(Query lucene) {
        return new Narrowing(lucene, true);
    }

    /// The same events, but perhaps not all of them match.
    Narrowing atMost() {
        return new Narrowing(lucene, false);
    }

    boolean narrows() {
        return !(lucene instanceof MatchAllDocsQuery);
    }

    static Narrowing and(List<Narrowing> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean exact = true;
        Narrowing only = ALL;
        int narrowing = 0;
        for (Narrowing part : parts) {
            exact &= part.exact;
            if (part.narrows()) {
                all.add(part.lucene, Occur.FILTER);
                only = part;
                narrowing++;
            }
        }
        return new Narrowing(narrowing > 1 ? all.build() : only.lucene, exact);
    }

    static Narrowing or(List<Narrowing> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        boolean exact = true;
        boolean narrows = true;
        for (Narrowing part : parts) {
            if (part.equals(ALL)) {
                return ALL;
            }
            exact &= part.exact;
            narrows &= part.narrows();
            any.add(part.lucene, Occur.SHOULD);
        }
        if (!narrows) {
            return UNDECIDED;
        }
        return parts.isEmpty() ? NONE : new Narrowing(parts.size() == 1 ? parts.getFirst().lucene : any.build(), exact);
    }

    static Narrowing and(Narrowing... parts) {
        return and(List.of(parts));
    }

    static Narrowing or(Narrowing... parts) {
        return or(List.of(parts));
    }

    /// What does not match; of an inexact narrowing any event may not, and leaving out those it names would lose some.
    Narrowing not() {
        if (!exact) {
            return UNDECIDED;
        }
        if (!narrows()) {
            return NONE;
        }
        return lucene instanceof MatchNoDocsQuery
                ? ALL
                : exactly(new BooleanQuery.Builder()
                        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                        .add(lucene, Occur.MUST_NOT)
                        .build());
    }
}
