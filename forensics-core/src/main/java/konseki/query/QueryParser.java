package konseki.query;

import java.util.ArrayList;
import java.util.List;

/// Reads the language of `docs/query.md`. Immutable; safe to share.
///
/// NOT binds before AND before OR. Two clauses side by side are an error that shows both readings, because one of them
/// silently finds less.
public final class QueryParser {
    public static final int MAX_CLAUSES = 1024;
    public static final int MAX_VALUES = 65_536;

    /// Deepest nesting of parentheses and NOT; keeps the stack.
    static final int MAX_DEPTH = 128;

    private final ValueLists lists;
    private final int offsetSeconds;

    /// @param lists         opens the files that `field:@name` names
    /// @param offsetSeconds of the zone in which dates and times without a zone are meant, east positive
    public QueryParser(ValueLists lists, int offsetSeconds) {
        this.lists = lists;
        this.offsetSeconds = offsetSeconds;
    }

    /// For queries without lists of values, with times in UTC.
    public QueryParser() {
        this(ValueLists.NONE, 0);
    }

    /// Reads a query and what it counts.
    ///
    /// @throws QueryException if it cannot be read
    public Search parse(String text) {
        return new Run(new QueryText(text)).search();
    }

    /// Reads a query that counts nothing.
    ///
    /// @throws QueryException if it cannot be read, or has an aggregate
    public Query parseQuery(String text) {
        Search search = parse(text);
        if (!search.aggregation().isNone()) {
            throw new QueryException(
                    text.lastIndexOf('|'), "an aggregate cannot stand here", "Leave out the part from | on");
        }
        return search.query();
    }

    /// Clauses of a query, as [#MAX_CLAUSES] counts them.
    public static int clauses(Query query) {
        return switch (query) {
            case Query.And(List<Query> parts) ->
                parts.stream().mapToInt(QueryParser::clauses).sum();
            case Query.Or(List<Query> parts) ->
                parts.stream().mapToInt(QueryParser::clauses).sum();
            case Query.Not(Query part) -> clauses(part);
            default -> 1;
        };
    }

    /// One parse.
    private final class Run {
        private final QueryText text;
        private final ClauseParser clauses;
        private int depth;

        Run(QueryText text) {
            this.text = text;
            this.clauses = new ClauseParser(text, lists, offsetSeconds, this::group);
        }

        Search search() {
            if (text.skipSpace().atEnd()) {
                throw text.error(0, "the query is empty", "Write a condition, or * for every event");
            }
            Query query = text.peek() == '|' ? everything() : alternatives(new Scope.Clauses());
            if (text.skipSpace().peek() == ')') {
                throw text.error(text.position(), "this ) closes nothing", "Remove it, or open it with (");
            }
            Aggregation aggregation =
                    text.atEnd() ? Aggregation.NONE : new AggregationParser(text, clauses).aggregation();
            return new Search(limited(query), aggregation);
        }

        private Query everything() {
            throw text.error(text.position(), "nothing stands before |", "Write * | count to count every event");
        }

        private Query limited(Query query) {
            if (QueryParser.clauses(query) > MAX_CLAUSES) {
                throw text.error(
                        0,
                        "the query has " + QueryParser.clauses(query) + " clauses, more than " + MAX_CLAUSES,
                        "Put values of one field into a list: field:(a OR b OR c) or field:@file.txt counts as one");
            }
            return query;
        }

        private Query alternatives(Scope scope) {
            List<Query> found = new ArrayList<>();
            do {
                found.add(conjunction(scope));
            } while (text.skipSpace().takeWord("OR"));
            return found.size() == 1 ? found.getFirst() : new Query.Or(found);
        }

        private Query conjunction(Scope scope) {
            List<Query> found = new ArrayList<>();
            int start = text.skipSpace().position();
            found.add(negation(scope));
            while (true) {
                int end = text.position();
                text.skipSpace();
                if (text.takeWord("AND")) {
                    start = text.skipSpace().position();
                    found.add(negation(scope));
                } else if (endsConjunction()) {
                    return found.size() == 1 ? found.getFirst() : new Query.And(found);
                } else {
                    throw sideBySide(scope, start, end);
                }
            }
        }

        private boolean endsConjunction() {
            char next = text.peek();
            if (text.startsWith("||")) {
                throw text.error(text.position(), "|| is no operator", "Write OR");
            }
            int here = text.position();
            boolean alternative = text.takeWord("OR");
            text.back(here);
            return text.atEnd() || next == ')' || next == '|' || alternative;
        }

        /// Shows both readings of two neighbours.
        private QueryException sideBySide(Scope scope, int start, int end) {
            int second = text.position();
            Misreadings.refuse(text);
            int secondEnd;
            try {
                negation(scope);
                secondEnd = text.position();
            } catch (QueryException unreadable) {
                text.back(second);
                text.word();
                secondEnd = Math.max(text.position(), second + 1);
            }
            String first = QueryText.shown(text.between(start, end));
            String next = QueryText.shown(text.between(second, secondEnd));
            return text.error(
                    second,
                    "two clauses stand side by side",
                    "Write " + first + " AND " + next + ", or " + first + " OR " + next
                            + ". A value with spaces needs quotes: \"...\"");
        }

        private Query negation(Scope scope) {
            if (++depth > MAX_DEPTH) {
                throw text.error(
                        text.position(), "the query is nested more than " + MAX_DEPTH + " deep", "Make it flatter");
            }
            try {
                text.skipSpace();
                return text.takeWord("NOT") ? new Query.Not(negation(scope)) : primary(scope);
            } finally {
                depth--;
            }
        }

        private Query primary(Scope scope) {
            if (text.peek() == '(') {
                return group(scope);
            }
            return switch (scope) {
                case Scope.Clauses _ -> clauses.clause();
                case Scope.Values values -> clauses.value(values);
            };
        }

        /// `( ... )`, in which the scope stays.
        private Query group(Scope scope) {
            int start = text.position();
            text.take("(");
            Query inside = alternatives(scope);
            if (!text.skipSpace().take(")")) {
                throw text.error(start, "this ( is never closed", "Close it with )");
            }
            return scope instanceof Scope.Values(FieldRef field, _)
                    ? ValueSets.merge(inside, field, start)
                    : inside;
        }
    }
}
