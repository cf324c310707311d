package konseki.query;

import java.util.List;
import konseki.event.Networks;

/// A question to the evidence, as a tree. Immutable; equal trees are equal.
///
/// A clause on an absent field is false, its [Not] true. Text is compared folded (see
/// [konseki.event.TextFolding]); a clause keeps what the analyst wrote.
public sealed interface Query {

    /// Every event.
    record All() implements Query {}

    record And(List<Query> clauses) implements Query {
        public And {
            clauses = List.copyOf(clauses);
        }
    }

    record Or(List<Query> clauses) implements Query {
        public Or {
            clauses = List.copyOf(clauses);
        }
    }

    record Not(Query clause) implements Query {}

    /// The field has a value: `source.bytes:*`.
    record Exists(FieldRef field) implements Query {}

    /// A keyword, text or vendor field equals `pattern`, in which `*` stands for any characters and `?` for one, unless
    /// escaped by a backslash; of a [konseki.event.FieldKind#TEXT] field, the value contains it.
    record Text(FieldRef field, String pattern) implements Query {}

    /// A keyword, text or vendor field equals one of many values, none of them a pattern.
    record OneOf(FieldRef field, List<String> values) implements Query {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /// A number lies between two others, both included: `[1 TO 1023]`, `>= 10MB`, a time range.
    record Range(FieldRef field, long from, long to) implements Query {}

    /// An address lies in one of some blocks.
    record Address(FieldRef field, Networks blocks) implements Query {}

    /// The message, or where a record has none its raw text, contains `text`.
    record FreeText(String text) implements Query {}

    static Query and(Query... clauses) {
        return clauses.length == 1 ? clauses[0] : new And(List.of(clauses));
    }

    static Query or(Query... clauses) {
        return clauses.length == 1 ? clauses[0] : new Or(List.of(clauses));
    }
}
