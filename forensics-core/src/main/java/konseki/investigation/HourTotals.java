package konseki.investigation;

import konseki.detect.FlowTable;
import konseki.detect.Row;
import konseki.detect.RowCursor;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.FlowView;
import konseki.event.Slice;
import konseki.event.Timestamp;

/// Flows across the boundary per (source, hour), of all of the records. Stateless.
final class HourTotals {
    static final Table TABLE = Table.of("hour-totals", 2, Slot.SUM, Slot.SUM, Slot.SUM, Slot.SUM, Slot.MIN, Slot.MAX);

    private static final int FIRST = 4;
    private static final int LAST = 5;

    private HourTotals() {}

    static void add(Event event, FlowView.Direction direction, Tables totals) {
        boolean timed = event.has(Field.TIMESTAMP);
        Row row = totals.row(TABLE)
                .key(event.written(Field.EVENT_DATASET))
                .key(event.sensor())
                .key(timed ? Math.floorDiv(event.end(), Timestamp.HOUR) : FlowTable.NO_HOUR);
        FlowCounts.add(event, direction, row);
        if (timed) {
            row.add(FIRST, event.start()).add(LAST, event.end());
        }
    }

    static void add(FlowTable.Flow flow, RowCursor rows, FlowView.Direction direction, Tables totals) {
        Row row = totals.row(TABLE)
                .key(Slice.of(flow.dataset()))
                .key(Slice.of(flow.sensor()))
                .key(flow.endHour());
        FlowCounts.add(rows, direction, row);
        if (flow.endHour() != FlowTable.NO_HOUR) {
            row.add(FIRST, rows.slot(FlowTable.FIRST)).add(LAST, rows.slot(FlowTable.LAST));
        }
    }

    static String name(RowCursor row) {
        String source = row.key().restart().text() + "/" + row.key().text();
        long hour = row.key().number();
        return source + " " + (hour == FlowTable.NO_HOUR ? "without time" : Timestamp.format(hour * Timestamp.HOUR));
    }

    static String numbers(RowCursor row) {
        return FlowCounts.text(row) + ", " + row.slot(FIRST) + " to " + row.slot(LAST);
    }
}
