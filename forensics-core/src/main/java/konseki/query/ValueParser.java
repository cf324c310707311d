package konseki.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import konseki.event.FieldKind;
import konseki.event.Networks;

/// Reads values by the kind of their field: texts, numbers with units, times, addresses, ranges, lists from files.
/// Belongs to one parse.
final class ValueParser {
    private final QueryText text;
    private final ValueLists lists;
    private final int offsetSeconds;

    ValueParser(QueryText text, ValueLists lists, int offsetSeconds) {
        this.text = text;
        this.lists = lists;
        this.offsetSeconds = offsetSeconds;
    }

    Query leaf(Scope.Values scope, String value, boolean quoted, int start) {
        FieldRef field = scope.field();
        return switch (field.kind()) {
            case KEYWORD -> keyword(field, value, quoted, start);
            case TEXT -> scope.whole() ? new Query.Whole(field, value) : new Query.Text(field, value);
            case NUMBER -> {
                Span span = span(field, value, start);
                yield new Query.Range(field, span.from(), span.to());
            }
            case IP -> new Query.Address(field, Networks.of(List.of(block(field, value, start))));
        };
    }

    private Query keyword(FieldRef field, String value, boolean quoted, int start) {
        if (!quoted && field instanceof FieldRef.Vendor && value.indexOf('/') > 0 && ClauseParser.isBlock(value)) {
            throw text.error(
                    start,
                    "vendor fields are text and know no blocks of addresses",
                    "Use source.ip, destination.ip or another address field; or quotes, to compare the text");
        }
        if (!ClauseParser.isPossible(field, value)) {
            throw text.error(
                    start,
                    "\"" + QueryText.shown(value) + "\" is no direction",
                    "It is one of outbound, inbound, internal, external");
        }
        return new Query.Text(field, value);
    }

    private Span span(FieldRef field, String value, int start) {
        NumberUnit unit = NumberUnit.of(field);
        try {
            return Span.of(value, unit, offsetSeconds);
        } catch (IllegalArgumentException unreadable) {
            throw text.error(
                    start,
                    "\"" + QueryText.shown(value) + "\" is no value of " + field.queryName(),
                    "It is " + unit.expected());
        }
    }

    private String block(FieldRef field, String value, int start) {
        try {
            return AddressBlocks.block(value);
        } catch (IllegalArgumentException unreadable) {
            throw text.error(
                    start,
                    "\"" + QueryText.shown(value) + "\" is no address for " + field.queryName(),
                    "Write an address, a block such as 10.0.0.0/8 or 2001:db8::/32, or 10.1.*");
        }
    }

    /// `field >= value`, the operator already read.
    Query compared(FieldRef field, String operator, int start) {
        if (field.kind() != FieldKind.NUMBER) {
            throw text.error(
                    start,
                    field.queryName() + " is no number, so " + operator + " does not apply",
                    "Use field:value, or a field of numbers");
        }
        int at = text.skipSpace().position();
        Span span = span(field, end(at), at);
        try {
            return switch (operator) {
                case ">=" -> new Query.Range(field, span.lowest(true), Long.MAX_VALUE);
                case ">" -> new Query.Range(field, span.lowest(false), Long.MAX_VALUE);
                case "<=" -> new Query.Range(field, Long.MIN_VALUE, span.highest(true));
                default -> new Query.Range(field, Long.MIN_VALUE, span.highest(false));
            };
        } catch (ArithmeticException nothingBeyond) {
            throw text.error(start, "no number lies " + operator + " this", "Choose another bound");
        }
    }

    /// `[a TO b]`, `{a TO b]`: a square bracket includes the end, a brace does not, `*` is no end.
    Query range(FieldRef field) {
        int start = text.position();
        boolean fromIncluded = text.take("[") || !text.take("{");
        int fromAt = text.skipSpace().position();
        String from = end(fromAt);
        if (!text.skipSpace().takeWord("TO")) {
            throw text.error(text.position(), "a range needs TO between its ends", "Write [1 TO 1023]");
        }
        int toAt = text.skipSpace().position();
        String to = end(toAt);
        boolean toIncluded = text.skipSpace().take("]");
        if (!toIncluded && !text.take("}")) {
            throw text.error(start, "this range is never closed", "Close it with ] (end included) or } (excluded)");
        }
        return field.kind() == FieldKind.IP
                ? addressRange(field, from, to, fromIncluded && toIncluded, start)
                : numberRange(field, new Ends(from, fromAt, fromIncluded, to, toAt, toIncluded), start);
    }

