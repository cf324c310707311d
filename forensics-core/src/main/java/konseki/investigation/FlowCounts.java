package konseki.investigation;

import konseki.detect.FlowTable;
import konseki.detect.Row;
import konseki.detect.RowCursor;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.FlowView;
import konseki.event.Slice;

/// What both computations add up of a flow that crosses the boundary: how many flows, and the bytes that the internal
/// side sent, at least, at most, and of interim records. Stateless; slots 0 to 3 of whatever row they are added to.
final class FlowCounts {
    static final int FLOWS = 0;
    static final int LO = 1;
    static final int HI = 2;
    static final int INTERIM = 3;

    private static final Slice INTERIM_TYPE = Slice.of("info");

    private FlowCounts() {}

    /// Adds one event.
    static void add(Event event, FlowView.Direction direction, Row row) {
        row.add(FLOWS, 1);
        Field sent = FlowView.egressHi(direction);
        if (!event.has(sent)) {
            return;
        }
        long bytes = event.number(sent);
        if (FlowTable.counter(bytes) != bytes) {
            return;
        }
        if (event.written(Field.EVENT_TYPE).sameAs(INTERIM_TYPE)) {
            row.add(INTERIM, bytes);
            return;
        }
        Field lower = FlowView.egressLo(direction);
        row.add(LO, event.has(lower) ? event.number(lower) : bytes).add(HI, bytes);
    }

    /// Adds a row of [FlowTable].
    static void add(RowCursor flow, FlowView.Direction direction, Row row) {
        boolean outbound = direction == FlowView.Direction.OUTBOUND;
        row.add(FLOWS, flow.slot(FlowTable.COUNT))
                .add(LO, flow.slot(outbound ? FlowTable.SOURCE_LO : FlowTable.DESTINATION_LO))
                .add(HI, flow.slot(outbound ? FlowTable.SOURCE_HI : FlowTable.DESTINATION_HI))
                .add(INTERIM, flow.slot(outbound ? FlowTable.INTERIM_SOURCE : FlowTable.INTERIM_DESTINATION));
    }

    static String text(RowCursor row) {
        return row.slot(FLOWS) + " flows, " + row.slot(LO) + " to " + row.slot(HI) + " bytes, " + row.slot(INTERIM)
                + " bytes of interim records";
    }
}
