package konseki.coverage;

import java.util.List;
import konseki.detect.KeyReader;
import konseki.detect.Observer;
import konseki.detect.RowCursor;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.event.Timestamp;

/// When every sensor wrote, hour by hour and minute by minute: the state that coverage is measured from. Stateless.
///
/// One row per (dataset, sensor, member, host, hour of `@timestamp`). The member is in the key because two copies of
/// one host's log may differ in who could have changed them. The minutes of an hour are bits of one slot, so silence is
/// known to the minute at the cost of one row update per event. Record numbers and what a host's log says of itself
/// stand in tables of their own.
public final class Ledger implements Observer {
    static final int RECORDS = 0;
    static final int FIRST = 1;
    static final int LAST = 2;
    /// One bit per minute of the hour.
    static final int MINUTES = 3;
    static final int FLAGS = 4;
    /// Where in the member the first and the last of the records stand.
    static final int OFFSET_FIRST = 5;
    static final int OFFSET_LAST = 6;

    /// Bit of [#FLAGS]: a record says how much the source sent.
    static final long SENT = 1;
    /// Bit of [#FLAGS]: a record names both sides of a flow.
    static final long FLOW = 2;
    /// Bit of [#FLAGS]: a flow was denied.
    static final long DENIED = 4;
    /// Bit of [#FLAGS]: a process was started or seen.
    static final long PROCESS = 8;
    /// Bit of [#FLAGS]: a flow over IPv6.
    static final long IPV6 = 16;
    /// Bit of [#FLAGS]: a counter lost digits.
    static final long WIDENED = 32;
    /// Bit of [#FLAGS]: a stamp is not at a full minute.
    static final long SECONDS = 64;
    /// Bit of [#FLAGS]: a flow with counters was understood in part.
    static final long PARTIAL = 128;

    static final Table HOURS = Table.of("hours", 2, Slot.SUM, Slot.MIN, Slot.MAX, Slot.OR, Slot.OR, Slot.MIN, Slot.MAX);

    private static final long MINUTE = 60 * Timestamp.SECOND;
    private static final Slice DENIED_TYPE = Slice.of("denied");
    private static final Slice PROCESS_CATEGORY = Slice.of("process");

    @Override
    public String name() {
        return "coverage";
    }

    @Override
    public List<Table> tables() {
        return List.of(HOURS, LinkCounters.TABLE, RecordNumbers.TABLE, HostMark.TABLE, FiveMinutes.TABLE);
    }

    @Override
    public void observe(Event event, Tables tables) {
        if (!event.has(Field.TIMESTAMP)) {
            return; // counted per member in the manifest
        }
        long at = event.number(Field.TIMESTAMP);
        long hour = Math.floorDiv(at, Timestamp.HOUR);
        Slice sensor = event.sensor();
        Slice host = event.folded(Field.HOST_NAME);
        long offset = event.origin().offset();
        tables.row(HOURS)
                .key(event.written(Field.EVENT_DATASET))
                .key(sensor)
                .key(event.memberId())
                .key(host.sameAs(sensor) ? Slice.ABSENT : host)
                .key(hour)
                .add(RECORDS, 1)
                .add(FIRST, at)
                .add(LAST, at)
                .add(MINUTES, 1L << (int) ((at - hour * Timestamp.HOUR) / MINUTE))
                .add(FLAGS, flags(event) | (at % MINUTE == 0 ? 0 : SECONDS))
                .add(OFFSET_FIRST, offset)
                .add(OFFSET_LAST, offset);
        RecordNumbers.observe(event, tables);
        HostMark.observe(event, tables);
        LinkCounters.observe(event, tables);
        FiveMinutes.observe(event, tables);
    }

    /// The log within a host that numbers the record: its dataset, or its channel where a dataset joins several.
    public static Slice channel(Event event) {
        return RecordNumbers.channel(event);
    }

    private static long flags(Event event) {
        long flags = event.has(Field.SOURCE_BYTES) ? SENT : 0;
        if (flags != 0 && event.has(Field.PARTIAL)) {
            flags |= PARTIAL;
        }
        if (event.has(Field.SOURCE_BYTES_LO)
                && event.number(Field.SOURCE_BYTES_LO) != event.number(Field.SOURCE_BYTES)) {
            flags |= WIDENED;
        }
        if (event.has(Field.SOURCE_IP) && event.has(Field.DESTINATION_IP)) {
            flags |= FLOW;
            if (!IpAddress.isV4(event.ipHigh(Field.SOURCE_IP), event.ipLow(Field.SOURCE_IP))) {
                flags |= IPV6;
            }
            if (event.written(Field.EVENT_TYPE).sameAs(DENIED_TYPE)) {
                flags |= DENIED;
            }
        }
        return event.written(Field.EVENT_CATEGORY).sameAs(PROCESS_CATEGORY) ? flags | PROCESS : flags;
    }

    /// The key of a row taken apart. Allocates; for `conclude`.
    ///
    /// @param sensor observer as written, folded; `@` and the member where the record names none
    /// @param host   empty where the sensor itself is the host
    /// @param hour   hours since 1970 UTC
    record Key(String dataset, String sensor, String member, String host, long hour) {

        static Key of(RowCursor cursor) {
            KeyReader key = cursor.key();
            return new Key(key.text(), key.text(), key.text(), key.text(), key.number());
        }
    }
}
