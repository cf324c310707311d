package konseki.investigation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import konseki.event.Event;
import konseki.ingest.MemberEvents;
import konseki.ingest.PlannedMember;
import konseki.parse.Payloads;
import konseki.query.Aggregation;
import konseki.query.Predicate;
import konseki.query.QueryContext;
import konseki.query.Search;

/// Groups and sums over events that are read again. Belongs to one thread.
final class AggregateStep {
    /// Groups that are kept: those with the smallest keys, which no order of reading changes.
    static final int MAX_GROUPS = 1_000_000;

    private final Search search;
    private final QueryContext context;
    private final Predicate predicate;
    private final NavigableMap<String, long[]> groups = new TreeMap<>();
    private boolean dropped;
    private long records;

    AggregateStep(Search search, QueryContext context) {
        this.search = search;
        this.context = context;
        this.predicate = Predicate.of(search.query(), context);
    }

    AggregateResult run(List<PlannedMember> members, Payloads payloads) throws IOException {
        MemberEvents events = new MemberEvents(payloads);
        for (PlannedMember member : members) {
            events.read(member, member.owned(), this::accept);
        }
        List<List<String>> rows = new ArrayList<>();
        groups.forEach((key, values) -> rows.add(row(key, values)));
        String note =
                "re-read " + records + " records" + (dropped ? "; at least: the first " + MAX_GROUPS + " groups" : "");
        return new AggregateResult(columns(), rows, note);
    }

    private void accept(Event event) {
        records++;
        if (!predicate.test(event)) {
            return;
        }
        String key = String.join(
                "\0",
                search.aggregation().by().stream()
                        .map(field -> GroupValue.text(field, event, context))
                        .toList());
        long[] values = groups.computeIfAbsent(key, k -> identities());
        List<Aggregation.Measure> measures = search.aggregation().measures();
        for (int i = 0; i < measures.size(); i++) {
            add(measures.get(i), event, values, 2 * i);
        }
        if (groups.size() > MAX_GROUPS) {
            groups.pollLastEntry();
            dropped = true;
        }
    }

    private long[] identities() {
        long[] values = new long[2 * search.aggregation().measures().size()];
        for (int i = 0; i < values.length; i += 2) {
            values[i] = switch (search.aggregation().measures().get(i / 2)) {
                case Aggregation.Measure.Min _ -> Long.MAX_VALUE;
                case Aggregation.Measure.Max _ -> Long.MIN_VALUE;
                case Aggregation.Measure.Count _, Aggregation.Measure.Sum _ -> 0;
            };
        }
        return values;
    }

    /// The value stands at `at`, how many events had one behind it.
    private void add(Aggregation.Measure measure, Event event, long[] values, int at) {
        switch (measure) {
            case Aggregation.Measure.Count() -> {
                values[at]++;
                values[at + 1]++;
            }
            case Aggregation.Measure.Sum(var field) -> {
                long number = GroupValue.number(field, event, context);
                if (number >= 0) {
                    values[at] = values[at] + number < 0 ? Long.MAX_VALUE : values[at] + number;
                    values[at + 1]++;
                }
            }
            case Aggregation.Measure.Min(var field) -> {
                long number = GroupValue.number(field, event, context);
                if (number >= 0) {
                    values[at] = Math.min(values[at], number);
                    values[at + 1]++;
                }
            }
            case Aggregation.Measure.Max(var field) -> {
                long number = GroupValue.number(field, event, context);
                if (number >= 0) {
                    values[at] = Math.max(values[at], number);
                    values[at + 1]++;
                }
            }
        }
    }

    private static List<String> row(String key, long[] values) {
        List<String> row = new ArrayList<>(Arrays.asList(key.split("\0", -1)));
        for (int i = 0; i < values.length; i += 2) {
            row.add(values[i + 1] == 0 ? GroupValue.ABSENT : Long.toString(values[i]));
        }
        return row;
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        search.aggregation().by().forEach(field -> columns.add(field.queryName()));
        if (columns.isEmpty()) {
            columns.add("all");
        }
        for (Aggregation.Measure measure : search.aggregation().measures()) {
            columns.add(
                    switch (measure) {
                        case Aggregation.Measure.Count() -> "count";
                        case Aggregation.Measure.Sum(var field) -> "sum(" + field.queryName() + ")";
                        case Aggregation.Measure.Min(var field) -> "min(" + field.queryName() + ")";
                        case Aggregation.Measure.Max(var field) -> "max(" + field.queryName() + ")";
                    });
        }
        return columns;
    }
}
