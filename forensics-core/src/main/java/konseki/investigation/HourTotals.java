package konseki.investigation;

import java.util.List;
import java.util.Optional;
import konseki.detect.FlowTable;
import konseki.detect.Row;
import konseki.detect.RowCursor;
import konseki.detect.Slot;
import konseki.detect.SortedRows;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.FlowView;
import konseki.event.Networks;
import konseki.event.Slice;
import konseki.event.Timestamp;

/// Flows across the boundary per (source, hour): how many, and how many bytes were sent out at most. Computed once from
/// the states and once from the events, and compared: what disagrees is no finding.
final class HourTotals {
    static final Table TABLE = Table.of("hour-totals", 1, Slot.SUM, Slot.SUM, Slot.MIN, Slot.MAX);

    private HourTotals() {}

    /// Adds one event, as a query over events counts it.
    static void add(Event event, Networks internal, Tables totals) {
        if (!FlowView.isFlow(event)) {
            return;
        }
        FlowView.Direction direction = FlowView.direction(internal, event);
        if (!FlowView.crossesBoundary(direction)) {
            return;
        }
        boolean timed = event.has(Field.TIMESTAMP);
        long hour = timed ? Math.floorDiv(event.end(), Timestamp.HOUR) : FlowTable.NO_HOUR;
        Row row = totals.row(TABLE)
                .key(event.written(Field.EVENT_DATASET))
                .key(event.sensor())
                .key(hour);
        Field sent = FlowView.egressHi(direction);
        row.add(0, 1).add(1, event.has(sent) ? FlowTable.counter(event.number(sent)) : 0);
        if (timed) {
            row.add(2, event.start()).add(3, event.end());
        }
    }

    /// Regroups the rows of [FlowTable].
    static void addRows(SortedRows flows, Networks internal, SortedRows.Scratch totals) {
        try (RowCursor rows = flows.rows(FlowTable.TABLE)) {
            while (rows.next()) {
                FlowTable.Flow flow = FlowTable.Flow.of(rows.key());
                FlowView.Direction direction = FlowView.direction(
                        internal, flow.sourceHigh(), flow.sourceLow(), flow.destinationHigh(), flow.destinationLow());
                if (FlowView.crossesBoundary(direction)) {
                    boolean outbound = direction == FlowView.Direction.OUTBOUND;
                    Row row = totals.row(TABLE)
                            .key(Slice.of(flow.dataset()))
                            .key(Slice.of(flow.sensor()))
                            .key(flow.endHour());
                    row.add(0, rows.slot(FlowTable.COUNT));
                    row.add(1, rows.slot(outbound ? FlowTable.SOURCE_HI : FlowTable.DESTINATION_HI));
                    row.add(1, rows.slot(outbound ? FlowTable.INTERIM_SOURCE : FlowTable.INTERIM_DESTINATION));
                    if (flow.endHour() != FlowTable.NO_HOUR) {
                        row.add(2, rows.slot(FlowTable.FIRST)).add(3, rows.slot(FlowTable.LAST));
                    }
                    totals.spillIfOverBudget();
                }
            }
        }
    }

    /// The first hour in which the two computations differ, as one sentence with both numbers.
    static Optional<String> firstDifference(SortedRows states, SortedRows events) {
        try (RowCursor left = states.rows(TABLE);
                RowCursor right = events.rows(TABLE)) {
            while (true) {
                boolean more = left.next();
                if (more != right.next()) {
                    return Optional.of((more ? text(left) : text(right))
                            + (more ? " only in the states" : " only in the" + " evidence"));
                }
                if (!more) {
                    return Optional.empty();
                }
                String fromStates = text(left);
                String fromEvents = text(right);
                if (!fromStates.equals(fromEvents)) {
                    return Optional.of("states: " + fromStates + "; evidence: " + fromEvents);
                }
            }
        }
    }

    private static String text(RowCursor row) {
        String source = row.key().restart().text() + "/" + row.key().text();
        long hour = row.key().number();
        String when = hour == FlowTable.NO_HOUR ? "without time" : Timestamp.format(hour * Timestamp.HOUR);
        return source + " " + when + ": " + row.slot(0) + " flows, " + row.slot(1) + " bytes, " + row.slot(2) + " to "
                + row.slot(3);
    }

    static List<Table> tables() {
        return List.of(TABLE);
    }
}
