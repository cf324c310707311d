package konseki.coverage;

import konseki.detect.FlowTable;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;

/// Bytes of flows by their source address and five minutes: how fast a session of the attacker was, which an hour's sum
/// does not say where flows run side by side (U8 of `docs/method.md`, Residual bound).
///
/// One row per (sensor, source address, five minutes of the end, five minutes that a flow lasted). Flows of a row begin
/// and end together, so their mean rate is that of the row.
///
/// @param end      of the flows: five minutes since 1970
/// @param lasted   full five minutes, at most [#MAX_LASTED]
/// @param sent     by the source, at most
/// @param received by the source, at most
record FiveMinutes(String sensor, long sourceHigh, long sourceLow, long end, int lasted, long sent, long received) {
    static final Table TABLE = Table.of("fiveminutes", 1, Slot.SUM, Slot.SUM);

    static final long LENGTH = 300 * Timestamp.SECOND;
    static final int MAX_LASTED = 255;

    private static final int SENT = 0;
    private static final int RECEIVED = 1;
    private static final Slice INTERIM = Slice.of("info");

    /// Hot; called by [Ledger] for every event with a time.
    static void observe(Event event, Tables tables) {
        boolean counted = event.has(Field.SOURCE_BYTES) || event.has(Field.DESTINATION_BYTES);
        if (!counted || !event.has(Field.SOURCE_IP) || !event.has(Field.DESTINATION_IP)) {
            return;
        }
        // What an interim record counts came since the one before, not since the start.
        boolean whole = event.has(Field.EVENT_DURATION)
                && !event.written(Field.EVENT_TYPE).sameAs(INTERIM);
        long lasted = whole ? Math.clamp(event.number(Field.EVENT_DURATION) / LENGTH, 0, MAX_LASTED) : 0;
        long sent = event.has(Field.SOURCE_BYTES) ? FlowTable.counter(event.number(Field.SOURCE_BYTES)) : 0;
        long received =
                event.has(Field.DESTINATION_BYTES) ? FlowTable.counter(event.number(Field.DESTINATION_BYTES)) : 0;
        tables.row(TABLE)
                .key(event.sensor())
                .keyIp(event, Field.SOURCE_IP)
                .key(Math.floorDiv(event.end(), LENGTH))
                .keyByte((int) lasted)
                .add(SENT, sent)
                .add(RECEIVED, received);
    }

    /// Allocates; for `conclude`.
    static FiveMinutes of(RowCursor cursor) {
        KeyReader key = cursor.key();
        return new FiveMinutes(
                key.text(),
                key.ipHigh(),
                key.ipLow(),
                key.number(),
                key.readByte(),
                cursor.slot(SENT),
                cursor.slot(RECEIVED));
    }

    /// Bytes of one of its five minutes, by the mean rate, rounded up.
    static long share(long bytes, int lasted) {
        return lasted < 2 ? bytes : Math.ceilDiv(bytes, lasted);
    }
}
