package konseki.investigation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import konseki.detect.AssetMap;
import konseki.detect.FlowTable;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;
import konseki.detect.Table;
import konseki.event.Event;
import konseki.event.FlowView;
import konseki.event.Networks;
import konseki.finding.TimeRange;

/// The same sums twice, from the states and from the events, and the first that differs: no finding may rest on a sum
/// that only one of them gives. Belongs to one thread; close it.
///
/// Compared are [HourTotals] of all records, so that no hour is missing, and [GroupTotals] of the window: each transfer
/// that the finding names, all others, and how many there are.
final class Agreement implements AutoCloseable {
    private static final List<Table> TABLES = List.of(HourTotals.TABLE, GroupTotals.TABLE);

    private final Networks internal;
    private final AssetMap assets;
    private final GroupTotals groups;
    private final SortedRows flows;
    private final SortedRows.Scratch fromStates;
    private final SortedRows.Scratch fromEvents;

    /// @param flows the state that holds [FlowTable]
    Agreement(SortedRows flows, Networks internal, AssetMap assets, TimeRange window) {
        this.flows = flows;
        this.internal = internal;
        this.assets = assets;
        this.groups = new GroupTotals(window);
        this.fromStates = flows.scratch("states", TABLES);
        this.fromEvents = flows.scratch("events", TABLES);
    }

    /// Adds one event of the second computation.
    void add(Event event) {
        if (!FlowView.isFlow(event)) {
            return;
        }
        FlowView.Direction direction = FlowView.direction(internal, event);
        if (FlowView.crossesBoundary(direction)) {
            HourTotals.add(event, direction, fromEvents);
            groups.add(event, direction, fromEvents);
            fromEvents.spillIfOverBudget();
        }
    }

    /// The first sum in which the two differ, with both numbers; once all events are added.
    Optional<String> firstDifference() {
        addStates();
        SortedRows states = fromStates.sorted();
        SortedRows events = fromEvents.sorted();
        return firstDifference(
                        GroupTotals.TABLE, states, events, row -> GroupTotals.name(row, assets), FlowCounts::text)
                .or(() -> firstDifference(HourTotals.TABLE, states, events, HourTotals::name, HourTotals::numbers));
    }

    private void addStates() {
        try (RowCursor rows = flows.rows(FlowTable.TABLE)) {
            while (rows.next()) {
                FlowTable.Flow flow = FlowTable.Flow.of(rows.key());
                FlowView.Direction direction = FlowView.direction(
                        internal, flow.sourceHigh(), flow.sourceLow(), flow.destinationHigh(), flow.destinationLow());
                if (FlowView.crossesBoundary(direction)) {
                    HourTotals.add(flow, rows, direction, fromStates);
                    groups.add(flow, rows, direction, fromStates);
                    fromStates.spillIfOverBudget();
                }
            }
        }
    }

    private static Optional<String> firstDifference(
            Table table,
            SortedRows states,
            SortedRows events,
            Function<RowCursor, String> name,
            Function<RowCursor, String> numbers) {
        try (RowCursor left = states.rows(table);
                RowCursor right = events.rows(table)) {
            while (true) {
                String fromStates = left.next() ? name.apply(left) + ": " + numbers.apply(left) : "";
                String fromEvents = right.next() ? name.apply(right) + ": " + numbers.apply(right) : "";
                if (!fromStates.equals(fromEvents)) {
                    return Optional.of("states: " + shown(fromStates) + "; evidence: " + shown(fromEvents));
                }
                if (fromStates.isEmpty()) {
                    return Optional.empty();
                }
            }
        }
    }

    private static String shown(String row) {
        return row.isEmpty() ? "nothing more" : row;
    }

    @Override
    public void close() {
        fromStates.close();
        fromEvents.close();
    }
}
