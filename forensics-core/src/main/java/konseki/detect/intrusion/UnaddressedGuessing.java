package konseki.detect.intrusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.Clauses;
import konseki.detect.Context;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;
import konseki.event.Field;
import konseki.event.Timestamp;
import konseki.finding.Detection;
import konseki.finding.Technique;
import konseki.finding.TimeRange;
import konseki.query.FieldRef;
import konseki.query.Query;

/// Lists guessing of which no record tells the client's address. It is no signal: who guessed is not known. Belongs to
/// one thread.
final class UnaddressedGuessing {
    private static final int MOST_NAMED = 20;
    private static final int SCORE = 20;
    private static final int ROUTINE_DAYS = 5;

    private final IntrusionRules rules;
    private final Context context;

    UnaddressedGuessing(IntrusionRules rules, Context context) {
        this.rules = rules;
        this.context = context;
    }

    private record Origin(String host, String name) implements Comparable<Origin> {
        @Override
        public int compareTo(Origin other) {
            return Comparator.comparing(Origin::host)
                    .thenComparing(Origin::name)
                    .compare(this, other);
        }
    }

    /// Failures of one origin in one half, then of all windows that reached a threshold.
    private static final class Sum {
        long half = Long.MIN_VALUE;
        long failures;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        boolean quick;
        final TreeSet<String> accounts = new TreeSet<>();

        void add(Sum other) {
            failures += other.failures;
            first = Math.min(first, other.first);
            last = Math.max(last, other.last);
            accounts.addAll(other.accounts);
        }
    }

    List<Detection> detections(SortedRows rows) {
        Map<Origin, Sum> found = new TreeMap<>();
        Map<Origin, Set<Long>> days = new TreeMap<>();
        Origin origin = new Origin("", "");
        Sum before = new Sum();
        Sum current = new Sum();
        try (RowCursor cursor = rows.rows(UnaddressedTable.FAILURES)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                Origin next = new Origin(key.text(), key.text());
                long half = key.number();
                if (!next.equals(origin) || half != current.half) {
                    judge(origin, before, current, found, days);
                    before = next.equals(origin) && half == current.half + 1 ? current : new Sum();
                    origin = next;
                    current = new Sum();
                    current.half = half;
                }
                add(cursor, key.text(), current);
            }
        }
        judge(origin, before, current, found, days);
        found.keySet().removeIf(each -> days.getOrDefault(each, Set.of()).size() >= ROUTINE_DAYS);
        List<Map.Entry<Origin, Sum>> most = new ArrayList<>(found.entrySet());
        most.removeIf(each -> !when(each.getValue()).overlaps(context.window()));
        most.sort(Comparator.comparingLong((Map.Entry<Origin, Sum> each) -> each.getValue().failures)
                .reversed());
        return most.stream()
                .limit(MOST_NAMED)
                .map(each -> detection(each.getKey(), each.getValue()))
                .toList();
    }

    private void add(RowCursor cursor, String account, Sum current) {
        long count = cursor.slot(UnaddressedTable.COUNT);
        long first = cursor.slot(UnaddressedTable.FIRST);
        long last = cursor.slot(UnaddressedTable.LAST);
        current.failures += count;
        current.first = Math.min(current.first, first);
        current.last = Math.max(current.last, last);
        current.quick |= GuessReader.isQuick(count, first, last);
        current.accounts.add(account);
    }

    private void judge(Origin origin, Sum before, Sum current, Map<Origin, Sum> found, Map<Origin, Set<Long>> days) {
        TreeSet<String> accounts = new TreeSet<>(before.accounts);
        accounts.addAll(current.accounts);
        boolean reached = before.failures + current.failures >= rules.failures() || accounts.size() >= rules.users();
        if (current.failures > 0 && (reached || current.quick)) {
            found.computeIfAbsent(origin, k -> new Sum()).add(current);
            days.computeIfAbsent(origin, k -> new TreeSet<>()).add(Math.floorDiv(current.first, Timestamp.DAY));
        }
    }

    private static TimeRange when(Sum sum) {
        return new TimeRange(sum.first, sum.last);
    }

    private Detection detection(Origin origin, Sum sum) {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("failures", Long.toString(sum.failures));
        facts.put("accounts-tried", Integer.toString(sum.accounts.size()));
        String by = origin.name().isEmpty() ? "an unknown program" : origin.name();
        String target = context.assets().canonical(origin.host());
        return new Detection(
                "intrusion",
                target + " refused " + sum.failures + " logins by way of " + by + ", no address on record",
                new TreeMap<>(Map.of("target", target)),
                when(sum),
                SCORE,
                List.of("guessing"),
                List.of(new Technique("T1110", "Brute Force")),
                facts,
                List.of("a password that a service or a device keeps using after it was changed"),
                List.of(query(origin)));
    }

    private static Query query(Origin origin) {
        Query failed = Query.and(
                Clauses.is(Field.HOST_NAME, origin.host()),
                Clauses.is(Field.EVENT_OUTCOME, "failure"),
                Clauses.is(Field.EVENT_CODE, "4625", "4776", "18456"));
        return origin.name().isEmpty() || origin.name().equals("sql server")
                ? failed
                : Query.and(
                        failed,
                        Query.or(
                                Clauses.is(Field.PROCESS_EXECUTABLE, origin.name()),
                                Query.is(new FieldRef.Vendor("Workstation"), origin.name())));
    }
}
