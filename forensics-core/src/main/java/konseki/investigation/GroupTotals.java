package konseki.investigation;

import konseki.detect.AssetMap;
import konseki.detect.FlowTable;
import konseki.detect.KeyReader;
import konseki.detect.Row;
import konseki.detect.RowCursor;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.FlowView;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// Flows of the window across the boundary per (internal address, external address, port, source): what every transfer
/// that a finding names is added up from, and all others too, so that none can be missing. Immutable.
final class GroupTotals {
    static final Table TABLE = Table.of("group-totals", 1, Slot.SUM, Slot.SUM, Slot.SUM, Slot.SUM);

    private final long fromHour;
    private final long toHour;

    /// @param window full hours
    GroupTotals(TimeRange window) {
        fromHour = Math.floorDiv(window.from(), Timestamp.HOUR);
        toHour = Math.floorDiv(window.to(), Timestamp.HOUR);
    }

    /// Whether a flow touches the window, in hours, as the state knows them.
    private boolean touches(long endHour, long hoursBack) {
        return endHour >= fromHour && endHour - hoursBack <= toHour;
    }

    void add(Event event, FlowView.Direction direction, Tables totals) {
        if (!event.has(Field.TIMESTAMP)) {
            return;
        }
        long end = Math.floorDiv(event.end(), Timestamp.HOUR);
        long back = end - Math.floorDiv(event.start(), Timestamp.HOUR);
        if (touches(end, Math.clamp(back, 0, FlowTable.MAX_HOURS_BACK))) {
            Row row = totals.row(TABLE)
                    .keyIp(event, FlowView.internalSide(direction))
                    .keyIp(event, FlowView.externalSide(direction))
                    .keyShort(event.has(Field.DESTINATION_PORT) ? (int) event.number(Field.DESTINATION_PORT) : 0)
                    .key(event.written(Field.EVENT_DATASET))
                    .key(event.sensor());
            FlowCounts.add(event, direction, row);
        }
    }

    void add(FlowTable.Flow flow, RowCursor rows, FlowView.Direction direction, Tables totals) {
        if (flow.endHour() == FlowTable.NO_HOUR || !touches(flow.endHour(), flow.hoursBack())) {
            return;
        }
        boolean outbound = direction == FlowView.Direction.OUTBOUND;
        Row row = totals.row(TABLE);
        if (outbound) {
            row.keyIp(flow.sourceHigh(), flow.sourceLow()).keyIp(flow.destinationHigh(), flow.destinationLow());
        } else {
            row.keyIp(flow.destinationHigh(), flow.destinationLow()).keyIp(flow.sourceHigh(), flow.sourceLow());
        }
        row.keyShort(flow.port()).key(Slice.of(flow.dataset())).key(Slice.of(flow.sensor()));
        FlowCounts.add(rows, direction, row);
    }

    /// Which transfer a row is about, as people name it.
    static String name(RowCursor row, AssetMap assets) {
        KeyReader key = row.key().restart();
        long high = key.ipHigh();
        long low = key.ipLow();
        String address = IpAddress.format(high, low);
        String asset = assets.ofAddress(high, low);
        return (asset.equals(address) ? address : asset + " (" + address + ")")
                + " to "
                + IpAddress.format(key.ipHigh(), key.ipLow())
                + " port "
                + key.readShort()
                + " by "
                + key.text()
                + "/"
                + key.text();
    }
}
