package konseki.detect.lateral;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.SortedRows;
import konseki.detect.Subject;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// The signals of edges after the baseline. Belongs to one thread.
///
/// Evidence that the target gives makes a signal of each kind; what a domain controller or the network saw supports it,
/// and stands alone only if the edge is new, for targets that keep no logs.
final class EdgeSignals {
    private final LateralRules rules;
    private final Endpoints endpoints;
    private final Baseline baseline;
    private final List<Signal> found = new ArrayList<>();
    private String flowsFrom = "";
    private int flowEdges;

    EdgeSignals(LateralRules rules, CaseRules caseRules, Baseline baseline) {
        this.rules = rules;
        this.endpoints = new Endpoints(caseRules);
        this.baseline = baseline;
    }

    List<Signal> read(SortedRows rows) {
        new Movements(rules, endpoints, baseline).forEach(rows, this::addPair);
        return found;
    }

    private void addPair(Pair pair) {
        pair.dropCommandsThatTheTargetTells();
        boolean shown = false;
        for (String account : pair.accounts()) {
            if (hasOwnEvidence(pair.ways(account))) {
                addAccount(pair, account);
                shown = true;
            }
        }
        for (String account : pair.accounts()) {
            boolean onlyFlows = account.isEmpty();
            if (!hasOwnEvidence(pair.ways(account)) && !(onlyFlows && shown)) {
                addCorroborated(pair, account);
            }
        }
    }

    private static boolean hasOwnEvidence(Map<Way, Pair.Evidence> ways) {
        return ways.entrySet().stream()
                .anyMatch(entry -> entry.getValue().isAfter() && entry.getKey().isOwnEvidence());
    }

    private void addAccount(Pair pair, String account) {
        Map<SignalKind, Signal> byKind = new EnumMap<>(SignalKind.class);
        pair.ways(account).forEach((way, evidence) -> merge(byKind, pair, account, way, evidence));
        if (!account.isEmpty()) {
            pair.ways("").forEach((way, evidence) -> {
                if (way == Way.FLOW) {
                    merge(byKind, pair, account, way, evidence);
                }
            });
        }
        found.addAll(byKind.values());
        addIfNew(
                pair,
                account,
                byKind.values().stream()
                        .map(Signal::when)
                        .reduce(TimeRange::union)
                        .orElseThrow());
    }

    private void merge(Map<SignalKind, Signal> byKind, Pair pair, String account, Way way, Pair.Evidence evidence) {
        if (way == Way.LOGON || way.weightPercent() >= Way.UNMISTAKABLE || !evidence.isAfter()) {
            return;
        }
        int weight = weight(pair, way, evidence);
        Signal next = new Signal(
                way.kind(),
                true,
                weight,
                new Subject.Movement(pair.from(), pair.to(), account),
                evidence.when(),
                WayQuery.of(way, pair.to(), account, evidence));
        byKind.merge(way.kind(), next, EdgeSignals::join);
    }

    private static Signal join(Signal a, Signal b) {
        Query either = a.query().equals(b.query()) ? a.query() : Query.or(a.query(), b.query());
        return new Signal(
                a.kind(),
                true,
                Math.max(a.weightPercent(), b.weightPercent()),
                a.subject(),
                a.when().union(b.when()),
                either);
    }

    private int weight(Pair pair, Way way, Pair.Evidence evidence) {
        boolean routine = evidence.isBefore() || rules.routineRoles().contains(endpoints.role(pair.from()));
        return routine ? Math.max(1, way.weightPercent() * rules.routinePercent() / 100) : way.weightPercent();
    }

    /// Tickets and flows alone: only where the edge is new, and of flows only so many per source.
    private void addCorroborated(Pair pair, String account) {
        if (baseline.days() < 1 || !pair.isNew(account)) {
            return;
        }
        if (account.isEmpty() && !isWithinLimit(pair.from())) {
            return;
        }
        Map<SignalKind, Signal> byKind = new EnumMap<>(SignalKind.class);
        pair.ways(account).forEach((way, evidence) -> merge(byKind, pair, account, way, evidence));
        for (Signal signal : byKind.values()) {
            found.add(signal);
            addIfNew(pair, account, signal.when());
        }
    }

    private boolean isWithinLimit(String from) {
        if (!from.equals(flowsFrom)) {
            flowsFrom = from;
            flowEdges = 0;
        }
        return flowEdges++ < rules.mostFlowEdges();
    }

    private void addIfNew(Pair pair, String account, TimeRange when) {
        if (baseline.days() < 1 || !pair.isNew(account)) {
            return;
        }
        List<Query> queries = new ArrayList<>();
        pair.ways(account).forEach((way, evidence) -> {
            if (evidence.isAfter()) {
                queries.add(WayQuery.of(way, pair.to(), account, evidence));
            }
        });
        found.add(new Signal(
                SignalKind.NEW_EDGE,
                false,
                rules.newEdgeWeight(),
                new Subject.Movement(pair.from(), pair.to(), account),
                when,
                Query.or(queries.toArray(Query[]::new))));
    }
}
