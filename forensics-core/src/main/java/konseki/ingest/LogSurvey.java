package konseki.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import konseki.evidence.Chunk;
import konseki.evidence.ChunkPool;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.MemberReader;
import konseki.evidence.Reframing;
import konseki.parse.NumberedUnits;

/// Looks at the first and the last record of every unit of a numbered log. Belongs to one thread.
///
/// Cost: the member is read once; two records of a unit are decoded.
final class LogSurvey {
    private final EvidenceLimits limits;
    private final ChunkPool pool = new ChunkPool(1, ChunkPool.DEFAULT_READ_BYTES);

    LogSurvey(EvidenceLimits limits) {
        this.limits = limits;
    }

    /// Digests of the logs that the first and the last whole record of a member's first bytes are of.
    static List<Long> logsInHead(PlannedMember planned, NumberedUnits units) {
        byte[] head = planned.prologue().head();
        NumberedRecords records = new NumberedRecords(planned.plan());
        List<Long> logs = new ArrayList<>();
        for (int from = 0; from < head.length; ) {
            int end = units.end(head, from, head.length);
            for (int at : new int[] {units.firstRecord(head, from, end), units.lastRecord(head, from, end)}) {
                records.at(head, from, end, at)
                        .map(NumberedRecords.Found::log)
                        .filter(log -> !logs.contains(log))
                        .ifPresent(logs::add);
            }
            from = end;
        }
        return logs;
    }

    /// @param number place of the member in the list
    List<LogStretch> stretches(PlannedMember planned, int number, NumberedUnits units) throws IOException {
        List<LogStretch> stretches = new ArrayList<>();
        NumberedRecords records = new NumberedRecords(planned.plan());
        Chunk chunk = borrow();
        try (MemberReader reader = MemberReader.open(
                0,
                planned.member(),
                planned.plan().framing(),
                Reframing.NONE,
                new MemberReader.Settings(limits, planned.owned(), ChunkPool.DEFAULT_READ_BYTES))) {
            while (reader.take(chunk)) {
                boolean skipped = chunk.isCopy() || chunk.oversizeBytes() > 0;
                for (int from = chunk.from(); !skipped && from < chunk.to(); ) {
                    int end = units.end(chunk.bytes(), from, chunk.to());
                    stretch(chunk, from, end, number, units, records).ifPresent(stretches::add);
                    from = end;
                }
            }
        } finally {
            pool.giveBack(chunk);
        }
        return stretches;
    }

    private static Optional<LogStretch> stretch(
            Chunk chunk, int from, int end, int number, NumberedUnits units, NumberedRecords records) {
        byte[] bytes = chunk.bytes();
        int first = units.firstRecord(bytes, from, end);
        int last = units.lastRecord(bytes, from, end);
        Optional<NumberedRecords.Found> begins = records.at(bytes, from, end, first);
        if (first < 0) {
            return Optional.empty();
        }
        Optional<NumberedRecords.Found> ends = records.at(bytes, from, end, last);
        boolean known = begins.isPresent()
                && ends.isPresent()
                && begins.get().log() == ends.get().log();
        return Optional.of(new LogStretch(
                number,
                chunk.offset() + (from - chunk.from()),
                end - from,
                first - from,
                last - from,
                begins.map(NumberedRecords.Found::log).orElse(0L),
                known ? begins.get().number() : 1,
                known ? ends.get().number() : 0));
    }

    private Chunk borrow() throws IOException {
        try {
            return pool.borrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScanCancelledException();
        }
    }
}
