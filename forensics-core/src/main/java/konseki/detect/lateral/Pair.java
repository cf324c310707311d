package konseki.detect.lateral;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.finding.TimeRange;

/// All evidence between two machines, by account and way. Filled by [Movements], then read only.
final class Pair {
    private final String from;
    private final String to;
    private final NavigableMap<String, Map<Way, Evidence>> byAccount = new TreeMap<>();

    Pair(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /// @param first of what came after the baseline
    record Sums(long before, long after, long first, long last) {
        Sums and(Sums other) {
            return new Sums(
                    before + other.before,
                    after + other.after,
                    Math.min(first, other.first),
                    Math.max(last, other.last));
        }
    }

    /// One way of one account.
    static final class Evidence {
        private Sums sums = new Sums(0, 0, Long.MAX_VALUE, Long.MIN_VALUE);
        private final Set<String> sources = new TreeSet<>();
        private final Set<String> targets = new TreeSet<>();

        boolean isAfter() {
            return sums.after() > 0;
        }

        boolean isBefore() {
            return sums.before() > 0;
        }

        /// After the baseline.
        TimeRange when() {
            return new TimeRange(sums.first(), sums.last());
        }

        /// As written, of what came after the baseline.
        Set<String> sources() {
            return sources;
        }

        Set<String> targets() {
            return targets;
        }
    }

    boolean isOf(String otherFrom, String otherTo) {
        return from.equals(otherFrom) && to.equals(otherTo);
    }

    void add(String account, Way way, String source, String target, Sums sums) {
        Evidence evidence = byAccount
                .computeIfAbsent(account, k -> new EnumMap<>(Way.class))
                .computeIfAbsent(way, k -> new Evidence());
        evidence.sums = evidence.sums.and(sums);
        if (sums.after() > 0) {
            evidence.sources.add(source);
            evidence.targets.add(target);
        }
    }

    /// Leaves out what the source asked for, if an account is known for whom the target tells more.
    void dropCommandsThatTheTargetTells() {
        boolean told = byAccount.entrySet().stream()
                .anyMatch(entry -> !entry.getKey().isEmpty()
                        && entry.getValue().entrySet().stream()
                                .anyMatch(way -> way.getKey().isOwnEvidence()
                                        && way.getValue().isAfter()));
        Map<Way, Evidence> nameless = byAccount.get("");
        if (told && nameless != null) {
            nameless.keySet().removeIf(Way::isCommand);
            if (nameless.isEmpty()) {
                byAccount.remove("");
            }
        }
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }

    boolean isAfterBaseline() {
        return byAccount.values().stream()
                .flatMap(ways -> ways.values().stream())
                .anyMatch(Evidence::isAfter);
    }

    /// Accounts in the order of their names; the empty one stands for evidence that names none.
    List<String> accounts() {
        return new ArrayList<>(byAccount.keySet());
    }

    Map<Way, Evidence> ways(String account) {
        return byAccount.getOrDefault(account, Map.of());
    }

    /// Whether nothing before the end of the baseline connects the two by that account.
    boolean isNew(String account) {
        return ways(account).values().stream().noneMatch(Evidence::isBefore);
    }
}
