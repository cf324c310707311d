package konseki.detect.egress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.SignalKind;
import konseki.event.Networks;
import konseki.event.Timestamp;

/// What the attack says about one [TransferGroup]: the sender was tainted, holds data, encryption followed. Immutable.
final class TransferContext {
    private static final long BEFORE_ENCRYPTION = 72 * Timestamp.HOUR;

    private final TransferGroup group;
    private final Context context;
    private final List<String> names = new ArrayList<>();

    TransferContext(TransferGroup group, Context context) {
        this.group = group;
        this.context = context;
        OptionalLong tainted = context.taintedSince(group.asset());
        if (tainted.isPresent() && tainted.getAsLong() <= group.when().to()) {
            names.add("tainted-host");
        }
        if (context.assets()
                .declared(group.asset())
                .map(CaseRules.Asset::holdsData)
                .orElse(false)) {
            names.add("data-holding");
        }
        if (isBeforeEncryption()) {
            names.add("before-encryption");
        }
    }

    private boolean isBeforeEncryption() {
        return context.absolute().stream()
                .filter(signal -> signal.kind() == SignalKind.EXTENSION_COLLAPSE
                        || signal.kind() == SignalKind.FILE_RATE
                        || signal.kind() == SignalKind.DECLARED_ENCRYPTION)
                .anyMatch(signal -> group.when().from() <= signal.when().from()
                        && group.when().to() >= signal.when().from() - BEFORE_ENCRYPTION);
    }

    boolean any() {
        return !names.isEmpty();
    }

    List<String> names() {
        return names;
    }

    /// The `allow:` entry that covers every address and name of the transfer.
    Optional<CaseRules.Allowance> allowance() {
        return context.rules().allow().stream().filter(this::covers).findFirst();
    }

    private boolean covers(CaseRules.Allowance allowance) {
        boolean sources = allowance.sources().isEmpty()
                || group.internals().stream().allMatch(address -> contains(allowance.sources(), address));
        boolean destination = allowance.destinations().contains(group.externalHigh(), group.externalLow());
        boolean domain = !group.labels().isEmpty()
                && group.labels().stream()
                        .allMatch(label -> allowance.domains().stream()
                                .anyMatch(allowed -> label.equals(allowed) || label.endsWith("." + allowed)));
        return sources && (destination || domain);
    }

    private static boolean contains(Networks networks, String address) {
        long[] range = Networks.range(address);
        return networks.contains(range[0], range[1]);
    }

    /// Harmless explanations and what speaks for or against each.
    List<String> benignHypotheses() {
        List<String> hypotheses = new ArrayList<>();
        hypotheses.add(allowance()
                .map(allowance -> "expected transfer \"" + allowance.name() + "\" of case.yaml: covers it; an attacker"
                        + " could use the same destination")
                .orElse("expected transfer of case.yaml: none covers it"));
        hypotheses.add("backup, update or replication service: ask who owns " + group.external()
                + " and for the service's own record of these bytes");
        return hypotheses;
    }
}
