package konseki.detect.egress;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import konseki.detect.AssetMap;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.event.Networks;
import konseki.event.Timestamp;
import konseki.event.VirtualField;
import konseki.query.FieldRef;
import konseki.query.Query;

/// What speaks for a transfer in one [TransferGroup], compared with the time before the attack. Immutable.
final class EgressSignals {
    private static final int[] LONG_CONNECTION_WEIGHTS = {20, 25, 30, 40};

    private final EgressRules rules;
    private final AssetMap assets;
    private final Baseline baseline;
    private final long firstDay;

    /// @param firstDay first day, by the case's zone, that is no longer baseline as a whole
    EgressSignals(EgressRules rules, CaseRules caseRules, Baseline baseline, long firstDay) {
        this.rules = rules;
        this.assets = new AssetMap(caseRules.assets());
        this.baseline = baseline;
        this.firstDay = firstDay;
    }

    List<Signal> of(TransferGroup group) {
        NavigableMap<Long, TransferGroup.Day> before = group.days().headMap(firstDay, false);
        NavigableMap<Long, TransferGroup.Day> after =
                loudDays(before, group.days().tailMap(firstDay, true));
        List<Signal> signals = new ArrayList<>();
        if (after.isEmpty()) {
            return signals;
        }
        boolean firstSeen = before.isEmpty();
        long largest = after.values().stream()
                .mapToLong(TransferGroup.Day::sentHi)
                .max()
                .orElse(0);
        if (largest >= absoluteThreshold(group, firstSeen)) {
            signals.add(primary(SignalKind.EGRESS_ABSOLUTE, 40, group));
        }
        addScore(group, before, largest, signals);
        addRatio(group, after, signals);
        addLowAndSlow(group, after, signals);
        addLongConnection(group, signals);
        if (group.labels().stream().anyMatch(SharingDomains.BUILT_IN::contains)
                && largest >= rules.sharingBytesPerDay()) {
            signals.add(primary(SignalKind.SHARING_DESTINATION, 60, group));
        }
        if (firstSeen && !signals.isEmpty()) {
            signals.add(
                    new Signal(SignalKind.EGRESS_FIRST_SEEN, false, 30, subject(group), group.when(), query(group)));
        }
        return signals;
    }

    /// The group's days outside the baseline that it does not explain.
    NavigableMap<Long, TransferGroup.Day> loudDays(TransferGroup group) {
        return loudDays(group.days().headMap(firstDay, false), group.days().tailMap(firstDay, true));
    }

    /// Days that the baseline does not explain: with enough baseline days, only those above its largest by a factor.
    private NavigableMap<Long, TransferGroup.Day> loudDays(
            NavigableMap<Long, TransferGroup.Day> before, NavigableMap<Long, TransferGroup.Day> after) {
        if (before.size() < rules.silentDays()) {
            return after;
        }
        long largest = before.values().stream()
                .mapToLong(TransferGroup.Day::sentHi)
                .max()
                .orElse(0);
        long silent = largest / 10 * rules.silentFactorTenths();
        NavigableMap<Long, TransferGroup.Day> loud = new java.util.TreeMap<>(after);
        loud.values().removeIf(day -> day.sentHi() <= silent);
        return loud;
    }

    private long absoluteThreshold(TransferGroup group, boolean firstSeen) {
        boolean workstation = assets.declared(group.asset())
                .map(asset -> asset.role().equals("workstation"))
                .orElse(false);
        long byRole = workstation ? rules.workstationBytesPerDay() : rules.serverBytesPerDay();
        boolean believable = baseline.days() >= rules.robustDays();
        return firstSeen && believable ? Math.min(byRole, rules.firstSeenBytesPerDay()) : byRole;
    }

    private void addScore(
            TransferGroup group, NavigableMap<Long, TransferGroup.Day> before, long largest, List<Signal> signals) {
        if (before.size() < rules.robustDays()) {
            return;
        }
        long[] days =
                before.values().stream().mapToLong(TransferGroup.Day::sentHi).toArray();
        long score = new RobustScore(days, rules.madFloor()).of(largest);
        if (score >= rules.robustZ()) {
            signals.add(primary(SignalKind.EGRESS_ROBUST_Z, score >= rules.robustZStrong() ? 60 : 40, group));
        }
    }

    private void addRatio(TransferGroup group, NavigableMap<Long, TransferGroup.Day> after, List<Signal> signals) {
        long sent = after.values().stream()
                .mapToLong(TransferGroup.Day::sentHi)
                .reduce(0, (a, b) -> TransferGroup.saturated(a + b));
        long received = after.values().stream()
                .mapToLong(TransferGroup.Day::received)
                .reduce(0, (a, b) -> TransferGroup.saturated(a + b));
        if (sent >= rules.ratioBytes() && sent / Math.max(1, received) * 10 >= rules.ratioTenths()) {
            signals.add(primary(SignalKind.EGRESS_RATIO, 30, group));
        }
    }

    private void addLowAndSlow(TransferGroup group, NavigableMap<Long, TransferGroup.Day> after, List<Signal> signals) {
        long sum = after.values().stream()
                .mapToLong(TransferGroup.Day::sentHi)
                .reduce(0, (a, b) -> TransferGroup.saturated(a + b));
        long largest = after.values().stream()
                .mapToLong(TransferGroup.Day::sentHi)
                .max()
                .orElse(0);
        long active = after.values().stream().filter(day -> day.sentHi() > 0).count();
        if (sum >= rules.lowAndSlowBytes()
                && active >= rules.lowAndSlowDays()
                && largest < sum / 100 * rules.lowAndSlowSharePercent()) {
            signals.add(primary(SignalKind.EGRESS_LOW_AND_SLOW, 40, group));
        }
    }

    private void addLongConnection(TransferGroup group, List<Signal> signals) {
        for (int step = rules.longConnectionHours().length - 1; step >= 0; step--) {
            if (group.longest() >= rules.longConnectionHours()[step] * Timestamp.HOUR) {
                signals.add(primary(SignalKind.LONG_CONNECTION, LONG_CONNECTION_WEIGHTS[step], group));
                return;
            }
        }
    }

    private Signal primary(SignalKind kind, int weight, TransferGroup group) {
        return new Signal(kind, true, weight, subject(group), group.when(), query(group));
    }

    static Subject.Transfer subject(TransferGroup group) {
        return new Subject.Transfer(group.asset(), group.external(), group.label());
    }

    /// All boundary-crossing flows between the asset's addresses and the external one.
    static Query query(TransferGroup group) {
        return Query.and(
                new Query.Address(FieldRef.of(VirtualField.INTERNAL_IP), Networks.of(List.copyOf(group.internals()))),
                new Query.Address(FieldRef.of(VirtualField.EXTERNAL_IP), Networks.of(List.of(group.external()))));
    }
}
