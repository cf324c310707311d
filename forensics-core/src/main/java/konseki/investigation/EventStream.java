package konseki.investigation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import konseki.event.Event;
import konseki.event.EventBuffer;
import konseki.evidence.Chunk;
import konseki.evidence.ChunkPool;
import konseki.evidence.Collection;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.Member;
import konseki.evidence.MemberReader;
import konseki.evidence.Owned;
import konseki.evidence.Reframing;
import konseki.ingest.PlannedMember;
import konseki.ingest.RecordedInputs;
import konseki.ingest.ScanPlan;
import konseki.parse.MemberPlan;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;

/// The events of some inputs, one after another, without a case: by name of file and entry, then in the file's order.
/// Copies are not left out. Belongs to one thread.
final class EventStream {
    private final Setup setup;
    private final EventBuffer buffer = new EventBuffer();

    EventStream(Setup setup) {
        this.setup = setup;
    }

    /// Hears of every event and its member.
    interface Listener {
        /// @param event valid during this call only
        void accept(Event event, Member member) throws IOException;
    }

    void forEach(List<Path> inputs, Listener listener) throws IOException {
        Collection collection = Collection.of(inputs, setup.directory().root(), EvidenceLimits.DEFAULT);
        ScanPlan plan = new ScanStep(setup).plan(collection, RecordedInputs.NONE);
        List<PlannedMember> byName = plan.members().stream()
                .sorted(Comparator.comparing((PlannedMember planned) -> planned.member().file().name())
                        .thenComparing(planned -> planned.member().entry(), Member::compareEntries))
                .toList();
        for (PlannedMember planned : byName) {
            read(planned, listener);
        }
    }

    private void read(PlannedMember planned, Listener listener) throws IOException {
        Payloads payloads = new Payloads(setup.payloads());
        CurrentPlan current = new CurrentPlan(planned, payloads);
        buffer.startMember(planned.member().id());
        try (MemberReader reader = MemberReader.open(
                0,
                planned.member(),
                planned.plan().framing(),
                current,
                new MemberReader.Settings(EvidenceLimits.DEFAULT, Owned.ALL, ChunkPool.DEFAULT_READ_BYTES))) {
            ChunkPool pool = new ChunkPool(1, ChunkPool.DEFAULT_READ_BYTES);
            Chunk chunk = pool.borrow();
            while (reader.take(chunk)) {
                if (chunk.oversizeBytes() == 0) {
                    parse(chunk, current.parser(), planned.member(), listener);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void parse(Chunk chunk, RecordParser parser, Member member, Listener listener) throws IOException {
        parser.start(chunk, buffer);
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            if (outcome == Outcome.EVENT) {
                listener.accept(buffer, member);
            }
        }
    }

    /// The plan in force while one thread reads a member from start to end.
    private static final class CurrentPlan implements Reframing {
        private final PlannedMember planned;
        private final Payloads payloads;
        private RecordParser parser;

        CurrentPlan(PlannedMember planned, Payloads payloads) {
            this.planned = planned;
            this.payloads = payloads;
            this.parser = planned.plan().newParser(payloads);
        }

        RecordParser parser() {
            return parser;
        }

        @Override
        public konseki.evidence.Framing restart(byte[] head, long offset) {
            MemberPlan plan = planned.carrier().open(planned.prologue().from(head));
            parser = plan.newParser(payloads);
            return plan.framing();
        }
    }
}
