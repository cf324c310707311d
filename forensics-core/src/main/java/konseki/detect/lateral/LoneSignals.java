package konseki.detect.lateral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.SortedRows;
import konseki.detect.Subject;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// What the target shows of a movement whose source no log names: shells that WMI, a service or SQL Server started, and
/// their like. Weighs less than with a logon, and counts as routine where the machine did it before. Belongs to one
/// thread.
final class LoneSignals {
    /// A query names no more programs, services or pipes than these; of more it names none.
    private static final int MOST_NAMES = 16;

    private final LateralRules rules;
    private final Endpoints endpoints;
    private final Baseline baseline;
    private final Map<Key, Sum> sums = new TreeMap<>();
    /// What the same machine did before the end of the baseline, and what a logon explains.
    private final Set<String> routine = new TreeSet<>();

    private final Set<String> explained = new TreeSet<>();

    LoneSignals(LateralRules rules, CaseRules caseRules, Baseline baseline) {
        this.rules = rules;
        this.endpoints = new Endpoints(caseRules);
        this.baseline = baseline;
    }

    private record Key(String host, String account, Way way) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::host)
                    .thenComparing(Key::account)
                    .thenComparing(Key::way)
                    .compare(this, other);
        }
    }

    private static final class Sum {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        final Set<String> hosts = new TreeSet<>();
        final Set<String> names = new TreeSet<>();
    }

    List<Signal> read(SortedRows rows) {
        try (ActionJoin join = new ActionJoin(rules, rows)) {
            join.forEach(this::add);
        }
        List<Signal> signals = new ArrayList<>();
        sums.forEach((key, sum) -> {
            if (!explained.contains(kindOn(key.host(), key.way().kind()))) {
                signals.add(signal(key, sum));
            }
        });
        return signals;
    }

    private void add(ActionJoin.Joined joined) {
        Way way = joined.way();
        String host = endpoints.canonical(joined.host());
        boolean after = Math.floorDiv(joined.time(), Timestamp.HOUR) * Timestamp.HOUR >= baseline.end();
        boolean lone = joined.source().isEmpty()
                || endpoints.canonical(joined.source()).equals(host);
        if (!after) {
            routine.add(wayOn(host, way));
        } else if (!lone) {
            explained.add(kindOn(host, way.kind()));
        } else if (way.aloneWeightPercent() > 0 && way.aloneWeightPercent() < Way.UNMISTAKABLE) {
            Sum sum = sums.computeIfAbsent(new Key(host, joined.account(), way), k -> new Sum());
            sum.first = Math.min(sum.first, joined.time());
            sum.last = Math.max(sum.last, joined.time());
            sum.hosts.add(joined.host());
            if (sum.names.size() <= MOST_NAMES) {
                sum.names.add(joined.name());
            }
        }
    }

    private Signal signal(Key key, Sum sum) {
        Way way = key.way();
        int weight = way.aloneWeightPercent();
        boolean isRoutine = routine.contains(wayOn(key.host(), way));
        return new Signal(
                way.kind(),
                true,
                isRoutine ? Math.max(1, weight * rules.routinePercent() / 100) : weight,
                new Subject.Movement("", key.host(), key.account()),
                new TimeRange(sum.first, sum.last),
                LoneQuery.of(way, sum.hosts, sum.names.size() <= MOST_NAMES ? sum.names : Set.of()));
    }

    private static String wayOn(String host, Way way) {
        return host + '\t' + way;
    }

    private static String kindOn(String host, SignalKind kind) {
        return host + '\t' + kind;
    }
}
