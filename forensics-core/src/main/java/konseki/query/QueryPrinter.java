package konseki.query;

import java.util.List;
import java.util.stream.Collectors;
import konseki.event.FieldKind;
import konseki.event.Networks;
import konseki.event.Timestamp;

/// Writes a query as text that [QueryParser] reads back as an equal tree, fully parenthesised, with every value in its
/// final form: numbers without units, times in UTC, lists written out.
public final class QueryPrinter {
    private static final String NOTHING = "NOT *:*";

    private QueryPrinter() {}

    public static String print(Search search) {
        String query = print(search.query());
        return search.aggregation().isNone() ? query : query + " " + print(search.aggregation());
    }

    /// Printed back and parsed, a tree in normal form is equal: And and Or with at least two clauses, sets and texts
    /// not
    /// empty, the numbers of a set ascending, ranges with their lower end first. Any other prints as one that means the
    /// same.
    public static String print(Query query) {
        StringBuilder out = new StringBuilder();
        print(query, out);
        return out.toString();
    }

    public static String print(Aggregation aggregation) {
        String measures =
                aggregation.measures().stream().map(QueryPrinter::measure).collect(Collectors.joining(", "));
        String by = aggregation.by().stream().map(QueryPrinter::name).collect(Collectors.joining(", "));
        return "| " + measures + (by.isEmpty() ? "" : " by " + by);
    }

    private static String measure(Aggregation.Measure measure) {
        return switch (measure) {
            case Aggregation.Measure.Count() -> "count";
            case Aggregation.Measure.Sum(FieldRef field) -> "sum(" + name(field) + ")";
            case Aggregation.Measure.Min(FieldRef field) -> "min(" + name(field) + ")";
            case Aggregation.Measure.Max(FieldRef field) -> "max(" + name(field) + ")";
        };
    }

    /// The name of a field as a query writes it.
    static String name(FieldRef field) {
        return field instanceof FieldRef.Vendor(String name) && !isPlainName(name)
                ? FieldRef.VENDOR + quote(name)
                : field.queryName();
    }

    private static boolean isPlainName(String name) {
        QueryText text = new QueryText(name);
        text.name();
        return text.atEnd();
    }

    private static void print(Query query, StringBuilder out) {
        switch (query) {
            case Query.All() -> out.append("*:*");
            case Query.And(List<Query> clauses) -> join(clauses, " AND ", "*:*", out);
            case Query.Or(List<Query> clauses) -> join(clauses, " OR ", NOTHING, out);
            case Query.Not(Query clause) -> print(clause, out.append("NOT "));
            case Query.Exists(FieldRef field) -> out.append(name(field)).append(":*");
            case Query.Text(FieldRef field, String pattern) -> text(field, pattern, out);
            case Query.Whole(FieldRef field, String pattern) ->
                out.append(name(field)).append(" = ").append(value(pattern));
            case Query.OneOf(FieldRef field, List<String> values) -> oneOf(field, values, out);
            case Query.Range(FieldRef field, long from, long to) -> range(field, from, to, out);
            case Query.Numbers(FieldRef field, List<Long> values) -> numbers(field, values, out);
            case Query.Address(FieldRef field, Networks blocks) -> address(field, blocks.written(), out);
            case Query.FreeText(String pattern) -> out.append(quote(pattern.isEmpty() ? "*" : pattern));
        }
    }

    private static void join(List<Query> clauses, String operator, String ofNone, StringBuilder out) {
        if (clauses.isEmpty()) {
            out.append(ofNone);
            return;
        }
        if (clauses.size() == 1) {
            print(clauses.getFirst(), out);
            return;
        }
        String before = "(";
        for (Query clause : clauses) {
            print(clause, out.append(before));
            before = operator;
        }
        out.append(')');
    }

    private static void text(FieldRef field, String pattern, StringBuilder out) {
        if (!pattern.isEmpty()) {
            out.append(name(field)).append(':').append(value(pattern));
        } else if (field.kind() == FieldKind.TEXT) {
            out.append(name(field)).append(":*");
        } else {
            oneOf(field, List.of(""), out);
        }
    }

    private static void oneOf(FieldRef field, List<String> values, StringBuilder out) {
        String operator = field.kind() == FieldKind.TEXT ? " = " : ":";
        set(
                name(field) + operator,
                values.stream()
                        .map(TextPattern::exactly)
                        .map(QueryPrinter::value)
                        .toList(),
                out);
    }

    private static void set(String before, List<String> values, StringBuilder out) {
        out.append(values.isEmpty() ? NOTHING : values.stream().collect(Collectors.joining(" OR ", before + "(", ")")));
    }

    private static void address(FieldRef field, List<String> blocks, StringBuilder out) {
        if (blocks.size() == 1) {
            out.append(name(field)).append(':').append(blocks.getFirst());
        } else {
            set(name(field) + ":", blocks, out);
        }
    }

    private static void range(FieldRef field, long from, long to, StringBuilder out) {
        if (from > to) {
            out.append(NOTHING);
        } else if (from == to && NumberUnit.of(field) != NumberUnit.TIME) {
            out.append(name(field)).append(':').append(from);
        } else {
            out.append(name(field))
                    .append(":[")
                    .append(from == Long.MIN_VALUE ? "*" : number(field, from))
                    .append(" TO ")
                    .append(to == Long.MAX_VALUE ? "*" : number(field, to))
                    .append(']');
        }
    }

    private static void numbers(FieldRef field, List<Long> values, StringBuilder out) {
        if (NumberUnit.of(field) == NumberUnit.TIME) {
            List<Query> moments = values.stream()
                    .<Query>map(value -> new Query.Range(field, value, value))
                    .toList();
            join(moments, " OR ", NOTHING, out);
        } else {
            set(name(field) + ":", values.stream().map(String::valueOf).toList(), out);
        }
    }

    private static String number(FieldRef field, long value) {
        return NumberUnit.of(field) == NumberUnit.TIME ? quote(Timestamp.format(value)) : Long.toString(value);
    }

    /// A value as it is where nothing in it could be taken for syntax, else in quotes.
    private static String value(String pattern) {
        return isPlainValue(pattern) ? pattern : quote(pattern);
    }

    private static boolean isPlainValue(String pattern) {
        return !pattern.isEmpty()
                && "@[{<>\u201c\u201d\u201e\uff02\u300c".indexOf(pattern.charAt(0)) < 0
                && pattern.chars().noneMatch(c -> QueryText.endsWord((char) c))
                && !List.of("*", "AND", "OR", "NOT", "TO").contains(pattern)
                && !ClauseParser.isBlock(pattern);
    }

    private static String quote(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
