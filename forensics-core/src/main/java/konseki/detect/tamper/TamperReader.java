package konseki.detect.tamper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.AssetMap;
import konseki.detect.CaseRules;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// Reads the rows of [TamperTables] into findings: without restarts and shutdowns, with routines marked and with
/// channels cleared in a row raised.
final class TamperReader {
    private final TamperRules rules;
    private final AssetMap assets;
    private final Map<String, NavigableSet<Long>> shutdowns = new TreeMap<>();
    private final Map<String, NavigableSet<Long>> starts = new TreeMap<>();

    TamperReader(TamperRules rules, CaseRules caseRules) {
        this.rules = rules;
        this.assets = new AssetMap(caseRules.assets());
    }

    /// Findings by asset and time.
    List<TamperFinding> read(SortedRows rows) {
        readMarks(rows);
        List<TamperFinding> found = new ArrayList<>();
        try (RowCursor cursor = rows.rows(TamperTables.EVENTS)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String host = key.text();
                Tampering what = Tampering.at(key.readByte());
                TimeRange when = new TimeRange(cursor.slot(TamperTables.FIRST), cursor.slot(TamperTables.LAST));
                if (!what.isStop() || !isRestart(host, when)) {
                    found.add(new TamperFinding(
                            host,
                            assets.canonical(host),
                            what,
                            key.text(),
                            key.text(),
                            cursor.slot(TamperTables.COUNT),
                            when,
                            false));
                }
            }
        }
        List<TamperFinding> judged = new ArrayList<>();
        List<TamperFinding> raised = raiseClearedInARow(found);
        Map<String, Long> days = days(raised);
        for (TamperFinding finding : raised) {
            boolean routine = days.getOrDefault(routineKey(finding), 0L) >= rules.routineDays();
            judged.add(with(finding, finding.what(), routine));
        }
        judged.sort(Comparator.comparing(TamperFinding::asset)
                .thenComparingLong(finding -> finding.when().from())
                .thenComparing(TamperFinding::what)
                .thenComparing(TamperFinding::object)
                .thenComparing(TamperFinding::account)
                .thenComparing(TamperFinding::host));
        return judged;
    }

    private void readMarks(SortedRows rows) {
        try (RowCursor cursor = rows.rows(TamperTables.MARKS)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String host = key.text();
                Map<String, NavigableSet<Long>> marks = key.readByte() == TamperTables.SHUTDOWN ? shutdowns : starts;
                marks.computeIfAbsent(host, k -> new TreeSet<>()).add(key.number());
            }
        }
    }

    private boolean isRestart(String host, TimeRange when) {
        return isBetween(shutdowns, host, when.from() - rules.restartNanos(), when.to() + rules.restartNanos())
                || isBetween(starts, host, when.to(), when.to() + rules.restartNanos());
    }

    private static boolean isBetween(Map<String, NavigableSet<Long>> marks, String host, long from, long to) {
        NavigableSet<Long> times = marks.get(host);
        return times != null && !times.subSet(from, true, to, true).isEmpty();
    }

    /// Many channels cleared one after the other are no maintenance of any of them.
    private List<TamperFinding> raiseClearedInARow(List<TamperFinding> found) {
        Map<String, List<TamperFinding>> cleared = new TreeMap<>();
        for (TamperFinding finding : found) {
            if (isChannelCleared(finding.what())) {
                cleared.computeIfAbsent(finding.asset(), k -> new ArrayList<>()).add(finding);
            }
        }
        List<TamperFinding> all = new ArrayList<>();
        for (TamperFinding finding : found) {
            boolean raised = finding.what() == Tampering.OTHER_LOG_CLEARED
                    && isInARow(finding, cleared.getOrDefault(finding.asset(), List.of()));
            all.add(raised ? with(finding, Tampering.TELLING_LOG_CLEARED, false) : finding);
        }
        return all;
    }

    private static boolean isChannelCleared(Tampering what) {
        return what == Tampering.OTHER_LOG_CLEARED || what == Tampering.TELLING_LOG_CLEARED;
    }

    private boolean isInARow(TamperFinding finding, List<TamperFinding> cleared) {
        return cleared.stream()
                        .filter(other ->
                                Math.abs(other.when().from() - finding.when().from()) <= rules.togetherNanos())
                        .map(TamperFinding::object)
                        .distinct()
                        .limit(rules.channels())
                        .count()
                >= rules.channels();
    }

    private static TamperFinding with(TamperFinding finding, Tampering what, boolean routine) {
        return new TamperFinding(
                finding.host(),
                finding.asset(),
                what,
                finding.object(),
                finding.account(),
                finding.count(),
                finding.when(),
                routine);
    }

    /// On how many days each machine does each thing.
    private static Map<String, Long> days(List<TamperFinding> found) {
        Map<String, TreeSet<Long>> days = new TreeMap<>();
        for (TamperFinding finding : found) {
            days.computeIfAbsent(routineKey(finding), k -> new TreeSet<>())
                    .add(Math.floorDiv(finding.when().from(), Timestamp.DAY));
        }
        Map<String, Long> counts = new TreeMap<>();
        days.forEach((key, own) -> counts.put(key, (long) own.size()));
        return counts;
    }

    private static String routineKey(TamperFinding finding) {
        return finding.asset() + '\t' + finding.what();
    }
}
