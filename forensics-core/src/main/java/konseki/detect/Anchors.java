package konseki.detect;

import java.util.List;
import java.util.OptionalLong;
import konseki.finding.TimeRange;

/// The absolute signals that say when the attack was: impact, that is encryption, what people found, and tools of
/// attackers; and near it, logins after guessing, logs cleared and audit policies weakened. A sensor that
/// stopped is none, nor a firewall switched off, nor a history erased: administrators and updates do that. Immutable.
final class Anchors {
    private final List<Signal> impact;
    private final List<Signal> all;

    private Anchors(List<Signal> impact, List<Signal> all) {
        this.impact = impact;
        this.all = all;
    }

    static Anchors of(List<Signal> absolute, CaseRules rules, ContextRules contextRules) {
        List<Signal> primary = absolute.stream()
                .filter(signal -> signal.primary() && !isOrdinary(signal.kind()))
                .toList();
        List<Signal> impact =
                primary.stream().filter(signal -> !isSupport(signal)).toList();
        OptionalLong reference =
                impact.stream().mapToLong(signal -> signal.when().from()).min();
        if (reference.isEmpty()) {
            reference =
                    primary.stream().mapToLong(signal -> signal.when().from()).max();
        }
        if (reference.isEmpty()) {
            return new Anchors(List.of(), List.of());
        }
        long earliest = reference.getAsLong() - contextRules.reachNanos();
        List<Signal> all = primary.stream()
                .filter(signal ->
                        !isSupport(signal) || signal.when().from() >= earliest && !isAfterIsolation(signal, rules))
                .toList();
        return new Anchors(impact, all);
    }

    private static boolean isOrdinary(SignalKind kind) {
        return kind == SignalKind.SENSOR_STOPPED || kind == SignalKind.DEFENCE_OFF || kind == SignalKind.TRACES_REMOVED;
    }

    private static boolean isSupport(Signal signal) {
        return isTampering(signal.kind()) || isTool(signal.kind()) || signal.subject() instanceof Subject.Access;
    }

    private static boolean isTampering(SignalKind kind) {
        return kind == SignalKind.LOG_CLEARED || kind == SignalKind.AUDIT_POLICY_CHANGED;
    }

    private static boolean isTool(SignalKind kind) {
        return kind == SignalKind.TRANSFER_TOOL || kind == SignalKind.REMOTE_TOOL || kind == SignalKind.STEALER;
    }

    /// What happens to logs after the isolation, those who help do.
    private static boolean isAfterIsolation(Signal signal, CaseRules rules) {
        return isTampering(signal.kind())
                && rules.windowTo().isPresent()
                && signal.when().from() > rules.windowTo().getAsLong();
    }

    /// In the order of the signals given.
    List<Signal> all() {
        return all;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// First malicious event.
    OptionalLong first() {
        return all.stream().mapToLong(signal -> signal.when().from()).min();
    }

    /// Last malicious event.
    OptionalLong last() {
        return all.stream().mapToLong(signal -> signal.when().to()).max();
    }

    /// Last moment of impact.
    OptionalLong lastImpact() {
        return impact.stream().map(Signal::when).mapToLong(TimeRange::to).max();
    }
}
