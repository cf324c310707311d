package konseki.investigation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import konseki.event.Event;
import konseki.event.Ignored;
import konseki.event.RejectReason;
import konseki.evidence.Collection;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.Member;
import konseki.evidence.Owned;
import konseki.ingest.EventSink;
import konseki.ingest.MemberEvents;
import konseki.ingest.PlannedMember;
import konseki.ingest.RecordedInputs;
import konseki.ingest.ScanPlan;
import konseki.parse.Payloads;

/// The events of some inputs, one after another, without a case: by name of file and entry, then in the file's order.
/// Copies are not left out.
final class EventStream {
    private final Setup setup;

    EventStream(Setup setup) {
        this.setup = setup;
    }

    /// Tells the listener from which member it is.
    private record Told(EventListener listener, Member member) implements EventSink {

        @Override
        public void accept(Event event) throws IOException {
            listener.accept(event, member);
        }

        @Override
        public void rejected(long record, RejectReason reason, int column) {
            listener.noEvent(record, reason.jsonName() + " at byte " + column, member);
        }

        @Override
        public void ignored(long record, Ignored why) {
            listener.noEvent(record, why.jsonName(), member);
        }
    }

    void forEach(List<Path> inputs, EventListener listener) throws IOException {
        Collection collection = Collection.of(inputs, setup.directory().root(), EvidenceLimits.DEFAULT);
        ScanPlan plan = new ScanStep(setup).plan(collection, RecordedInputs.NONE);
        List<PlannedMember> byName = plan.members().stream()
                .sorted(Comparator.comparing((PlannedMember planned) ->
                                planned.member().file().name())
                        .thenComparing(planned -> planned.member().entry(), Member::compareEntries))
                .toList();
        MemberEvents events = MemberEvents.withRecovered(new Payloads(setup.payloads()));
        for (PlannedMember planned : byName) {
            events.read(planned.whole(), Owned.ALL, new Told(listener, planned.member()));
        }
    }
}
