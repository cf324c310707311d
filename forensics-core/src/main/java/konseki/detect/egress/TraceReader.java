package konseki.detect.egress;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import konseki.detect.AssetMap;
import konseki.detect.CaseRules;
import konseki.detect.Clauses;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.SignalKind;
import konseki.detect.SortedRows;
import konseki.event.IpAddress;
import konseki.event.Networks;

/// Reads the rows of [TraceTables] into groups by asset, with the networks and assets of case.yaml.
final class TraceReader {
    /// The name of archives of which only the file is seen.
    static final String FILES = "archive-file";

    private final CaseRules rules;
    private final AssetMap assets;
    private final Map<String, TraceGroup> groups = new TreeMap<>();

    TraceReader(CaseRules rules, AssetMap assets) {
        this.rules = rules;
        this.assets = assets;
    }

    /// All groups, by kind, asset and name.
    Collection<TraceGroup> read(SortedRows rows) {
        readStarts(rows);
        readArchives(rows);
        readUploads(rows);
        readThreats(rows);
        return groups.values();
    }

    private TraceGroup group(SignalKind kind, String asset, String name) {
        return groups.computeIfAbsent(kind + "\t" + asset + "\t" + name, k -> new TraceGroup(kind, asset, name));
    }

    private void readStarts(SortedRows rows) {
        try (RowCursor cursor = rows.rows(TraceTables.STARTS)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String host = key.text();
                TransferTools.Tool tool = TransferTools.at(key.readByte());
                group(tool.kind(), assets.canonical(host), tool.name()).add(host, key.text(), key.text(), cursor, -1);
            }
        }
    }

    private void readArchives(SortedRows rows) {
        try (RowCursor cursor = rows.rows(TraceTables.ARCHIVES)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String host = key.text();
                group(SignalKind.ARCHIVE_STAGED, assets.canonical(host), FILES)
                        .add(host, key.text(), key.text(), cursor, cursor.slot(TraceTables.BYTES));
            }
        }
    }

    private void readThreats(SortedRows rows) {
        try (RowCursor cursor = rows.rows(TraceTables.THREATS)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String host = key.text();
                String threat = key.text();
                group(SignalKind.STEALER, assets.canonical(host), threat).add(host, "", key.text(), cursor, -1);
            }
        }
    }

    private void readUploads(SortedRows rows) {
        try (RowCursor cursor = rows.rows(TraceTables.UPLOADS)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                long high = key.ipHigh();
                long low = key.ipLow();
                long toHigh = key.ipHigh();
                long toLow = key.ipLow();
                String domain = key.text();
                String file = key.text();
                String address = (toHigh | toLow) == 0 ? "" : IpAddress.format(toHigh, toLow);
                if (rules.internal().contains(high, low) && isOutside(address, domain)) {
                    group(SignalKind.NAMED_UPLOAD, assets.ofAddress(high, low), domain.isEmpty() ? address : domain)
                            .add(IpAddress.format(high, low), file, "", cursor, cursor.slot(TraceTables.BYTES));
                }
            }
        }
    }

    /// By its address, or where a proxy only tells the name, by that: a name without a point is one of inside.
    private boolean isOutside(String address, String domain) {
        String known = !address.isEmpty() ? address : Clauses.isAddress(domain) ? domain : "";
        if (!known.isEmpty()) {
            long[] range = Networks.range(known);
            return !rules.internal().contains(range[0], range[1]);
        }
        return domain.indexOf('.') >= 0
                && assets.declared(assets.canonical(domain)).isEmpty();
    }
}
