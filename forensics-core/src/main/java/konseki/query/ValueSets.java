package konseki.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import konseki.event.Networks;

/// Turns `field:(a OR b OR c)` into one clause over a set where its values allow that.
final class ValueSets {

    private ValueSets() {}

    /// @param inside what the parenthesis says
    static Query merge(Query inside, FieldRef field, int position) {
        List<Query> parts = inside instanceof Query.Or(List<Query> clauses) ? clauses : List.of(inside);
        if (parts.size() > QueryParser.MAX_VALUES) {
            throw tooMany(position, parts.size());
        }
        return switch (field.kind()) {
            case KEYWORD, TEXT -> texts(parts, field).orElse(inside);
            case NUMBER ->
                NumberUnit.of(field) == NumberUnit.TIME
                        ? inside
                        : numbers(parts, field).orElse(inside);
            case IP -> addresses(parts, field).orElse(inside);
        };
    }

    static QueryException tooMany(int position, int count) {
        return new QueryException(
                position,
                "the list has " + count + " values, more than " + QueryParser.MAX_VALUES,
                "Split it into several queries");
    }

    /// Contained texts stay apart: only whole values make a set.
    private static Optional<Query> texts(List<Query> parts, FieldRef field) {
        List<String> values = new ArrayList<>();
        for (Query part : parts) {
            Optional<String> value = plain(part);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(new Query.OneOf(field, values));
    }

    private static Optional<String> plain(Query part) {
        return switch (part) {
            case Query.Text(FieldRef field, String pattern)
            when field.kind() == konseki.event.FieldKind.KEYWORD ->
                TextPattern.of(pattern).text();
            case Query.Whole(_, String pattern) -> TextPattern.of(pattern).text();
            default -> Optional.empty();
        };
    }

    private static Optional<Query> numbers(List<Query> parts, FieldRef field) {
        TreeSet<Long> values = new TreeSet<>();
        for (Query part : parts) {
            if (!(part instanceof Query.Range(_, long from, long to)) || from != to) {
                return Optional.empty();
            }
            values.add(from);
        }
        return Optional.of(new Query.Numbers(field, List.copyOf(values)));
    }

    private static Optional<Query> addresses(List<Query> parts, FieldRef field) {
        List<String> blocks = new ArrayList<>();
        for (Query part : parts) {
            if (!(part instanceof Query.Address(_, Networks networks))) {
                return Optional.empty();
            }
            blocks.addAll(networks.written());
        }
        return Optional.of(new Query.Address(field, Networks.of(blocks)));
    }
}
