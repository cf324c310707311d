package konseki.investigation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import konseki.event.Event;
import konseki.ingest.MemberEvents;
import konseki.ingest.PlannedMember;
import konseki.parse.Payloads;
import konseki.query.Predicate;
import org.jspecify.annotations.Nullable;

/// Hits found by reading the evidence from its start to its end. Memory holds the hits of one chunk.
final class ScanHits implements Hits {
    private final MemberEvents events;
    private final Iterator<PlannedMember> members;
    private final Predicate predicate;
    private final Queue<Hit> ready = new ArrayDeque<>();
    private MemberEvents.@Nullable Cursor cursor;
    private String name = "";
    private long bytes;
    private long records;

    ScanHits(List<PlannedMember> members, Payloads payloads, Predicate predicate) {
        this.events = new MemberEvents(payloads);
        this.members = members.iterator();
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
                if (!fill()) {
                    throw new NoSuchElementException();
                }
                return ready.remove();
            }
        };
    }

    /// Reads on until a hit is ready.
    private boolean fill() {
        try {
            while (ready.isEmpty()) {
                if (!readOn()) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean readOn() throws IOException {
        MemberEvents.Cursor open = cursor;
        if (open == null) {
            if (!members.hasNext()) {
                return false;
            }
            PlannedMember next = members.next();
            name = next.member().name();
            open = events.open(next, next.owned());
            cursor = open;
        }
        if (!open.nextChunk(this::accept)) {
            open.close();
            cursor = null;
        }
        return true;
    }

    private void accept(Event event) {
        records++;
        bytes += event.origin().length();
        if (predicate.test(event)) {
            ready.add(new Hit(
                    event.memberId() + "-" + event.origin().offset(),
                    event.toRecord(),
                    name,
                    event.origin().offset(),
                    event.origin().recordNumber()));
        }
    }

    @Override
    public String note() {
        return "re-read " + records + " records, " + Math.ceilDiv(bytes, 1_000_000L) + " MB";
    }

    @Override
    public void close() throws IOException {
        if (cursor != null) {
            cursor.close();
        }
    }
}
