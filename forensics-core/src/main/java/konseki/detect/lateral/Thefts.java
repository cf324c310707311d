package konseki.detect.lateral;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import konseki.detect.AssetMap;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Clauses;
import konseki.detect.Dataset;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.SortedRows;
import konseki.detect.Subject;
import konseki.event.Field;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// Theft of credentials on single machines: context of what leaves them; a session with somebody else's credentials is
/// a signal of its own.
final class Thefts {
    private final LateralRules rules;
    private final AssetMap assets;

    Thefts(LateralRules rules, CaseRules caseRules) {
        this.rules = rules;
        this.assets = new AssetMap(caseRules.assets());
    }

    /// One theft and when.
    record Theft(HostTables.Theft what, TimeRange when) {}

    /// Thefts by asset.
    Map<String, List<Theft>> times(SortedRows rows) {
        TreeMap<String, List<Theft>> byAsset = new TreeMap<>();
        try (RowCursor cursor = rows.rows(HostTables.THEFTS)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String asset = assets.canonical(key.text());
                HostTables.Theft what = HostTables.Theft.at(key.readByte());
                TimeRange when = new TimeRange(cursor.slot(HostTables.FIRST), cursor.slot(HostTables.LAST));
                byAsset.computeIfAbsent(asset, k -> new ArrayList<>()).add(new Theft(what, when));
            }
        }
        return byAsset;
    }

    List<Signal> signals(SortedRows rows, Baseline baseline) {
        TreeMap<String, TimeRange> after = new TreeMap<>();
        TreeMap<String, TimeRange> before = new TreeMap<>();
        try (RowCursor cursor = rows.rows(HostTables.THEFTS)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String host = key.text();
                if (HostTables.Theft.at(key.readByte()) == HostTables.Theft.OVERPASS) {
                    TimeRange when = new TimeRange(cursor.slot(HostTables.FIRST), cursor.slot(HostTables.LAST));
                    (when.from() >= baseline.end() ? after : before).merge(host, when, TimeRange::union);
                }
            }
        }
        List<Signal> signals = new ArrayList<>();
        after.forEach((host, when) -> {
            boolean routine = before.containsKey(host);
            int weight = rules.overpassWeight() * (routine ? rules.routinePercent() : 100) / 100;
            Query query = Query.and(
                    Clauses.codes(Dataset.SECURITY, "4624"),
                    Clauses.is(Field.HOST_NAME, host),
                    Clauses.number(Field.WINLOG_LOGON_TYPE, 9));
            signals.add(new Signal(
                    SignalKind.PASS_THE_HASH, true, weight, new Subject.Machine(assets.canonical(host)), when, query));
        });
        return signals;
    }
}
