package konseki.detect.encryption;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.AssetMap;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;

/// Which traces of `families.tsv` each asset shows in its event log.
final class MarkTraces {
    /// One error is ordinary.
    private static final long ENOUGH = 3;

    private MarkTraces() {}

    static Map<String, Set<String>> read(SortedRows rows, AssetMap assets) {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Set<String>> traces = new TreeMap<>();
        try (RowCursor cursor = rows.rows(MarkTable.MARKS)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String asset = assets.canonical(key.text());
                String trace = trace(MarkTable.Kind.at(key.readByte()));
                if (!trace.isEmpty()
                        && counts.merge(asset + '\t' + trace, cursor.slot(MarkTable.COUNT), Long::sum) >= ENOUGH) {
                    traces.computeIfAbsent(asset, k -> new TreeSet<>()).add(trace);
                }
            }
        }
        return traces;
    }

    private static String trace(MarkTable.Kind kind) {
        return switch (kind) {
            case RESTART_MANAGER -> "rm";
            case BACKUP_CANCELLED -> "backup";
            case SHADOW_COPY_ERROR -> "vss";
            case STOP_COMMAND, SERVICE_STOPPED, SERVICE_DISABLED, SHUTDOWN -> "";
        };
    }
}
