package konseki.detect.encryption;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import konseki.detect.AssetMap;
import konseki.detect.Clauses;
import konseki.detect.Dataset;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.SignalKind;
import konseki.detect.SortedRows;
import konseki.event.Field;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// Finds bursts of stopped services and of Restart Manager sessions. Reads the rows of [MarkTable] once; belongs to one
/// thread.
final class MarkReader {
    private static final int MINUTE = 2; // halves
    private static final int NINE_MINUTES = 18;
    private static final long SHUTDOWN_NEAR = 5 * 60 * Timestamp.SECOND;

    private final EncryptionRules rules;
    private final AssetMap assets;
    private final List<HostFinding> found = new ArrayList<>();
    private final TreeMap<String, List<Long>> shutdowns = new TreeMap<>();
    private final TreeMap<String, List<HostFinding>> serviceStops = new TreeMap<>();

    MarkReader(EncryptionRules rules, AssetMap assets) {
        this.rules = rules;
        this.assets = assets;
    }

    private record Mark(long half, long what, long count, long first, long last) {}

    List<HostFinding> read(SortedRows rows) {
        try (RowCursor cursor = rows.rows(MarkTable.MARKS)) {
            String host = "";
            MarkTable.Kind kind = MarkTable.Kind.SHUTDOWN;
            Deque<Mark> window = new ArrayDeque<>();
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String nextHost = key.text();
                MarkTable.Kind nextKind = MarkTable.Kind.at(key.readByte());
                if (nextKind != kind || !nextHost.equals(host)) {
                    window.clear();
                    host = nextHost;
                    kind = nextKind;
                }
                Mark mark = new Mark(
                        key.number(),
                        key.number(),
                        cursor.slot(MarkTable.COUNT),
                        cursor.slot(MarkTable.FIRST),
                        cursor.slot(MarkTable.LAST));
                add(host, kind, mark, window);
            }
        }
        serviceStops.forEach(this::addUnlessShutdown);
        return found;
    }

    private void add(String host, MarkTable.Kind kind, Mark mark, Deque<Mark> window) {
        window.addLast(mark);
        while (window.getFirst().half() <= mark.half() - NINE_MINUTES) {
            window.removeFirst();
        }
        switch (kind) {
            case STOP_COMMAND -> {
                if (distinct(window, mark, MINUTE) >= rules.stopsPerMinute()
                        || distinct(window, mark, NINE_MINUTES) >= rules.stopsInNineMinutes()) {
                    join(found, stops(host, window));
                }
            }
            case SERVICE_DISABLED -> {
                if (distinct(window, mark, NINE_MINUTES) >= rules.servicesDisabled()) {
                    join(found, stops(host, window));
                }
            }
            case SERVICE_STOPPED -> {
                if (distinct(window, mark, MINUTE) >= rules.servicesStopped()) {
                    join(serviceStops.computeIfAbsent(host, k -> new ArrayList<>()), stops(host, window));
                }
            }
            case RESTART_MANAGER -> {
                if (sum(window, mark, MINUTE) >= rules.restartManagerEvents()) {
                    join(found, restarts(host, window));
                }
            }
            case SHUTDOWN ->
                shutdowns.computeIfAbsent(host, k -> new ArrayList<>()).add(mark.first());
            case BACKUP_CANCELLED, SHADOW_COPY_ERROR -> {}
        }
    }

    private static long distinct(Deque<Mark> window, Mark last, int halves) {
        return window.stream()
                .filter(mark -> mark.half() > last.half() - halves)
                .mapToLong(Mark::what)
                .distinct()
                .count();
    }

    private static long sum(Deque<Mark> window, Mark last, int halves) {
        return window.stream()
                .filter(mark -> mark.half() > last.half() - halves)
                .mapToLong(Mark::count)
                .sum();
    }

    private HostFinding stops(String host, Deque<Mark> window) {
        Query query = Query.and(
                Clauses.is(Field.HOST_NAME, host),
                Query.or(
                        Clauses.codes(Dataset.SYSTEM, "7036", "7040"),
                        Clauses.contains(Field.PROCESS_COMMAND_LINE, "stop"),
                        Clauses.contains(Field.PROCESS_COMMAND_LINE, "taskkill")));
        return finding(host, SignalKind.STOP_BURST, rules.weights().stops(), window, query, "services stopped");
    }

    private HostFinding restarts(String host, Deque<Mark> window) {
        Query query =
                Query.and(Clauses.is(Field.HOST_NAME, host), Clauses.codes(Dataset.APPLICATION, "10000", "10001"));
        return finding(
                host,
                SignalKind.RESTART_MANAGER,
                rules.weights().restartManager(),
                window,
                query,
                "flood of Restart Manager sessions");
    }

    private HostFinding finding(
            String host, SignalKind kind, int weight, Deque<Mark> window, Query query, String detail) {
        long first = window.stream().mapToLong(Mark::first).min().orElse(0);
        long last = window.stream().mapToLong(Mark::last).max().orElse(0);
        return new HostFinding(
                assets.canonical(host), kind, weight, false, false, false, new TimeRange(first, last), query, detail);
    }

    /// Windows that overlap are one burst.
    private static void join(List<HostFinding> list, HostFinding next) {
        if (!list.isEmpty()) {
            HostFinding last = list.getLast();
            if (last.kind() == next.kind()
                    && last.query().equals(next.query())
                    && last.when().overlaps(next.when())) {
                list.set(
                        list.size() - 1,
                        new HostFinding(
                                last.asset(),
                                last.kind(),
                                last.weight(),
                                false,
                                false,
                                false,
                                last.when().union(next.when()),
                                last.query(),
                                last.detail()));
                return;
            }
        }
        list.add(next);
    }

    /// Services that stop because the machine shuts down say nothing.
    private void addUnlessShutdown(String host, List<HostFinding> stops) {
        List<Long> downs = shutdowns.getOrDefault(host, List.of());
        for (HostFinding stop : stops) {
            boolean down = downs.stream()
                    .anyMatch(at -> at >= stop.when().from() - SHUTDOWN_NEAR
                            && at <= stop.when().to() + SHUTDOWN_NEAR);
            if (!down) {
                found.add(stop);
            }
        }
    }
}
