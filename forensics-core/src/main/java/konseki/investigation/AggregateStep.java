package konseki.investigation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Timestamp;
import konseki.event.VirtualField;
import konseki.ingest.MemberEvents;
import konseki.ingest.PlannedMember;
import konseki.parse.Payloads;
import konseki.query.AggregateRow;
import konseki.query.Aggregation;
import konseki.query.Aggregator;
import konseki.query.FieldRef;
import konseki.query.GroupValue;
import konseki.query.Predicate;
import konseki.query.QueryContext;
import konseki.query.Search;

/// Groups and sums over events that are read again. Belongs to one thread.
final class AggregateStep {
    private final Aggregation aggregation;
    private final Predicate predicate;
    private final Aggregator aggregator;
    private final int dayOffsetSeconds;
    private long records;

    AggregateStep(Search search, QueryContext context) {
        aggregation = search.aggregation();
        dayOffsetSeconds = context.dayOffsetSeconds();
        predicate = Predicate.of(search.query(), context);
        aggregator = new Aggregator(aggregation, context, Aggregator.USUAL_BYTES);
    }

    AggregateResult run(List<PlannedMember> members, Payloads payloads) throws IOException {
        MemberEvents events = new MemberEvents(payloads);
        for (PlannedMember member : members) {
            events.read(member, member.owned(), this::accept);
        }
        konseki.query.AggregateResult result = aggregator.result();
        List<List<String>> rows = new ArrayList<>();
        if (aggregation.by().isEmpty()) {
            rows.add(row(result.total()));
        } else {
            result.rows().forEach(group -> rows.add(row(group)));
        }
        String left = result.complete() ? "" : "; at least: groups beyond the memory allowed were left out";
        return new AggregateResult(columns(), rows, "re-read " + records + " records" + left);
    }

    private void accept(Event event) {
        records++;
        if (predicate.test(event)) {
            aggregator.add(event);
        }
    }

    private List<String> row(AggregateRow group) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < group.key().size(); i++) {
            row.add(text(aggregation.by().get(i), group.key().get(i)));
        }
        for (int i = 0; i < aggregation.measures().size(); i++) {
            var number = group.number(i);
            row.add(number.isPresent() ? Long.toString(number.getAsLong()) : "");
        }
        return row;
    }

    private String text(FieldRef field, GroupValue value) {
        return switch (value) {
            case GroupValue.Absent() -> "";
            case GroupValue.Numeric(long number) -> isTime(field) ? time(field, number) : Long.toString(number);
            case GroupValue.Address(long high, long low) -> IpAddress.format(high, low);
            case GroupValue.Text(String text, _) -> text;
        };
    }

    private static boolean isTime(FieldRef field) {
        return switch (field) {
            case FieldRef.Stored(Field stored) -> stored == Field.TIMESTAMP;
            case FieldRef.Virtual(VirtualField virtual) ->
                switch (virtual) {
                    case EVENT_START, EVENT_END, HOUR, DAY -> true;
                    default -> false;
                };
            case FieldRef.Vendor _ -> false;
        };
    }

    /// A day by its date in the case's zone, all else in UTC.
    private String time(FieldRef field, long nanos) {
        return field.equals(FieldRef.of(VirtualField.DAY))
                ? Timestamp.format(nanos, dayOffsetSeconds).substring(0, 10)
                : Timestamp.format(nanos);
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        aggregation.by().forEach(field -> columns.add(field.queryName()));
        for (Aggregation.Measure measure : aggregation.measures()) {
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
