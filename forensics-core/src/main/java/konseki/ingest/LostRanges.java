package konseki.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import konseki.coverage.Ledger;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.RejectReason;
import konseki.evidence.Chunk;
import konseki.evidence.ChunkPool;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.MemberReader;
import konseki.evidence.Reframing;
import konseki.parse.NumberedUnits;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;

/// Goes through a numbered log of which something was rejected once more, in order, and keeps what stands on either
/// side of each damaged place. Belongs to one thread.
///
/// Workers see chunks in any order and cannot know their neighbours; a log without damage never comes here.
final class LostRanges {
    private static final int FIRST_CHUNK = 4096;
    private static final int CHUNK_BYTES = 65_536;

    private final PlannedMember planned;
    private final NumberedUnits units;
    private final EventBuffer buffer = new EventBuffer();
    private final RecordParser parser;
    private final List<LostRange> ranges = new ArrayList<>();

    private boolean open;
    private long from;
    private long to;
    private long rejected;
    private RejectReason reason = RejectReason.DAMAGED;
    private Neighbour before = Neighbour.NONE;

    private record Neighbour(long number, long time, String host, String channel) {
        static final Neighbour NONE = new Neighbour(-1, LostRange.UNKNOWN, "", "");
    }

    private LostRanges(PlannedMember planned, NumberedUnits units, Payloads payloads) {
        this.planned = planned;
        this.units = units;
        this.parser = planned.whole().plan().newParser(payloads);
        buffer.startMember(planned.member().id());
    }

    static List<LostRange> of(PlannedMember planned, Payloads payloads, EvidenceLimits limits) throws IOException {
        NumberedUnits units = planned.plan().numberedUnits().orElseThrow();
        return new LostRanges(planned, units, payloads).read(limits);
    }

    private List<LostRange> read(EvidenceLimits limits) throws IOException {
        ChunkPool pool = new ChunkPool(1, ChunkPool.DEFAULT_READ_BYTES);
        Chunk chunk = borrow(pool);
        try (MemberReader reader = MemberReader.open(
                0,
                planned.member(),
                planned.plan().framing(),
                Reframing.NONE,
                new MemberReader.Settings(limits, planned.owned(), ChunkPool.DEFAULT_READ_BYTES))) {
            while (reader.take(chunk)) {
                if (!chunk.isCopy() && chunk.oversizeBytes() == 0) {
                    read(chunk);
                }
            }
        } finally {
            pool.giveBack(chunk);
        }
        close(Neighbour.NONE);
        return ranges;
    }

    private void read(Chunk chunk) {
        parser.start(chunk, buffer);
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            long offset = buffer.origin().offset();
            if (outcome == Outcome.REJECTED
                    && !units.isHeader(chunk.bytes(), chunk.from() + (int) (offset - chunk.offset()))) {
                lose(offset, offset + buffer.origin().length());
            } else if (outcome == Outcome.EVENT
                    && !buffer.has(Field.EVENT_RECOVERED)
                    && buffer.has(Field.EVENT_SEQUENCE)) {
                Neighbour here = neighbour();
                close(here);
                before = here;
            }
        }
    }

    private Neighbour neighbour() {
        return new Neighbour(
                buffer.number(Field.EVENT_SEQUENCE),
                buffer.has(Field.TIMESTAMP) ? buffer.number(Field.TIMESTAMP) : LostRange.UNKNOWN,
                buffer.folded(Field.HOST_NAME).toString(),
                channel());
    }

    private String channel() {
        return Ledger.channel(buffer).toString();
    }

    private void lose(long first, long end) {
        if (!open) {
            open = true;
            from = first;
            rejected = 0;
            reason = buffer.rejectReason();
        }
        to = end;
        rejected++;
    }

    private void close(Neighbour after) {
        if (!open) {
            return;
        }
        open = false;
        Neighbour known = before.number >= 0 ? before : after;
        boolean sameLog = before.number < 0
                || after.number < 0
                || before.host.equals(after.host) && before.channel.equals(after.channel);
        LostRange range = new LostRange(
                from,
                to,
                Math.max(0, from - FIRST_CHUNK) / CHUNK_BYTES,
                reason,
                rejected,
                before.number,
                after.number,
                before.time,
                after.time,
                sameLog ? known.host : "",
                sameLog ? known.channel : "");
        ranges.add(ranges.size() == LostRange.MOST ? ranges.removeLast().upTo(range) : range);
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
