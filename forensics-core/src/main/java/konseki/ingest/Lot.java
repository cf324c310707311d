package konseki.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import konseki.evidence.Digests;

/// Whole members that are scanned together and leave one Partial. Immutable.
///
/// @param members in (evidence key, entry) order
public record Lot(List<PlannedMember> members) {

    /// What a lot holds at most, unless one member is larger.
    public static final long TARGET_BYTES = 16L << 30;

    public Lot {
        members = List.copyOf(members);
    }

    /// Cuts members into lots in order.
    ///
    /// @param shards into how many equal parts the lots will be dealt; more shards make smaller lots, so that each gets
    ///               some if there are enough members
    static List<Lot> cut(List<PlannedMember> members, int shards) {
        long total = members.stream().mapToLong(Lot::bytes).sum();
        long target = shards == 1 ? TARGET_BYTES : Math.max(1, Math.min(TARGET_BYTES, total / (4L * shards)));
        List<Lot> lots = new ArrayList<>();
        List<PlannedMember> current = new ArrayList<>();
        long bytes = 0;
        for (PlannedMember member : members) {
            if (!current.isEmpty() && bytes + bytes(member) > target) {
                lots.add(new Lot(current));
                current = new ArrayList<>();
                bytes = 0;
            }
            current.add(member);
            bytes += bytes(member);
        }
        if (!current.isEmpty()) {
            lots.add(new Lot(current));
        }
        return lots;
    }

    /// The lot without members that a Partial holds; empty if it holds all of them.
    ///
    /// @param held identities of members
    Lot without(Set<String> held) {
        return new Lot(members.stream()
                .filter(member -> !held.contains(member.identity()))
                .toList());
    }

    private static long bytes(PlannedMember planned) {
        return planned.member().size() > 0
                ? planned.member().size()
                : planned.member().file().size();
    }

    /// The name of its Partial: a hash of what goes in.
    ///
    /// @param versions of state, schema and semantics, in one text
    String name(String versions) {
        return name(versions, members.stream().map(PlannedMember::identity).toList());
    }

    static String name(String versions, List<String> identities) {
        String text = versions + "\n" + String.join("\n", identities) + "\n";
        return Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }
}