    private record Ends(String from, int fromAt, boolean fromIncluded, String to, int toAt, boolean toIncluded) {}

    private String end(int at) {
        if (text.peek() == '"') {
            return text.quoted();
        }
        String word = text.word();
        int length = word.length();
        if (length > 0 && (word.charAt(length - 1) == ']' || word.charAt(length - 1) == '}')) {
            length--;
            text.back(at + length);
        }
        if (length == 0) {
            throw text.error(at, "a value is missing here", "Write one, or * for no bound");
        }
        return word.substring(0, length);
    }

    private Query numberRange(FieldRef field, Ends ends, int start) {
        try {
            long from = ends.from.equals("*")
                    ? Long.MIN_VALUE
                    : span(field, ends.from, ends.fromAt).lowest(ends.fromIncluded);
            long to = ends.to.equals("*")
                    ? Long.MAX_VALUE
                    : span(field, ends.to, ends.toAt).highest(ends.toIncluded);
            if (from <= to) {
                return new Query.Range(field, from, to);
            }
        } catch (ArithmeticException nothingBeyond) {
            // reported below: an end without a neighbour leaves nothing
        }
        throw text.error(start, "nothing lies in this range", "Put the lower end first");
    }

    private Query addressRange(FieldRef field, String from, String to, boolean included, int start) {
        if (!included) {
            throw text.error(start, "a range of addresses includes its ends", "Write [ and ]");
        }
        try {
            return new Query.Address(field, Networks.of(AddressBlocks.range(from, to)));
        } catch (IllegalArgumentException unreadable) {
            throw text.error(
                    start,
                    QueryText.shown(from) + " TO " + QueryText.shown(to) + " is no range of addresses",
                    "Write two addresses of one family, the lower first, or a block such as 10.0.0.0/8");
        }
    }

    /// `@iocs.txt`: one value a line; blank lines and lines that begin with # are skipped, `[.]` reads as a dot.
    Query list(Scope.Values scope) {
        int start = text.position();
        text.take("@");
        String name = text.peek() == '"' ? text.quoted() : text.word();
        List<String> values = values(name, start);
        FieldRef field = scope.field();
        return switch (field.kind()) {
            case KEYWORD -> new Query.OneOf(field, values);
            case TEXT -> texts(scope, values);
            case IP ->
                new Query.Address(
                        field,
                        Networks.of(values.stream()
                                .map(value -> block(field, value, start))
                                .toList()));
            case NUMBER -> numbers(field, values, start);
        };
    }

    private List<String> values(String name, int start) {
        List<String> lines;
        try {
            lines = lists.lines(name);
        } catch (IOException unreadable) {
            throw text.error(
                    start,
                    "the list \"" + QueryText.shown(name) + "\" cannot be read: " + unreadable.getMessage(),
                    "Name a text file with one value on each line");
        }
        List<String> values = new ArrayList<>();
        for (String line : lines) {
            String value = line.replace("\ufeff", "").strip().replace("[.]", ".");
            if (!value.isEmpty() && value.charAt(0) != '#') {
                values.add(value);
            }
        }
        if (values.isEmpty()) {
            throw text.error(
                    start, "the list \"" + QueryText.shown(name) + "\" has no values", "Write one on each line");
        }
        if (values.size() > QueryParser.MAX_VALUES) {
            throw ValueSets.tooMany(start, values.size());
        }
        return values;
    }

    private static Query texts(Scope.Values scope, List<String> values) {
        if (scope.whole()) {
            return new Query.OneOf(scope.field(), values);
        }
        return Query.or(values.stream()
                .map(value -> new Query.Text(scope.field(), TextPattern.exactly(value)))
                .toArray(Query[]::new));
    }

    private Query numbers(FieldRef field, List<String> values, int start) {
        TreeSet<Long> numbers = new TreeSet<>();
        List<Query> ranges = new ArrayList<>();
        for (String value : values) {
            Span span = span(field, value, start);
            numbers.add(span.from());
            ranges.add(new Query.Range(field, span.from(), span.to()));
        }
        return NumberUnit.of(field) == NumberUnit.TIME
                ? Query.or(ranges.toArray(Query[]::new))
                : new Query.Numbers(field, List.copyOf(numbers));
    }
}
