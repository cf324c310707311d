package konseki.detect;

import konseki.event.Event;
import konseki.event.Field;
import konseki.event.FlowView;
import konseki.event.Slice;
import konseki.event.Timestamp;

/// The state of flows, raw: who sent how much to whom in which hour, as each sensor saw it. Shared by the egress
/// detector and by coverage.
///
/// One row per (dataset, sensor, source and destination address, NAT addresses, name of the destination, transport,
/// destination port, hour of the end, hours back to the start). Directions, assets and roles are functions of case.yaml
/// and applied when rows are read. Interim records (event.type `info`) and end totals are counted apart: the upper end
/// adds both, the lower takes the larger.
public final class FlowTable {
    /// Hour of rows whose events have no time.
    public static final long NO_HOUR = -1;
    /// `hours back` of flows that lasted that long or longer.
    public static final int MAX_HOURS_BACK = 255;

    public static final int COUNT = 0;
    public static final int DENIED = 1;
    public static final int SOURCE_LO = 2;
    public static final int SOURCE_HI = 3;
    public static final int DESTINATION_LO = 4;
    public static final int DESTINATION_HI = 5;
    public static final int INTERIM_SOURCE = 6;
    public static final int INTERIM_DESTINATION = 7;
    /// Seconds.
    public static final int DURATION_SUM = 8;
    /// Nanoseconds.
    public static final int DURATION_MAX = 9;
    public static final int FIRST = 10;
    public static final int LAST = 11;
    public static final int FLAGS = 12;
    /// Events that say how many bytes the source sent.
    public static final int COUNTED_SOURCE = 13;
    /// Events that say how many bytes the destination sent.
    public static final int COUNTED_DESTINATION = 14;

    /// Bit of [#FLAGS]: some record had an upper end above its lower.
    public static final long INTERVAL = 1;
    /// Bit of [#FLAGS]: some record had no byte counter.
    public static final long WITHOUT_COUNTER = 2;

    public static final Table TABLE = Table.of(
            "flows", 1, Slot.SUM, Slot.SUM, Slot.SUM, Slot.SUM, Slot.SUM, Slot.SUM, Slot.SUM, Slot.SUM, Slot.SUM,
            Slot.MAX, Slot.MIN, Slot.MAX, Slot.OR, Slot.SUM, Slot.SUM);

    private static final Slice DENIED_TYPE = Slice.of("denied");
    private static final Slice INTERIM_TYPE = Slice.of("info");

    private FlowTable() {}

    /// Adds a flow; events that do not name both addresses are none.
    public static void observe(Event event, Tables tables) {
        if (!event.has(Field.SOURCE_IP) || !event.has(Field.DESTINATION_IP)) {
            return;
        }
        Slice type = event.written(Field.EVENT_TYPE);
        boolean interim = type.sameAs(INTERIM_TYPE);
        Row row = rowOf(event, tables);
        row.add(COUNT, 1);
        if (type.sameAs(DENIED_TYPE)) {
            row.add(DENIED, 1);
        }
        addBytes(event, row, interim);
        if (event.has(Field.EVENT_DURATION)) {
            row.add(DURATION_SUM, event.number(Field.EVENT_DURATION) / Timestamp.SECOND);
            row.add(DURATION_MAX, event.number(Field.EVENT_DURATION));
        }
        if (event.has(Field.TIMESTAMP)) {
            row.add(FIRST, event.start());
            row.add(LAST, event.end());
        }
    }

    private static Row rowOf(Event event, Tables tables) {
        boolean timed = event.has(Field.TIMESTAMP);
        long endHour = timed ? Math.floorDiv(event.end(), Timestamp.HOUR) : NO_HOUR;
        long startHour = timed ? Math.floorDiv(event.start(), Timestamp.HOUR) : NO_HOUR;
        return tables.row(TABLE)
                .key(event.written(Field.EVENT_DATASET))
                .key(event.sensor())
                .keyIp(event, Field.SOURCE_IP)
                .keyIp(event, Field.DESTINATION_IP)
                .keyIp(event, Field.SOURCE_NAT_IP)
                .keyIp(event, Field.DESTINATION_NAT_IP)
                .key(event.folded(Field.DESTINATION_DOMAIN))
                .key(event.folded(Field.NETWORK_TRANSPORT))
                .keyShort(event.has(Field.DESTINATION_PORT) ? (int) event.number(Field.DESTINATION_PORT) : 0)
                .key(endHour)
                .keyByte((int) Math.min(MAX_HOURS_BACK, Math.max(0, endHour - startHour)));
    }

    private static void addBytes(Event event, Row row, boolean interim) {
        boolean sent = isCounter(event, Field.SOURCE_BYTES);
        boolean received = isCounter(event, Field.DESTINATION_BYTES);
        if (!sent && !received) {
            row.add(FLAGS, WITHOUT_COUNTER);
            return;
        }
        if (sent) {
            row.add(COUNTED_SOURCE, 1);
            addSide(event, row, interim, Field.SOURCE_BYTES, Field.SOURCE_BYTES_LO, SOURCE_LO, INTERIM_SOURCE);
        }
        if (received) {
            row.add(COUNTED_DESTINATION, 1);
            addSide(
                    event,
                    row,
                    interim,
                    Field.DESTINATION_BYTES,
                    Field.DESTINATION_BYTES_LO,
                    DESTINATION_LO,
                    INTERIM_DESTINATION);
        }
    }

    /// The bytes that a record's counter stands for: 0 where it cannot be one.
    public static long counter(long bytes) {
        return FlowView.isCounter(bytes) ? bytes : 0;
    }

    private static boolean isCounter(Event event, Field field) {
        return event.has(field) && FlowView.isCounter(event.number(field));
    }

    private static void addSide(
            Event event, Row row, boolean interim, Field upper, Field lower, int loSlot, int interimSlot) {
        long hi = event.number(upper);
        if (interim) {
            row.add(interimSlot, hi);
            return;
        }
        long lo = event.has(lower) ? event.number(lower) : hi;
        row.add(loSlot, lo).add(loSlot + 1, hi);
        if (lo != hi) {
            row.add(FLAGS, INTERVAL);
        }
    }

    /// One row taken apart. Allocates; for `conclude`, not for scans.
    ///
    /// @param endHour     hours since 1970 UTC, or [#NO_HOUR]
    /// @param hoursBack   to the start, at most [#MAX_HOURS_BACK]
    public record Flow(
            String dataset,
            String sensor,
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            long sourceNatHigh,
            long sourceNatLow,
            long destinationNatHigh,
            long destinationNatLow,
            String label,
            String transport,
            int port,
            long endHour,
            int hoursBack) {

        /// Reads the key of a row of [#TABLE].
        public static Flow of(KeyReader key) {
            return new Flow(
                    key.text(),
                    key.text(),
                    key.ipHigh(),
                    key.ipLow(),
                    key.ipHigh(),
                    key.ipLow(),
                    key.ipHigh(),
                    key.ipLow(),
                    key.ipHigh(),
                    key.ipLow(),
                    key.text(),
                    key.text(),
                    key.readShort(),
                    key.number(),
                    key.readByte());
        }
    }
}
