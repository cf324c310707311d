package konseki.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.Owned;
import konseki.evidence.SharedPrefix;

/// Finds members that are copies or earlier collections of each other, so that each record counts once.
///
/// Members whose first 64 KiB are equal, or all of the shorter, are compared until they differ. A member that is a
/// whole prefix of another owns its complete records; where two differ later, the lower id owns what they share. The
/// other is scanned from the end of the last complete record that they share. A last line that the shorter has in part
/// belongs to the longer, which has it whole. Members under [#SHORTEST] bytes are not looked at.
final class CopyPlanner {
    /// Below that, equal bytes prove nothing: a header line, an empty export.
    private static final int SHORTEST = 64;
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private final EvidenceLimits limits;

    CopyPlanner(EvidenceLimits limits) {
        this.limits = limits;
    }

    /// The members with [PlannedMember#owned] set; same order.
    List<PlannedMember> plan(List<PlannedMember> members) throws IOException {
        List<PlannedMember> planned = new ArrayList<>(members);
        for (List<Integer> group : candidates(members).values()) {
            for (int i = 0; i < group.size(); i++) {
                for (int k = i + 1; k < group.size(); k++) {
                    compare(planned, group.get(i), group.get(k));
                }
            }
        }
        return planned;
    }

    private void compare(List<PlannedMember> planned, int first, int second) throws IOException {
        PlannedMember a = planned.get(first);
        PlannedMember b = planned.get(second);
        if (a.carrier() != b.carrier()) {
            return; // case.yaml reads them as different things
        }
        SharedPrefix.Result shared =
                SharedPrefix.of(a.member(), b.member(), a.plan().framing(), limits);
        if (shared.records() == 0) {
            return;
        }
        boolean firstOwns = switch (shared.end()) {
            case FIRST_ENDS -> true;
            case SECOND_ENDS -> false;
            case BOTH_END, DIFFER -> a.member().compareTo(b.member()) < 0;
        };
        int later = firstOwns ? second : first;
        PlannedMember copy = planned.get(later);
        planned.set(
                later,
                copy.owning(new Owned(
                        Math.max(copy.owned().from(), shared.length()),
                        copy.owned().to())));
        if (shared.isTorn()) {
            int earlier = firstOwns ? first : second;
            PlannedMember owner = planned.get(earlier);
            planned.set(earlier, owner.owning(new Owned(owner.owned().from(), shared.length())));
        }
    }

    /// Groups of members that begin alike, by position in the list.
    private Map<Long, List<Integer>> candidates(List<PlannedMember> members) throws IOException {
        TreeSet<Integer> lengths = new TreeSet<>();
        for (PlannedMember member : members) {
            lengths.add(member.prologue().head().length);
        }
        lengths.removeIf(length -> length < SHORTEST);
        Map<Long, List<Integer>> byPrefix = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            byte[] head = members.get(i).prologue().head();
            if (head.length >= SHORTEST) {
                byPrefix.computeIfAbsent(hash(head, head.length), k -> new ArrayList<>())
                        .add(i);
            }
        }
        for (int i = 0; i < members.size(); i++) {
            joinShorter(members.get(i).prologue().head(), i, lengths, byPrefix);
        }
        byPrefix.values().removeIf(group -> group.size() < 2);
        return new TreeMap<>(byPrefix);
    }

    /// Adds member `i` to the groups of members that are, by hash, a prefix of it.
    private static void joinShorter(byte[] head, int i, SortedSet<Integer> lengths, Map<Long, List<Integer>> byPrefix) {
        long hash = 0;
        int at = 0;
        for (int length : lengths.headSet(head.length)) {
            for (; at < length; at++) {
                hash = hash * MULTIPLIER + head[at] + 1;
            }
            List<Integer> group = byPrefix.get(hash ^ length);
            if (group != null) {
                group.add(i);
            }
        }
    }

    private static long hash(byte[] head, int length) {
        long hash = 0;
        for (int i = 0; i < length; i++) {
            hash = hash * MULTIPLIER + head[i] + 1;
        }
        return hash ^ length;
    }
}
