package konseki.investigation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import konseki.evidence.ChunkTable;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;

/// Which files of the evidence are not those that were scanned, and from which byte on they may differ: manifest and
/// finding never name files, so a difference there alone would leave the reader looking.
final class ChangedEvidence {

    private ChangedEvidence() {}

    /// @param kept  of the case
    /// @param again of a second scan of the same members
    static List<VerifyResult.Difference> between(List<Partial> kept, List<Partial> again) {
        Map<String, Scanned> before = new HashMap<>();
        members(kept).forEach(member -> before.put(member.report().id(), member));
        List<VerifyResult.Difference> differences = new ArrayList<>();
        for (Scanned now : members(again)) {
            Scanned then = before.get(now.report().id());
            if (then != null && !isSame(then.report(), now.report())) {
                differences.add(difference(then, now));
            }
        }
        return differences;
    }

    private record Scanned(MemberReport report, ChunkTable chunks) {}

    private static List<Scanned> members(List<Partial> partials) {
        List<Scanned> members = new ArrayList<>();
        for (Partial partial : partials) {
            for (int m = 0; m < partial.members().size(); m++) {
                members.add(new Scanned(partial.members().get(m), partial.chunks(m)));
            }
        }
        return members;
    }

    private static boolean isSame(MemberReport then, MemberReport now) {
        return then.memberSha256().equals(now.memberSha256())
                && then.fileSha256().equals(now.fileSha256());
    }

    private static VerifyResult.Difference difference(Scanned then, Scanned now) {
        MemberReport member = now.report();
        boolean inside = !then.report().memberSha256().equals(member.memberSha256());
        String damage = member.damage().isEmpty() ? "" : "; " + member.damage();
        return new VerifyResult.Difference(
                member.name() + (inside ? "@" + firstDifference(then.chunks(), now.chunks()) : ""),
                "the evidence was changed: SHA-256 is " + (inside ? member.memberSha256() : member.fileSha256())
                        + ", was "
                        + (inside ? then.report().memberSha256() : then.report().fileSha256()) + damage);
    }

    /// Start of the first chunk that differs; 0 where the two scans cut the member into other chunks.
    private static long firstDifference(ChunkTable then, ChunkTable now) {
        for (int chunk = 0; chunk < Math.min(then.size(), now.size()); chunk++) {
            if (then.crc32c(chunk) != now.crc32c(chunk) || then.length(chunk) != now.length(chunk)) {
                return then.offset(chunk);
            }
        }
        return 0;
    }
}
