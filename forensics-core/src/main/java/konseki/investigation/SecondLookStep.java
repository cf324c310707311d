package konseki.investigation;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import konseki.event.Ignored;
import konseki.event.RejectReason;
import konseki.evidence.Chunk;
import konseki.evidence.ChunkPool;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.MemberReader;
import konseki.evidence.Reframing;
import konseki.ingest.MemberReport;
import konseki.ingest.PlannedMember;
import konseki.ingest.ScanCancelledException;
import konseki.parse.SecondLook;

/// After the pass: reads the case's numbered logs again, in evidence order, to learn what they can lend each other, and
/// then those that have records which nobody could read. What comes out is counted apart and reaches no detector.
final class SecondLookStep {
    private final List<PlannedMember> members;
    private final List<MemberReport> reports;

    /// @param members in evidence order
    SecondLookStep(List<PlannedMember> members, List<MemberReport> reports) {
        this.members = members;
        this.reports = reports;
    }

    /// Gives each record that only the second look can read.
    ///
    /// @return how many
    long run(RecoveredListener listener) throws IOException {
        Optional<SecondLook> look = members.stream()
                .flatMap(member -> member.plan().secondLook().stream())
                .findFirst();
        List<PlannedMember> wanting =
                members.stream().filter(this::hasUnreadRecords).toList();
        if (look.isEmpty() || wanting.isEmpty()) {
            return 0;
        }
        for (PlannedMember member : members) {
            if (member.plan().secondLook().isPresent()) {
                read(member, chunk -> look.get().learn(chunk.bytes(), chunk.from(), chunk.to()));
            }
        }
        long[] found = new long[1];
        for (PlannedMember member : wanting) {
            read(
                    member,
                    chunk -> look.get().recover(chunk.bytes(), chunk.from(), chunk.to(), (from, length, json) -> {
                        found[0]++;
                        long offset = chunk.offset() + (from - chunk.from());
                        listener.accept(new RecoveredRecord(
                                member.member().id() + "-" + offset,
                                member.member().name(),
                                offset,
                                length,
                                json));
                    }));
        }
        return found[0];
    }

    private boolean hasUnreadRecords(PlannedMember member) {
        return member.plan().secondLook().isPresent()
                && reports.stream()
                        .filter(report -> report.id().equals(member.member().id()))
                        .anyMatch(SecondLookStep::hasUnreadRecords);
    }

    private static boolean hasUnreadRecords(MemberReport report) {
        return report.counts().ignoredByKind().containsKey(Ignored.LEFT_OVER)
                || report.counts().rejectedByReason().containsKey(RejectReason.MISSING_VALUE)
                || report.counts().rejectedByReason().containsKey(RejectReason.MALFORMED)
                || report.counts().partial() > 0;
    }

    private interface ChunkUse {
        void accept(Chunk chunk);
    }

    private static void read(PlannedMember member, ChunkUse use) throws IOException {
        ChunkPool pool = new ChunkPool(1, ChunkPool.DEFAULT_READ_BYTES);
        Chunk chunk = borrow(pool);
        try (MemberReader reader = MemberReader.open(
                0,
                member.member(),
                member.plan().framing(),
                Reframing.NONE,
                new MemberReader.Settings(EvidenceLimits.DEFAULT, member.owned(), ChunkPool.DEFAULT_READ_BYTES))) {
            while (reader.take(chunk)) {
                if (!chunk.isCopy() && chunk.oversizeBytes() == 0) {
                    use.accept(chunk);
                }
            }
        } finally {
            pool.giveBack(chunk);
        }
    }

    private static Chunk borrow(ChunkPool pool) throws IOException {
        try {
            return pool.borrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScanCancelledException();
        }
    }
}
