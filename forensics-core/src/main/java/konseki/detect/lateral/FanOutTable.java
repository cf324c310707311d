package konseki.detect.lateral;

import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;

/// Which targets a source reached in which half of 5 minutes.
final class FanOutTable {
    static final long HALF = 150 * Timestamp.SECOND;

    /// (logon or flow, source address, half, target name, target address).
    static final Table TARGETS = Table.set("targets", 1);

    static final int LOGON = 0;
    static final int FLOW = 1;

    private FanOutTable() {}

    static void addLogon(Event event, Tables tables) {
        tables.row(TARGETS)
                .keyByte(LOGON)
                .keyIp(event, Field.SOURCE_IP)
                .key(Math.floorDiv(event.number(Field.TIMESTAMP), HALF))
                .key(event.folded(Field.HOST_NAME))
                .keyIp(0, 0)
                .put();
    }

    static void addFlow(Event event, Tables tables) {
        tables.row(TARGETS)
                .keyByte(FLOW)
                .keyIp(event, Field.SOURCE_IP)
                .key(Math.floorDiv(event.start(), HALF))
                .key(Slice.ABSENT)
                .keyIp(event, Field.DESTINATION_IP)
                .put();
    }
}
