package konseki.detect.intrusion;

import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Slice;

/// Failed logins to SQL Server: its own record and that of its audit, which name the client inside a text. Stateless.
final class SqlLogins {
    private static final Slice CLIENT = Slice.of("[CLIENT: ");
    private static final Slice ADDRESS = Slice.of("<address>");
    private static final Slice FAILED = Slice.of("action_id:LGIF");
    private static final Slice ACCOUNT = Slice.of("server_principal_name:");
    private static final Slice SERVER = Slice.of("sql server");

    private SqlLogins() {}

    /// 18456.
    static void failed(Event event, Tables tables) {
        Slice account = event.folded(Field.USER_TARGET_NAME);
        for (int i = 0; i < event.vendorCount(); i++) {
            Slice value = event.vendorValue(i);
            int at = value.indexOf(CLIENT);
            if (at >= 0) {
                long v4 = address(value, at + CLIENT.length());
                if (v4 > 0) {
                    LoginTables.failure(event, v4, account.bytes(), account.offset(), account.end(), tables);
                } else {
                    UnaddressedTable.add(event, SERVER, account, tables);
                }
                return;
            }
        }
    }

    /// 33205.
    static void audited(Event event, Tables tables) {
        for (int i = 0; i < event.vendorCount(); i++) {
            Slice value = event.vendorValue(i);
            int address = value.indexOf(ADDRESS);
            int account = value.indexOf(ACCOUNT);
            if (address >= 0 && account >= 0 && value.indexOf(FAILED) >= 0) {
                long v4 = address(value, address + ADDRESS.length());
                int from = value.offset() + account + ACCOUNT.length();
                int to = from;
                while (to < value.end() && value.bytes()[to] > ' ') {
                    to++;
                }
                if (v4 > 0) {
                    LoginTables.failure(event, v4, value.bytes(), from, to, tables);
                }
                return;
            }
        }
    }

    private static long address(Slice text, int at) {
        int from = text.offset() + at;
        int to = from;
        while (to < text.end() && (text.bytes()[to] == '.' || text.bytes()[to] >= '0' && text.bytes()[to] <= '9')) {
            to++;
        }
        long v4 = to > from ? IpAddress.parseV4(text.bytes(), from, to) : -1;
        return v4 > 0 && v4 >>> 24 != 127 ? v4 : -1;
    }
}
