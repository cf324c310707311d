package konseki.query;

import java.util.List;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Networks;
import konseki.event.VirtualField;

/// A query compiled to a decision on one [Event] after another: the last word on what a query finds. Belongs to one
/// thread; allocates nothing per event once its buffers have grown.
public final class Predicate {
    private final Condition condition;
    private final QueryContext context;
    private final RawText raw = new RawText();

    private Predicate(Query query, QueryContext context) {
        this.context = context;
        this.condition = compile(query);
    }

    public static Predicate of(Query query, QueryContext context) {
        return new Predicate(query, context);
    }

    /// Decides without the raw record: free text is looked for in the message only.
    public boolean test(Event event) {
        raw.none();
        return condition.holds(event, raw);
    }

    /// Decides with the raw record at `bytes[from, to)`, in which free text is looked for where there is no message.
    public boolean test(Event event, byte[] bytes, int from, int to) {
        raw.set(bytes, from, to);
        return condition.holds(event, raw);
    }

    private Condition compile(Query query) {
        return switch (query) {
            case Query.All() -> (event, ignored) -> true;
            case Query.And(List<Query> clauses) -> new Condition.AllOf(compile(clauses));
            case Query.Or(List<Query> clauses) -> new Condition.AnyOf(compile(clauses));
            case Query.Not(Query clause) -> new Condition.Negation(compile(clause));
            case Query.Exists(FieldRef field) -> new Condition.Present(source(field), new Cell());
            case Query.Text(FieldRef field, String pattern) -> eitherUser(field, one -> text(one, pattern));
            case Query.Whole(FieldRef field, String pattern) ->
                eitherUser(field, one -> matches(one, TextMatcher.whole(TextPattern.of(pattern))));
            case Query.OneOf(FieldRef field, List<String> values) -> {
                ByteSet set = ByteSet.of(values);
                yield eitherUser(field, one -> new Condition.OneOfTexts(source(one), new Cell(), set));
            }
            case Query.Range(FieldRef field, long from, long to) ->
                new Condition.Between(source(field), new Cell(), from, to);
            case Query.Numbers(FieldRef field, List<Long> values) ->
                new Condition.OneOfNumbers(
                        source(field),
                        new Cell(),
                        values.stream().mapToLong(Long::longValue).sorted().toArray());
            case Query.Address(FieldRef field, Networks blocks) ->
                new Condition.Within(source(field), new Cell(), blocks);
            case Query.FreeText(String pattern) ->
                new Condition.Mentions(new Cell(), TextMatcher.part(TextPattern.of(pattern)));
        };
    }

    private Condition[] compile(List<Query> clauses) {
        return clauses.stream().map(this::compile).toArray(Condition[]::new);
    }

    /// A clause on `user` holds if it holds of one of the two names.
    private static Condition eitherUser(FieldRef field, java.util.function.Function<FieldRef, Condition> clause) {
        return field.equals(FieldRef.of(VirtualField.USER))
                ? new Condition.AnyOf(new Condition[] {
                    clause.apply(FieldRef.of(Field.USER_NAME)), clause.apply(FieldRef.of(Field.USER_TARGET_NAME))
                })
                : clause.apply(field);
    }

    private Condition text(FieldRef field, String pattern) {
        TextPattern parts = TextPattern.of(pattern);
        return matches(
                field,
                field.kind() == konseki.event.FieldKind.TEXT ? TextMatcher.part(parts) : TextMatcher.whole(parts));
    }

    private Condition matches(FieldRef field, TextMatcher matcher) {
        return new Condition.Matches(source(field), new Cell(), matcher);
    }

    private ValueSource source(FieldRef field) {
        return ValueSource.of(field, context);
    }
}
