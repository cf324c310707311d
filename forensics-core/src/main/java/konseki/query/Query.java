package konseki.query;

import java.util.List;
import konseki.event.Networks;

/// A question to the evidence, as a tree. Immutable; equal trees are equal.
///
/// A clause on an absent field is false, its [Not] true. Text is compared folded (see [konseki.event.TextFolding]); a
/// clause keeps what the analyst wrote. Patterns are those of `docs/query.md`: `*` stands for any characters, `?` for
/// one, `[*]`, `[?]`, `[[]` for themselves, `[0x0A]` for one byte; a backslash is an ordinary character.
public sealed interface Query {

    /// Every event.
    record All() implements Query {}

    /// All of the clauses hold; of none, true.
    record And(List<Query> clauses) implements Query {
        public And {
            clauses = List.copyOf(clauses);
        }
    }

    /// One of the clauses holds; of none, false.
    record Or(List<Query> clauses) implements Query {
        public Or {
            clauses = List.copyOf(clauses);
        }
    }

    record Not(Query clause) implements Query {}

    /// The field has a value: `source.bytes:*`.
    record Exists(FieldRef field) implements Query {}

    /// A keyword or vendor field equals `pattern`; a [konseki.event.FieldKind#TEXT] field contains it. For a value from
    /// a log use [#is], which takes nothing for a pattern.
    record Text(FieldRef field, String pattern) implements Query {
        public Text {
            pattern = TextPattern.visible(pattern);
        }
    }

    /// A [konseki.event.FieldKind#TEXT] field equals `pattern` from its start to its end: `message = "Logon*"`.
    record Whole(FieldRef field, String pattern) implements Query {
        public Whole {
            pattern = TextPattern.visible(pattern);
        }
    }

    /// A keyword, text or vendor field equals one of many values, none of them a pattern.
    record OneOf(FieldRef field, List<String> values) implements Query {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /// A number lies between two others, both included: `[1 TO 1023]`, `>= 10MB`, a time range.
    record Range(FieldRef field, long from, long to) implements Query {}

    /// A number is one of many.
    record Numbers(FieldRef field, List<Long> values) implements Query {
        public Numbers {
            values = List.copyOf(values);
        }
    }

    /// An address lies in one of some blocks.
    record Address(FieldRef field, Networks blocks) implements Query {}

    /// The message, or where a record has none its raw text, contains `pattern`.
    record FreeText(String pattern) implements Query {
        public FreeText {
            pattern = TextPattern.visible(pattern);
        }
    }

    static Query and(Query... clauses) {
        return clauses.length == 1 ? clauses[0] : new And(List.of(clauses));
    }

    static Query or(Query... clauses) {
        return clauses.length == 1 ? clauses[0] : new Or(List.of(clauses));
    }

    /// The field equals exactly this value, whatever characters it has.
    static Query is(FieldRef field, String value) {
        return new OneOf(field, List.of(value));
    }
}
