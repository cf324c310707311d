package konseki.coverage;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import konseki.detect.Context;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.finding.TimeRange;

/// Unresolved tamper events on sensors that an asset's claim relies on. Immutable.
final class Tampering {
    private static final String CLEARED_DATASET = "windows.security";

    private final Context context;
    private final LedgerReading ledger;
    private final SensorHealth health;
    private final Predicate<Signal> resolved;

    Tampering(Context context, LedgerReading ledger, SensorHealth health, Predicate<Signal> resolved) {
        this.context = context;
        this.ledger = ledger;
        this.health = health;
        this.resolved = resolved;
    }

    /// Signals about the asset that make a hit by themselves, or about a host that is itself a sensor of its lines.
    List<Signal> of(String asset, List<LineCoverage> lines) {
        List<String> hosts = new java.util.ArrayList<>(List.of(asset));
        lines.forEach(line ->
                line.sensors().forEach(sensor -> hosts.add(context.assets().canonical(sensor))));
        return context.absolute().stream()
                .filter(Signal::primary)
                .filter(signal ->
                        signal.kind() == SignalKind.LOG_CLEARED || signal.kind() == SignalKind.AUDIT_POLICY_CHANGED)
                .filter(signal -> signal.when().overlaps(context.window()))
                .filter(signal -> hosts.stream().anyMatch(host -> health.isAbout(signal, host)))
                .filter(signal -> !resolved.test(signal))
                .toList();
    }

    /// Whether another log out of the intruder's reach holds what was cleared, from the start of the window to the
    /// clear.
    boolean isRefilled(Signal signal, String asset) {
        if (signal.kind() != SignalKind.LOG_CLEARED || !health.isAbout(signal, asset)) {
            return false;
        }
        long from = Math.min(context.window().from(), signal.when().from());
        TimeRange lost = new TimeRange(from, signal.when().from());
        HostWriters writers = ledger.writersOf(asset);
        for (String sensor : writers.sensors()) {
            Map<String, Activity> datasets = writers.datasets(sensor);
            boolean same = datasets.containsKey(CLEARED_DATASET)
                    && health.covers(datasets.getOrDefault(CLEARED_DATASET, new Activity()), lost);
            if (same && !ledger.sensor(sensor).attackerWritable()) {
                return true;
            }
        }
        return false;
    }
}
