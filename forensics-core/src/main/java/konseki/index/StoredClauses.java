package konseki.index;

import java.nio.charset.StandardCharsets;
import java.util.List;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.event.Networks;
import konseki.event.TextFolding;
import konseki.query.TextPattern;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Clauses on fields that an event has by itself. Exact but for texts searched by parts, and for durations, of which
/// the
/// index holds the far end.
final class StoredClauses {

    private StoredClauses() {}

    static Narrowing exists(Field field) {
        if (!Schema.hasColumn(field)) {
            return Narrowing.UNDECIDED;
        }
        return field == Field.EVENT_DURATION
                ? Narrowing.or(present(Schema.FLOW_START), present(Schema.FLOW_END), present(field.ecsName()))
                : present(field.ecsName());
    }

    /// Whether the document has that column.
    static Narrowing present(String column) {
        return Narrowing.exactly(new FieldExistsQuery(column));
    }

    static Narrowing text(Field field, String pattern) {
        if (field.kind() != FieldKind.KEYWORD) {
            return Narrowing.UNDECIDED;
        }
        TextPattern parts = TextPattern.of(pattern);
        return parts.value()
                .map(value -> equal(field, List.of(folded(value))))
                .orElseGet(() -> Narrowing.exactly(new MatchingTextQuery(field.ecsName(), parts)));
    }

    static Narrowing oneOf(Field field, List<String> values) {
        if (field.kind() != FieldKind.KEYWORD) {
            return Narrowing.UNDECIDED;
        }
        return values.isEmpty()
                ? Narrowing.NONE
                : equal(field, values.stream().map(StoredClauses::folded).toList());
    }

    static BytesRef folded(String value) {
        return folded(value.getBytes(StandardCharsets.UTF_8));
    }

    private static BytesRef folded(byte[] value) {
        byte[] folded = new byte[TextFolding.maxFoldedLength(value.length)];
        return new BytesRef(folded, 0, TextFolding.fold(value, 0, value.length, folded, 0));
    }

    private static Narrowing equal(Field field, List<BytesRef> values) {
        String name = field.ecsName();
        if (!Schema.hasTerms(field)) {
            return Narrowing.exactly(SortedDocValuesField.newSlowSetQuery(name, values));
        }
        return Narrowing.exactly(
                values.size() == 1
                        ? new TermQuery(new Term(name, values.getFirst()))
                        : new TermInSetQuery(name, values));
    }

    static Narrowing range(Field field, long from, long to) {
        if (from > to) {
            return Narrowing.NONE;
        }
        return field == Field.EVENT_DURATION
                ? Narrowing.or(
                        Narrowing.or(present(Schema.FLOW_START), present(Schema.FLOW_END))
                                .atMost(),
                        column(field.ecsName(), from, to))
                : column(field.ecsName(), from, to);
    }

    /// Whether the document's number in that column lies in the range.
    static Narrowing column(String column, long from, long to) {
        return from > to
                ? Narrowing.NONE
                : Narrowing.exactly(NumericDocValuesField.newSlowRangeQuery(column, from, to));
    }

    static Narrowing numbers(Field field, List<Long> values) {
        if (values.isEmpty()) {
            return Narrowing.NONE;
        }
        if (field == Field.EVENT_DURATION) {
            return Narrowing.or(
                    values.stream().map(value -> range(field, value, value)).toList());
        }
        long[] numbers = values.stream().mapToLong(Long::longValue).toArray();
        return Narrowing.exactly(NumericDocValuesField.newSlowSetQuery(field.ecsName(), numbers));
    }

    static Narrowing address(Field field, Networks blocks) {
        if (blocks.isEmpty()) {
            return Narrowing.NONE;
        }
        AddressColumnQuery columns = new AddressColumnQuery(field, blocks);
        return Narrowing.exactly(
                Schema.hasTerms(field)
                        ? new IndexOrDocValuesQuery(new AddressTermsQuery(field.ecsName(), blocks), columns)
                        : columns);
    }
}
