package konseki.index;

import java.util.List;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.event.Networks;
import konseki.event.VirtualField;
import konseki.query.FieldRef;
import konseki.query.Query;
import konseki.query.QueryContext;

/// Compiles a query to what the index of one Partial knows of it. It may match too much, never too little: negation is
/// pushed down to the clauses, and a clause that terms and columns cannot decide matches everything either way.
final class QueryCompiler {
    private final VirtualClauses virtuals;

    /// @param memberIds of the Partial, by ordinal
    QueryCompiler(QueryContext context, List<String> memberIds) {
        this.virtuals = new VirtualClauses(context, memberIds);
    }

    Narrowing compile(Query query) {
        return compile(query, false);
    }

    private Narrowing compile(Query query, boolean negated) {
        return switch (query) {
            case Query.And(List<Query> clauses) -> join(clauses, negated, negated);
            case Query.Or(List<Query> clauses) -> join(clauses, negated, !negated);
            case Query.Not(Query clause) -> compile(clause, !negated);
            default -> negated ? clause(query).not() : clause(query);
        };
    }

    private Narrowing join(List<Query> clauses, boolean negated, boolean any) {
        List<Narrowing> parts =
                clauses.stream().map(clause -> compile(clause, negated)).toList();
        return any ? Narrowing.or(parts) : Narrowing.and(parts);
    }

    private Narrowing clause(Query query) {
        return switch (query) {
            case Query.All() -> Narrowing.ALL;
            case Query.Exists(FieldRef field) ->
                switch (field) {
                    case FieldRef.Stored(Field stored) -> StoredClauses.exists(stored);
                    case FieldRef.Virtual(VirtualField virtual) -> virtuals.exists(virtual);
                    case FieldRef.Vendor _ -> Narrowing.UNDECIDED;
                };
            case Query.Text(FieldRef field, String pattern) ->
                field.kind() == FieldKind.TEXT ? Narrowing.UNDECIDED : text(field, pattern);
            case Query.Whole(FieldRef field, String pattern) -> text(field, pattern);
            case Query.OneOf(FieldRef field, List<String> values) ->
                switch (field) {
                    case FieldRef.Stored(Field stored) -> StoredClauses.oneOf(stored, values);
                    case FieldRef.Virtual(VirtualField virtual) -> virtuals.oneOf(virtual, values);
                    case FieldRef.Vendor _ -> Narrowing.UNDECIDED;
                };
            case Query.Range(FieldRef field, long from, long to) -> range(field, from, to);
            case Query.Numbers(FieldRef field, List<Long> values) -> numbers(field, values);
            case Query.Address(FieldRef field, Networks blocks) ->
                switch (field) {
                    case FieldRef.Stored(Field stored) -> StoredClauses.address(stored, blocks);
                    case FieldRef.Virtual(VirtualField virtual) -> virtuals.address(virtual, blocks);
                    case FieldRef.Vendor _ -> Narrowing.UNDECIDED;
                };
            case Query.FreeText _ -> Narrowing.UNDECIDED;
            case Query.And _, Query.Or _, Query.Not _ -> compile(query, false);
        };
    }

    private Narrowing text(FieldRef field, String pattern) {
        return switch (field) {
            case FieldRef.Stored(Field stored) -> StoredClauses.text(stored, pattern);
            case FieldRef.Virtual(VirtualField virtual) -> virtuals.text(virtual, pattern);
            case FieldRef.Vendor _ -> Narrowing.UNDECIDED;
        };
    }

    private Narrowing range(FieldRef field, long from, long to) {
        return switch (field) {
            case FieldRef.Stored(Field stored) -> StoredClauses.range(stored, from, to);
            case FieldRef.Virtual(VirtualField virtual) -> virtuals.range(virtual, from, to);
            case FieldRef.Vendor _ -> Narrowing.UNDECIDED;
        };
    }

    private Narrowing numbers(FieldRef field, List<Long> values) {
        return field instanceof FieldRef.Stored(Field stored)
                ? StoredClauses.numbers(stored, values)
                : Narrowing.or(
                        values.stream().map(value -> range(field, value, value)).toList());
    }
}
