package konseki.detect.intrusion;

import konseki.detect.AccountName;
import konseki.detect.Row;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;

/// Failed logins of which no record tells the client's address: through a program of the machine, or validated for
/// another machine that is told by name only.
final class UnaddressedTable {

    /// (host, program or machine that asked, half of 10 minutes, account): failures, first, last.
    static final Table FAILURES = Table.of("unaddressed", 1, Slot.SUM, Slot.MIN, Slot.MAX);

    static final int COUNT = 0;
    static final int FIRST = 1;
    static final int LAST = 2;

    private static final VendorName WORKSTATION = VendorName.of("Workstation");
    private static final int BATCH = 4;
    private static final int SERVICE = 5;

    private UnaddressedTable() {}

    /// 4625: not those of tasks and services, whose passwords are old rather than guessed.
    static void logon(Event event, Tables tables) {
        long type = event.has(Field.WINLOG_LOGON_TYPE) ? event.number(Field.WINLOG_LOGON_TYPE) : 0;
        if (type != BATCH && type != SERVICE) {
            add(event, event.folded(Field.PROCESS_EXECUTABLE), event.folded(Field.USER_TARGET_NAME), tables);
        }
    }

    /// 4776: on a domain controller, for the machine at which somebody tried.
    static void validation(Event event, Tables tables) {
        add(event, event.vendor(WORKSTATION), event.folded(Field.USER_TARGET_NAME), tables);
    }

    static void add(Event event, Slice origin, Slice account, Tables tables) {
        if (event.has(Field.HOST_NAME) && AccountName.isPersonal(account)) {
            long time = event.number(Field.TIMESTAMP);
            Row row = tables.row(FAILURES)
                    .key(event.folded(Field.HOST_NAME))
                    .key(origin)
                    .key(Math.floorDiv(time, LoginTables.HALF))
                    .key(account);
            row.add(COUNT, 1).add(FIRST, time).add(LAST, time);
        }
    }
}
