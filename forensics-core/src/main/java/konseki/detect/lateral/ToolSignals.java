package konseki.detect.lateral;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import konseki.detect.CaseRules;
import konseki.detect.Signal;
import konseki.detect.SortedRows;
import konseki.detect.Subject;
import konseki.finding.TimeRange;

/// Movement by tools that nobody uses for work: signals that need no baseline.
final class ToolSignals {
    private final LateralRules rules;
    private final CaseRules caseRules;

    ToolSignals(LateralRules rules, CaseRules caseRules) {
        this.rules = rules;
        this.caseRules = caseRules;
    }

    private record Key(String from, String to, String account, Way way) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return java.util.Comparator.comparing(Key::from)
                    .thenComparing(Key::to)
                    .thenComparing(Key::account)
                    .thenComparing(Key::way)
                    .compare(this, other);
        }
    }

    List<Signal> read(SortedRows rows) {
        Endpoints endpoints = new Endpoints(InferredAssets.added(rows, caseRules));
        Map<Key, Pair> pairs = new TreeMap<>();
        try (ActionJoin join = new ActionJoin(rules, rows)) {
            join.forEach(joined -> {
                if (joined.way().weightPercent() >= Way.UNMISTAKABLE) {
                    String from = joined.source().isEmpty() ? "" : endpoints.canonical(joined.source());
                    String to = endpoints.canonical(joined.host());
                    Key key = new Key(from.equals(to) ? "" : from, to, joined.account(), joined.way());
                    pairs.computeIfAbsent(key, k -> new Pair(k.from(), k.to()))
                            .add(
                                    joined.account(),
                                    joined.way(),
                                    joined.source(),
                                    joined.host(),
                                    new Pair.Sums(0, 1, joined.time(), joined.time()));
                }
            });
        }
        List<Signal> signals = new ArrayList<>();
        pairs.forEach((key, pair) -> signals.add(signal(key, pair)));
        return signals;
    }

    private static Signal signal(Key key, Pair pair) {
        Pair.Evidence evidence =
                java.util.Objects.requireNonNull(pair.ways(key.account()).get(key.way()));
        TimeRange when = evidence.when();
        return new Signal(
                key.way().kind(),
                true,
                key.way().weightPercent(),
                new Subject.Movement(key.from(), key.to(), key.account()),
                when,
                WayQuery.of(key.way(), key.to(), key.account(), evidence));
    }
}
