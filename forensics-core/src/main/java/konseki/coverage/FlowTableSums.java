package konseki.coverage;

import java.util.function.Consumer;
import konseki.detect.FlowTable;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// [FlowSums] of the state that egress and coverage share.
public final class FlowTableSums implements FlowSums {
    private final SortedRows rows;

    public FlowTableSums(SortedRows rows) {
        this.rows = rows;
    }

    @Override
    public void forEach(Consumer<FlowSum> consumer) {
        try (RowCursor cursor = rows.rows(FlowTable.TABLE)) {
            while (cursor.next()) {
                FlowTable.Flow flow = FlowTable.Flow.of(cursor.key());
                if (flow.endHour() != FlowTable.NO_HOUR) {
                    consumer.accept(sum(flow, cursor));
                }
            }
        }
    }

    private static FlowSum sum(FlowTable.Flow flow, RowCursor cursor) {
        long first = cursor.slot(FlowTable.FIRST);
        long last = cursor.slot(FlowTable.LAST);
        return new FlowSum(
                flow.dataset(),
                flow.sensor(),
                flow.sourceHigh(),
                flow.sourceLow(),
                flow.destinationHigh(),
                flow.destinationLow(),
                flow.label(),
                flow.port(),
                flow.endHour(),
                flow.hoursBack(),
                cursor.slot(FlowTable.COUNT) - cursor.slot(FlowTable.DENIED),
                cursor.slot(FlowTable.DENIED),
                Math.max(cursor.slot(FlowTable.SOURCE_LO), cursor.slot(FlowTable.INTERIM_SOURCE)),
                plus(cursor.slot(FlowTable.SOURCE_HI), cursor.slot(FlowTable.INTERIM_SOURCE)),
                Math.max(cursor.slot(FlowTable.DESTINATION_LO), cursor.slot(FlowTable.INTERIM_DESTINATION)),
                plus(cursor.slot(FlowTable.DESTINATION_HI), cursor.slot(FlowTable.INTERIM_DESTINATION)),
                cursor.slot(FlowTable.COUNTED_SOURCE),
                cursor.slot(FlowTable.COUNTED_DESTINATION),
                cursor.slot(FlowTable.DURATION_SUM),
                Math.ceilDiv(Math.max(0, cursor.slot(FlowTable.DURATION_MAX)), Timestamp.SECOND),
                new TimeRange(Math.min(first, last), Math.max(first, last)));
    }

    /// Saturates: an upper end stays one.
    private static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
