package konseki.investigation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import konseki.event.EventBuffer;
import konseki.evidence.ChunkTable;
import konseki.ingest.PlannedMember;
import konseki.ingest.Reread;
import konseki.parse.Payloads;
import konseki.query.Predicate;
import org.jspecify.annotations.Nullable;

/// Hits whose places the index narrowed down: each candidate is read again from the evidence, which decides.
final class IndexedHits implements Hits {
    private final Iterator<Places> members;
    private final Payloads payloads;
    private final Predicate predicate;
    private @Nullable Reread open;
    private String name = "";
    private long[] offsets = {};
    private int next;
    private @Nullable Hit ready;
    private long records;
    private long bytes;

    /// Where candidates of one member are.
    ///
    /// @param offsets ascending
    record Places(PlannedMember member, ChunkTable chunks, long[] offsets) {}

    /// @param members in order
    IndexedHits(List<Places> members, Payloads payloads, Predicate predicate) {
        this.members = members.iterator();
        this.payloads = payloads;
        this.predicate = predicate;
    }

    @Override
    public Iterator<Hit> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return fill();
            }

            @Override
            public Hit next() {
                Hit hit = fill() ? ready : null;
                if (hit == null) {
                    throw new NoSuchElementException();
                }
                ready = null;
                return hit;
            }
        };
    }

    private boolean fill() {
        try {
            while (ready == null) {
                Reread reread = open;
                if (reread == null || next == offsets.length) {
                    if (!openNext()) {
                        return false;
                    }
                } else {
                    look(reread, offsets[next++]);
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean openNext() throws IOException {
        close();
        if (!members.hasNext()) {
            return false;
        }
        Places places = members.next();
        name = places.member().member().name();
        offsets = places.offsets();
        next = 0;
        open = new Reread(places.member(), payloads, places.chunks());
        return true;
    }

    private void look(Reread reread, long offset) throws IOException {
        EventBuffer event = reread.event(offset);
        records++;
        if (predicate.test(event)) {
            ready = new Hit(
                    event.memberId() + "-" + offset,
                    event.toRecord(),
                    name,
                    offset,
                    event.origin().recordNumber());
        }
    }

    @Override
    public String note() {
        return "re-read " + records + " records, " + Math.ceilDiv(bytes, 1_000_000L) + " MB";
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            bytes += open.bytesRead();
            open.close();
            open = null;
        }
    }
}
