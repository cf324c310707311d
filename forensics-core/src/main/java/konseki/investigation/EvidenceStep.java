package konseki.investigation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import konseki.finding.EvidenceSummary;
import konseki.ingest.Manifest;
import konseki.ingest.MemberReport;

/// The evidence as the finding names it: by SHA-256 and entry, never by name or path.
final class EvidenceStep {

    private EvidenceStep() {}

    static EvidenceSummary summary(Manifest manifest, RunFile run) {
        long files = manifest.members().stream()
                .map(MemberReport::fileSha256)
                .distinct()
                .count();
        List<EvidenceSummary.Member> members = new ArrayList<>();
        long events = 0;
        long recovered = 0;
        long rejected = 0;
        long ignored = 0;
        for (MemberReport member : manifest.members()) {
            MemberReport.Counts counts = member.counts();
            events += counts.events();
            recovered += counts.recovered();
            rejected += counts.rejectedTotal();
            ignored += counts.ignoredTotal();
            members.add(new EvidenceSummary.Member(
                    member.memberSha256(),
                    member.entry(),
                    member.size(),
                    member.format(),
                    counts.records(),
                    counts.events(),
                    counts.recovered(),
                    counts.rejectedTotal(),
                    counts.ignoredTotal(),
                    counts.times()));
        }
        return new EvidenceSummary(
                manifest.root(),
                files,
                manifest.bytes(),
                manifest.records(),
                events,
                recovered,
                rejected,
                ignored,
                members,
                unread(run));
    }

    /// By sum, size and reason: what a file was called stands in run.json.
    private static List<EvidenceSummary.Unread> unread(RunFile run) {
        return run.unread().stream()
                .map(file -> new EvidenceSummary.Unread(
                        file.sha256(),
                        "0",
                        file.size() < 0 ? OptionalLong.empty() : OptionalLong.of(file.size()),
                        file.reason()))
                .sorted(java.util.Comparator.comparing(EvidenceSummary.Unread::reason)
                        .thenComparingLong(file -> file.bytes().orElse(-1))
                        .thenComparing(EvidenceSummary.Unread::sha256))
                .toList();
    }
}
