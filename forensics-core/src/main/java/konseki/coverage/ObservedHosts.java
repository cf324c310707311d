package konseki.coverage;

import java.util.NavigableSet;
import java.util.TreeSet;
import konseki.detect.AssetMap;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;

/// The machines that the evidence holds logs of: their own, or an endpoint agent's.
public final class ObservedHosts {
    private static final String UNNAMED = "@";

    private ObservedHosts() {}

    /// Canonical names. Reads the ledger once.
    ///
    /// @param rows the state of [Ledger]
    public static NavigableSet<String> of(SortedRows rows, AssetMap assets) {
        NavigableSet<String> hosts = new TreeSet<>();
        try (RowCursor cursor = rows.rows(Ledger.HOURS)) {
            while (cursor.next()) {
                Ledger.Key key = Ledger.Key.of(cursor);
                String host = key.host().isEmpty() ? key.sensor() : key.host();
                if (SourceKind.of(key.dataset()).isHostTelemetry() && !host.startsWith(UNNAMED)) {
                    hosts.add(assets.canonical(host));
                }
            }
        }
        return hosts;
    }
}
