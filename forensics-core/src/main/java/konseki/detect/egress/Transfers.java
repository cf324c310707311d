package konseki.detect.egress;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import konseki.detect.AssetMap;
import konseki.detect.CaseRules;
import konseki.detect.FlowTable;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.Slot;
import konseki.detect.SortedRows;
import konseki.detect.Table;
import konseki.event.FlowView;
import konseki.event.IpAddress;
import konseki.event.Networks;
import konseki.event.Slice;
import konseki.finding.TimeRange;

/// Flows that cross the boundary, regrouped by (asset, external address): what case.yaml's networks and assets make of
/// the raw [FlowTable]. Memory holds one group at a time.
final class Transfers {
    static final Table TABLE =
            Table.of("transfers", 1, Slot.SUM, Slot.SUM, Slot.SUM, Slot.SUM, Slot.SUM, Slot.MIN, Slot.MAX, Slot.MAX);

    /// One part of a group, from the key.
    ///
    /// @param day number of the day in the case's zone, 1970-01-01 = 0
    record Part(long day, String internal, String label, int port, String dataset, String sensor) {}

    /// Sums of one part.
    ///
    /// @param interim bytes of interim records; `sentHi` holds them too
    record Sums(
            long flows, long sentLo, long sentHi, long interim, long received, long first, long last, long longest) {}

    private final CaseRules rules;
    private final AssetMap assets;
    private final Map<Long, Long> dayOfHour = new HashMap<>();

    Transfers(CaseRules rules) {
        this.rules = rules;
        this.assets = new AssetMap(rules.assets());
    }

    /// Gives every group to `consumer`, by (asset, external address).
    ///
    /// @param range only flows that touch it: end not before its start, start not after its end
    void forEach(SortedRows rows, TimeRange range, Consumer<TransferGroup> consumer) {
        try (SortedRows.Scratch scratch = rows.scratch("transfers", List.of(TABLE))) {
            regroup(rows, range, scratch);
            read(scratch.sorted(), consumer);
        }
    }

    private void regroup(SortedRows rows, TimeRange range, SortedRows.Scratch scratch) {
        try (RowCursor cursor = rows.rows(FlowTable.TABLE)) {
            while (cursor.next()) {
                FlowTable.Flow flow = FlowTable.Flow.of(cursor.key());
                boolean timed = flow.endHour() != FlowTable.NO_HOUR;
                boolean touches = timed
                        && cursor.slot(FlowTable.LAST) >= range.from()
                        && cursor.slot(FlowTable.FIRST) <= range.to();
                FlowView.Direction direction = FlowView.direction(
                        rules.internal(),
                        flow.sourceHigh(),
                        flow.sourceLow(),
                        flow.destinationHigh(),
                        flow.destinationLow());
                if (touches && FlowView.crossesBoundary(direction)) {
                    add(flow, cursor, direction == FlowView.Direction.OUTBOUND, scratch);
                    scratch.spillIfOverBudget();
                }
            }
        }
    }

    private void add(FlowTable.Flow flow, RowCursor cursor, boolean outbound, SortedRows.Scratch scratch) {
        long internalHigh = outbound ? flow.sourceHigh() : flow.destinationHigh();
        long internalLow = outbound ? flow.sourceLow() : flow.destinationLow();
        long lo = cursor.slot(outbound ? FlowTable.SOURCE_LO : FlowTable.DESTINATION_LO);
        long hi = cursor.slot(outbound ? FlowTable.SOURCE_HI : FlowTable.DESTINATION_HI);
        long interim = cursor.slot(outbound ? FlowTable.INTERIM_SOURCE : FlowTable.INTERIM_DESTINATION);
        long received = cursor.slot(outbound ? FlowTable.DESTINATION_HI : FlowTable.SOURCE_HI);
        scratch.row(TABLE)
                .key(Slice.of(assets.ofAddress(internalHigh, internalLow)))
                .keyIp(
                        outbound ? flow.destinationHigh() : flow.sourceHigh(),
                        outbound ? flow.destinationLow() : flow.sourceLow())
                .key(day(flow.endHour()))
                .key(Slice.of(IpAddress.format(internalHigh, internalLow)))
                .key(Slice.of(flow.label()))
                .keyShort(flow.port())
                .key(Slice.of(flow.dataset()))
                .key(Slice.of(flow.sensor()))
                .add(0, cursor.slot(FlowTable.COUNT))
                .add(1, lo)
                .add(2, TransferGroup.saturated(hi + interim))
                .add(3, interim)
                .add(4, received)
                .add(5, cursor.slot(FlowTable.FIRST))
                .add(6, cursor.slot(FlowTable.LAST))
                .add(7, Math.max(0, cursor.slot(FlowTable.DURATION_MAX)));
    }

    /// The day of an hour in the case's zone, or of UTC where the zone's offset is no whole hour.
    long day(long hour) {
        return dayOfHour.computeIfAbsent(hour, this::computeDay);
    }

    private long computeDay(long hour) {
        ZoneId zone = rules.zone();
        int offset =
                zone.getRules().getOffset(Instant.ofEpochSecond(hour * 3600)).getTotalSeconds();
        return Math.floorDiv(hour + (offset % 3600 == 0 ? offset / 3600 : 0), 24);
    }

    private static void read(SortedRows sorted, Consumer<TransferGroup> consumer) {
        try (RowCursor cursor = sorted.rows(TABLE)) {
            TransferGroup group = null;
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String asset = key.text();
                long high = key.ipHigh();
                long low = key.ipLow();
                if (group == null || !isSame(group, asset, high, low)) {
                    if (group != null) {
                        consumer.accept(group);
                    }
                    group = new TransferGroup(asset, high, low);
                }
                group.add(
                        new Part(key.number(), key.text(), key.text(), key.readShort(), key.text(), key.text()),
                        sums(cursor));
            }
            if (group != null) {
                consumer.accept(group);
            }
        }
    }

    private static boolean isSame(TransferGroup group, String asset, long high, long low) {
        return group.asset().equals(asset)
                && Networks.compare(group.externalHigh(), group.externalLow(), high, low) == 0;
    }

    private static Sums sums(RowCursor cursor) {
        return new Sums(
                cursor.slot(0),
                cursor.slot(1),
                cursor.slot(2),
                cursor.slot(3),
                cursor.slot(4),
                cursor.slot(5),
                cursor.slot(6),
                cursor.slot(7));
    }
}
