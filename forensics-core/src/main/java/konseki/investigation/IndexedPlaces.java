package konseki.investigation;

import java.io.Closeable;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import konseki.event.EventBuffer;
import konseki.evidence.ChunkTable;
import konseki.index.Candidates;
import konseki.ingest.PlannedMember;
import konseki.ingest.Reread;
import konseki.parse.Payloads;
import org.jspecify.annotations.Nullable;

/// Walks the candidates of all Partials in the order of members and offsets, and reads the record at each again.
/// Belongs to one thread.
final class IndexedPlaces implements Closeable {
    private final Closeable index;
    private final Payloads payloads;
    private final Map<String, Source> sources;
    private final PriorityQueue<Ranked> next =
            new PriorityQueue<>(Comparator.comparingInt(Ranked::rank).thenComparingLong(Ranked::offset));
    private @Nullable Ranked current;
    private @Nullable Reread open;
    private int openRank = -1;
    private long records;
    private long bytes;

    /// A member that the case can read again.
    ///
    /// @param rank its place in the order of members
    record Source(int rank, PlannedMember member, ChunkTable chunks) {}

    /// The candidates of one Partial, at one that belongs to a member of the case.
    private record Ranked(Candidates candidates, Source source) {
        int rank() {
            return source.rank;
        }

        long offset() {
            return candidates.offset();
        }
    }

    /// @param index   closed with this
    /// @param sources by member id
    IndexedPlaces(List<Candidates> partials, Closeable index, Map<String, Source> sources, Payloads payloads)
            throws IOException {
        this.index = index;
        this.payloads = payloads;
        this.sources = sources;
        for (Candidates candidates : partials) {
            push(candidates);
        }
    }

    private void push(Candidates candidates) throws IOException {
        while (candidates.next()) {
            Source source = sources.get(candidates.memberId());
            if (source != null) {
                next.add(new Ranked(candidates, source));
                return;
            }
        }
    }

    /// Moves to the next candidate.
    boolean next() throws IOException {
        if (current != null) {
            push(current.candidates);
        }
        current = next.poll();
        return current != null;
    }

    private Ranked current() {
        if (current == null) {
            throw new IllegalStateException("next() has not said true");
        }
        return current;
    }

    /// The event there, valid until the next call.
    EventBuffer event() throws IOException {
        records++;
        return opened().event(offset());
    }

    long offset() {
        return current().offset();
    }

    /// Of the member's file, for people.
    String name() {
        return current().source.member.member().name();
    }

    private Reread opened() throws IOException {
        Reread reread = open;
        if (reread == null || current().rank() != openRank) {
            closeMember();
            reread = new Reread(current().source.member, payloads, current().source.chunks);
            open = reread;
            openRank = current().rank();
        }
        return reread;
    }

    private void closeMember() throws IOException {
        if (open != null) {
            bytes += open.bytesRead();
            open.close();
            open = null;
        }
    }

    long records() {
        return records;
    }

    String note() {
        long read = bytes + (open == null ? 0 : open.bytesRead());
        return "re-read " + records + " records, " + Math.ceilDiv(read, 1_000_000L) + " MB";
    }

    @Override
    public void close() throws IOException {
        try (index) {
            closeMember();
        }
    }
}
