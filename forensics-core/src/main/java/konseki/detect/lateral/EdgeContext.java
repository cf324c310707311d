package konseki.detect.lateral;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.finding.TimeRange;

/// What the attack says about a movement from one machine. Immutable.
final class EdgeContext {
    private final LateralRules rules;
    private final Context context;
    private final Map<String, List<Thefts.Theft>> thefts;

    EdgeContext(LateralRules rules, Context context, Map<String, List<Thefts.Theft>> thefts) {
        this.rules = rules;
        this.context = context;
        this.thefts = thefts;
    }

    /// Names of the context signals that hold for a movement.
    List<String> of(Subject.Movement edge, TimeRange when) {
        List<String> names = ofSource(edge.from(), when);
        if (isFollowed(edge.to(), when, EdgeContext::isEncryption)) {
            names.add("ends-in-encryption");
        }
        if (isFollowed(edge.to(), when, EdgeContext::isTampering)) {
            names.add("ends-in-tampering");
        }
        if (isOtherAccount(edge)) {
            names.add("credential-switch");
        }
        if (isWorkstation(edge.from()) && isWorkstation(edge.to())) {
            names.add("workstation-to-workstation");
        }
        return names;
    }

    /// Names of the context signals that hold for what leaves a machine.
    List<String> ofSource(String from, TimeRange when) {
        List<String> names = new ArrayList<>();
        OptionalLong tainted = context.taintedSince(from);
        if (tainted.isPresent() && tainted.getAsLong() <= when.to()) {
            names.add("tainted-host");
        }
        TimeRange before = new TimeRange(when.from() - rules.precursorNanos(), when.to());
        thefts.getOrDefault(from, List.of()).stream()
                .filter(theft -> theft.when().overlaps(before))
                .map(theft -> theft.what().signalName())
                .distinct()
                .forEach(names::add);
        return names;
    }

    private boolean isFollowed(String asset, TimeRange when, java.util.function.Predicate<SignalKind> wanted) {
        TimeRange after = new TimeRange(when.from(), when.to() + rules.consequenceNanos());
        return context.absolute().stream()
                .filter(Signal::primary)
                .filter(signal -> wanted.test(signal.kind()))
                .filter(signal -> after.contains(signal.when().from()))
                .anyMatch(signal -> signal.subject() instanceof Subject.Machine(String host)
                        && context.assets().canonical(host).equals(asset));
    }

    private static boolean isEncryption(SignalKind kind) {
        return switch (kind) {
            case FILE_RATE, EXTENSION_COLLAPSE, RANSOM_NOTE, SMB_MASS_WRITE, RECOVERY_INHIBITION, DECLARED_ENCRYPTION ->
                true;
            default -> false;
        };
    }

    private static boolean isTampering(SignalKind kind) {
        return kind == SignalKind.LOG_CLEARED
                || kind == SignalKind.AUDIT_POLICY_CHANGED
                || kind == SignalKind.SENSOR_STOPPED;
    }

    /// Whether the source was reached, but never by the account that goes on from it.
    private boolean isOtherAccount(Subject.Movement edge) {
        List<String> arrived = context.edges().stream()
                .filter(reached -> reached.to().equals(edge.from()) && reached.score() >= Context.USABLE_EDGE)
                .map(Context.Edge::account)
                .filter(account -> !account.isEmpty())
                .toList();
        return !edge.account().isEmpty() && !arrived.isEmpty() && !arrived.contains(edge.account());
    }

    private boolean isWorkstation(String asset) {
        return context.assets()
                .declared(asset)
                .map(CaseRules.Asset::role)
                .filter(role -> role.equals("workstation"))
                .isPresent();
    }
}
