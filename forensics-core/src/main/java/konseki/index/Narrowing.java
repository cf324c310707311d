package konseki.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.event.Networks;
import konseki.event.TextFolding;
import konseki.event.VirtualField;
import konseki.query.FieldRef;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/// What the index can decide of a query: a Lucene query that matches every event the query does, and whether it matches
/// nothing else.
///
/// A clause that the index cannot decide matches everything, inexactly; the negation of an inexact clause does, too,
/// since narrowing it would lose events.
///
/// @param exact whether no record needs to be read again
record Narrowing(Query lucene, boolean exact) {
    private static final Narrowing UNDECIDED = new Narrowing(MatchAllDocsQuery.INSTANCE, false);

    /// Whether it narrows at all.
    boolean narrows() {
        return !(lucene instanceof MatchAllDocsQuery);
    }

    static Narrowing of(konseki.query.Query query) {
        return switch (query) {
            case konseki.query.Query.All() -> new Narrowing(MatchAllDocsQuery.INSTANCE, true);
            case konseki.query.Query.And(var clauses) -> all(clauses);
            case konseki.query.Query.Or(var clauses) -> any(clauses);
            case konseki.query.Query.Not(var clause) -> not(of(clause));
            case konseki.query.Query.Exists(var field) -> exists(field);
            case konseki.query.Query.Text(var field, String pattern) -> text(field, pattern);
            case konseki.query.Query.Whole(var field, String pattern) -> text(field, pattern);
            case konseki.query.Query.OneOf(var field, var values) -> oneOf(field, values);
            case konseki.query.Query.Range(var field, long from, long to) -> range(field, from, to);
            case konseki.query.Query.Numbers(var field, var values) -> numbers(field, values);
            case konseki.query.Query.Address(var field, Networks blocks) -> address(field, blocks);
            case konseki.query.Query.FreeText _ -> UNDECIDED;
        };
    }

    private static Narrowing all(List<konseki.query.Query> clauses) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        boolean exact = true;
        boolean narrows = false;
        for (konseki.query.Query clause : clauses) {
            Narrowing part = of(clause);
            exact &= part.exact;
            if (part.narrows()) {
                builder.add(part.lucene, Occur.FILTER);
                narrows = true;
            }
        }
        return new Narrowing(narrows ? builder.build() : MatchAllDocsQuery.INSTANCE, exact);
    }

    private static Narrowing any(List<konseki.query.Query> clauses) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        boolean exact = true;
        for (konseki.query.Query clause : clauses) {
            Narrowing part = of(clause);
            if (!part.narrows()) {
                return new Narrowing(part.lucene, part.exact);
            }
            exact &= part.exact;
            builder.add(part.lucene, Occur.SHOULD);
        }
        return new Narrowing(builder.build(), exact);
    }

    private static Narrowing not(Narrowing clause) {
        if (!clause.exact) {
            return UNDECIDED;
        }
        return new Narrowing(
                new BooleanQuery.Builder()
                        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                        .add(clause.lucene, Occur.MUST_NOT)
                        .build(),
                true);
    }

    private static Narrowing exists(FieldRef field) {
        return field instanceof FieldRef.Stored(Field stored) && stored.kind() == FieldKind.NUMBER
                ? new Narrowing(new FieldExistsQuery(stored.ecsName()), true)
                : UNDECIDED;
    }

    private static Narrowing text(FieldRef field, String pattern) {
        boolean plain = pattern.chars().noneMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\');
        return plain && field.kind() == FieldKind.KEYWORD ? oneOf(field, List.of(pattern)) : UNDECIDED;
    }

    private static Narrowing oneOf(FieldRef field, List<String> values) {
        if (field instanceof FieldRef.Virtual(VirtualField virtual) && virtual == VirtualField.USER) {
            return either(
                    oneOf(FieldRef.of(Field.USER_NAME), values), oneOf(FieldRef.of(Field.USER_TARGET_NAME), values));
        }
        if (!(field instanceof FieldRef.Stored(Field stored)) || stored.kind() != FieldKind.KEYWORD) {
            return UNDECIDED;
        }
        List<BytesRef> terms = new ArrayList<>();
        for (String value : values) {
            byte[] folded = TextFolding.fold(value).getBytes(StandardCharsets.UTF_8);
            if (folded.length > IndexFields.MAX_KEYWORD) {
                return UNDECIDED;
            }
            terms.add(new BytesRef(folded));
        }
        if (IndexFields.isTerm(stored)) {
            Query query = terms.size() == 1
                    ? new TermQuery(new Term(stored.ecsName(), terms.getFirst()))
                    : new TermInSetQuery(stored.ecsName(), terms);
            return new Narrowing(query, true);
        }
        return IndexFields.isKeywordColumn(stored)
                ? new Narrowing(SortedDocValuesField.newSlowSetQuery(stored.ecsName(), terms), true)
                : UNDECIDED;
    }

    private static Narrowing range(FieldRef field, long from, long to) {
        return switch (field) {
            case FieldRef.Stored(Field stored) ->
                stored.kind() == FieldKind.NUMBER
                        ? new Narrowing(NumericDocValuesField.newSlowRangeQuery(stored.ecsName(), from, to), true)
                        : UNDECIDED;
            case FieldRef.Virtual(VirtualField virtual) ->
                switch (virtual) {
                    case EVENT_START, EVENT_END ->
                        new Narrowing(NumericDocValuesField.newSlowRangeQuery(virtual.queryName(), from, to), true);
                    default -> UNDECIDED;
                };
            case FieldRef.Vendor _ -> UNDECIDED;
        };
    }

    private static Narrowing numbers(FieldRef field, List<Long> values) {
        return field instanceof FieldRef.Stored(Field stored) && stored.kind() == FieldKind.NUMBER
                ? new Narrowing(
                        NumericDocValuesField.newSlowSetQuery(
                                stored.ecsName(),
                                values.stream().mapToLong(Long::longValue).toArray()),
                        true)
                : UNDECIDED;
    }

    private static Narrowing address(FieldRef field, Networks blocks) {
        return switch (field) {
            case FieldRef.Stored(Field stored) -> IndexFields.isTerm(stored) ? address(stored, blocks) : UNDECIDED;
            case FieldRef.Virtual(VirtualField virtual) ->
                switch (virtual) {
                    // which side it is follows from case.yaml; one of them it must be
                    case INTERNAL_IP, EXTERNAL_IP -> {
                        Narrowing sides =
                                either(address(Field.SOURCE_IP, blocks), address(Field.DESTINATION_IP, blocks));
                        yield new Narrowing(sides.lucene, false);
                    }
                    default -> UNDECIDED;
                };
            case FieldRef.Vendor _ -> UNDECIDED;
        };
    }

    private static Narrowing address(Field field, Networks blocks) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        for (String block : blocks.written()) {
            long[] range = Networks.range(block);
            builder.add(
                    new TermRangeQuery(
                            field.ecsName(),
                            Addresses.term(range[0], range[1]),
                            Addresses.term(range[2], range[3]),
                            true,
                            true),
                    Occur.SHOULD);
        }
        return new Narrowing(builder.build(), true);
    }

    private static Narrowing either(Narrowing a, Narrowing b) {
        if (!a.narrows() || !b.narrows()) {
            return UNDECIDED;
        }
        Query query = new BooleanQuery.Builder()
                .add(a.lucene, Occur.SHOULD)
                .add(b.lucene, Occur.SHOULD)
                .build();
        return new Narrowing(query, a.exact && b.exact);
    }
}
