package konseki.detect.encryption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import konseki.detect.SignalKind;
import konseki.event.Timestamp;

/// In which order machines were hit: by the half minute of the first burst, or where files were not logged by what
/// people noted. Immutable.
final class Onset {
    private final List<First> order;
    private final EncryptionRules rules;

    private record First(String asset, long at, boolean declared) {
        long half() {
            return Math.floorDiv(at, FileTables.HALF);
        }
    }

    private Onset(List<First> order, EncryptionRules rules) {
        this.order = order;
        this.rules = rules;
    }

    static Onset of(SortedMap<String, List<HostFinding>> byAsset, EncryptionRules rules) {
        Map<String, First> firsts = new TreeMap<>();
        byAsset.forEach((asset, findings) -> {
            for (HostFinding finding : findings) {
                boolean declared = finding.kind() == SignalKind.DECLARED_ENCRYPTION;
                if (declared || isBurst(finding.kind())) {
                    First next = new First(asset, finding.when().from(), declared);
                    firsts.merge(asset, next, Onset::earlierAndBetter);
                }
            }
        });
        List<First> order = new ArrayList<>(firsts.values());
        order.sort(Comparator.comparingLong(First::half).thenComparing(First::asset));
        return new Onset(order, rules);
    }

    private static First earlierAndBetter(First a, First b) {
        if (a.declared() != b.declared()) {
            return a.declared() ? b : a;
        }
        return b.at() < a.at() ? b : a;
    }

    private static boolean isBurst(SignalKind kind) {
        return switch (kind) {
            case FILE_RATE, EXTENSION_COLLAPSE, RANSOM_NOTE, SMB_MASS_WRITE -> true;
            default -> false;
        };
    }

    /// Whether enough machines were hit within a short time, this one among them.
    boolean isTogether(String asset) {
        return order.stream()
                .filter(first -> first.asset().equals(asset))
                .anyMatch(own -> order.stream()
                                .filter(first -> Math.abs(first.at() - own.at()) <= rules.onsetNanos())
                                .count()
                        >= rules.onsetHosts());
    }

    void addFacts(String asset, SortedMap<String, String> facts) {
        for (First own : order) {
            if (own.asset().equals(asset)) {
                long before = order.stream()
                        .filter(first -> first.half() < own.half())
                        .count();
                long same = order.stream()
                        .filter(first -> first.half() == own.half())
                        .count();
                String tie = same > 1 ? ", order among " + same + " not determinable" : "";
                facts.put("onset", Timestamp.format(own.at()) + (own.declared() ? " (as people noted)" : ""));
                facts.put("onset-place", before + 1 + " of " + order.size() + tie);
            }
        }
    }
}
