package konseki.ingest;

import java.io.Closeable;
import java.io.IOException;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.evidence.Chunk;
import konseki.evidence.ChunkPool;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.Framing;
import konseki.evidence.MemberReader;
import konseki.evidence.Owned;
import konseki.evidence.Reframing;
import konseki.parse.MemberPlan;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;

/// The events of one member after another, in the member's order, read by one thread: for pipes, and for a second pass
/// that answers queries without an index. Belongs to one thread.
public final class MemberEvents {
    private final Payloads payloads;
    private final boolean allRecovered;
    private final EventBuffer buffer = new EventBuffer();
    private final ChunkPool pool = new ChunkPool(1, ChunkPool.DEFAULT_READ_BYTES);

    /// Recovered records take part where case.yaml says so of their file, as in the pass.
    public MemberEvents(Payloads payloads) {
        this(payloads, false);
    }

    private MemberEvents(Payloads payloads, boolean allRecovered) {
        this.payloads = payloads;
        this.allRecovered = allRecovered;
    }

    /// Recovered records of all files, marked as such.
    public static MemberEvents withRecovered(Payloads payloads) {
        return new MemberEvents(payloads, true);
    }

    /// Gives every event of the member's owned bytes to `sink`.
    ///
    /// @param owned [Owned#ALL] to read copies too
    public void read(PlannedMember planned, Owned owned, EventSink sink) throws IOException {
        try (Cursor cursor = open(planned, owned)) {
            while (cursor.nextChunk(sink)) {
                // the sink has what the chunk held
            }
        }
    }

    /// The same, chunk by chunk; one cursor is open at a time.
    public Cursor open(PlannedMember planned, Owned owned) throws IOException {
        return new Cursor(planned, owned);
    }

    /// Where the reading of one member stands. Close it.
    public final class Cursor implements Closeable {
        private final CurrentPlan current;
        private final MemberReader reader;
        private final Chunk chunk;
        private final boolean recovered;

        private Cursor(PlannedMember planned, Owned owned) throws IOException {
            current = new CurrentPlan(planned, payloads);
            reader = MemberReader.open(
                    0,
                    planned.member(),
                    planned.plan().framing(),
                    current,
                    new MemberReader.Settings(EvidenceLimits.DEFAULT, owned, ChunkPool.DEFAULT_READ_BYTES));
            recovered = allRecovered || planned.usesRecovered();
            chunk = borrow();
            buffer.startMember(planned.member().id());
        }

        /// Gives the events of the next chunk to `sink`.
        ///
        /// @return false if the member is at its end
        public boolean nextChunk(EventSink sink) throws IOException {
            if (!reader.take(chunk)) {
                return false;
            }
            if (chunk.oversizeBytes() == 0 && !chunk.isCopy()) {
                parse(chunk, current.parser, recovered, sink);
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            pool.giveBack(chunk);
            reader.close();
        }
    }

    private Chunk borrow() throws IOException {
        try {
            return pool.borrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScanCancelledException();
        }
    }

    private void parse(Chunk chunk, RecordParser parser, boolean recovered, EventSink sink) throws IOException {
        parser.start(chunk, buffer);
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            switch (outcome) {
                case EVENT -> {
                    if (recovered || !buffer.has(Field.EVENT_RECOVERED)) {
                        sink.accept(buffer);
                    }
                }
                case REJECTED ->
                    sink.rejected(buffer.origin().recordNumber(), buffer.rejectReason(), buffer.rejectColumn());
                case IGNORED -> sink.ignored(buffer.origin().recordNumber(), buffer.ignored());
                case END -> throw new AssertionError("left the loop");
            }
        }
    }

    /// The plan in force while the member is read from start to end.
    private static final class CurrentPlan implements Reframing {
        private final PlannedMember planned;
        private final Payloads payloads;
        private RecordParser parser;

        CurrentPlan(PlannedMember planned, Payloads payloads) {
            this.planned = planned;
            this.payloads = payloads;
            this.parser = planned.plan().newParser(payloads);
        }

        @Override
        public Framing restart(byte[] head, long offset) {
            MemberPlan plan = planned.carrier().open(planned.prologue().from(head));
            parser = plan.newParser(payloads);
            return plan.framing();
        }
    }
}
