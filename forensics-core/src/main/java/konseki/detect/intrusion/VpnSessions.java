package konseki.detect.intrusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;
import konseki.event.IpAddress;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// VPN sessions by client address. Immutable.
final class VpnSessions {
    /// Begin and login of a session are logged apart.
    private static final long APART = 5 * 60 * Timestamp.SECOND;

    private final Map<String, List<Session>> byClient;

    private VpnSessions(Map<String, List<Session>> byClient) {
        this.byClient = byClient;
    }

    /// @param inside address that the client had inside
    record Session(String client, String device, String account, String inside, TimeRange when) {}

    static VpnSessions read(SortedRows rows) {
        Map<String, List<Session>> byClient = new TreeMap<>();
        try (RowCursor cursor = rows.rows(LoginTables.SESSIONS)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String client = IpAddress.format(key.ipHigh(), key.ipLow());
                String device = key.text();
                String account = key.text();
                String inside = IpAddress.format(key.ipHigh(), key.ipLow());
                TimeRange when = new TimeRange(cursor.slot(LoginTables.FIRST), cursor.slot(LoginTables.LAST));
                byClient.computeIfAbsent(client, k -> new ArrayList<>())
                        .add(new Session(client, device, account, inside, when));
            }
        }
        return new VpnSessions(byClient);
    }

    /// Sessions of a client and account that last to `from` or begin after it.
    List<Session> since(String client, String account, long from) {
        return byClient.getOrDefault(client, List.of()).stream()
                .filter(session -> session.account().equals(account))
                .filter(session -> session.when().to() >= from - APART)
                .toList();
    }
}
