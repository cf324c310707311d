package konseki.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import konseki.detect.Observer;
import konseki.detect.WorkerState;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Ignored;
import konseki.event.Origin;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.evidence.Chunk;
import konseki.evidence.MemberReader;
import konseki.parse.MemberPlan;
import konseki.parse.Outcome;
import konseki.parse.RecordParser;

/// One worker of a pass. Takes a chunk, and record by record parses it into its own buffer and hands the event to its
/// own tables and index writer before it reads the next: no queue and no object in between. Belongs to one thread.
final class PassWorker implements Callable<PassWorker> {
    private final LotPass pass;
    private final Observer[] observers;
    private final WorkerState[] states;
    private final long stateBudgetBytes;
    private final WorkerState rejects;
    private final EventSink sink;
    private final EventBuffer buffer = new EventBuffer();
    private final MemberCounts[] counts;
    private int currentMember = -1;
    private boolean useRecovered;
    private Optional<MemberPlan> currentPlan = Optional.empty();
    private Optional<RecordParser> currentParser = Optional.empty();

    /// @param stateBudgetBytes memory that `states` may take together
    PassWorker(LotPass pass, List<WorkerState> states, long stateBudgetBytes, WorkerState rejects, EventSink sink) {
        this.pass = pass;
        this.stateBudgetBytes = stateBudgetBytes;
        this.observers = pass.observers().toArray(Observer[]::new);
        this.states = states.toArray(WorkerState[]::new);
        this.rejects = rejects;
        this.sink = sink;
        this.counts = new MemberCounts[pass.members()];
    }

    @Override
    public PassWorker call() throws IOException, InterruptedException {
        for (Optional<MemberReader> next = pass.readers().next();
                next.isPresent();
                next = pass.readers().next()) {
            read(next.get());
        }
        return this;
    }

    private void read(MemberReader reader) throws IOException, InterruptedException {
        while (true) {
            pass.checkNotCancelled();
            Chunk chunk = pass.pool().borrow();
            try {
                if (!reader.take(chunk)) {
                    pass.memberEnded(reader);
                    return;
                }
                parse(chunk);
            } finally {
                pass.pool().giveBack(chunk);
            }
            pass.progress(chunk.length(), chunk.member());
            spillIfOverBudget();
        }
    }

    private void parse(Chunk chunk) throws IOException {
        if (chunk.isCopy()) {
            countsOf(chunk.member()).ignored(Ignored.COPY, chunk.records());
            return;
        }
        if (chunk.oversizeBytes() > 0) {
            rejectOversize(chunk);
            return;
        }
        RecordParser parser = parserOf(chunk);
        parser.start(chunk, buffer);
        MemberCounts members = countsOf(chunk.member());
        long records = 0;
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            records++;
            switch (outcome) {
                case EVENT -> accept(members);
                case REJECTED -> reject(members, chunk);
                case IGNORED -> members.ignored(buffer.ignored(), 1);
                case END -> throw new AssertionError("left the loop");
            }
        }
        if (records != chunk.records()) {
            throw new IllegalStateException(pass.name(chunk.member()) + " @" + chunk.offset() + ": the framing counted "
                    + chunk.records() + " records, the parser found " + records + ". This is a defect of Konseki");
        }
    }

    private void accept(MemberCounts members) throws IOException {
        members.event(buffer);
        if (buffer.has(Field.EVENT_RECOVERED) && !useRecovered) {
            return;
        }
        for (int i = 0; i < observers.length; i++) {
            observers[i].observe(buffer, states[i]);
        }
        sink.accept(buffer);
    }

    private void reject(MemberCounts members, Chunk chunk) {
        Origin origin = buffer.origin();
        long before = members.rejected(buffer.rejectReason());
        if (before < Rejects.MAX_PLACES) {
            int start = chunk.from() + (int) (origin.offset() - chunk.offset());
            Slice copy = Slice.of(chunk.bytes(), start, Math.min(origin.length(), konseki.detect.Row.MAX_TEXT));
            Rejects.Place place = new Rejects.Place(
                    chunk.member(),
                    buffer.rejectReason(),
                    origin.offset(),
                    origin.length(),
                    origin.recordNumber(),
                    buffer.rejectColumn());
            Rejects.add(rejects.row(Rejects.TABLE), place, before, copy);
        }
    }

    private void rejectOversize(Chunk chunk) {
        long before = countsOf(chunk.member()).rejected(RejectReason.TOO_LONG);
        Rejects.Place place = new Rejects.Place(
                chunk.member(),
                RejectReason.TOO_LONG,
                chunk.offset(),
                chunk.oversizeBytes(),
                chunk.firstRecord(),
                konseki.parse.ParseLimits.MAX_RECORD_BYTES);
        Slice copy = Slice.of(chunk.bytes(), chunk.from(), konseki.detect.Row.MAX_TEXT);
        Rejects.add(rejects.row(Rejects.TABLE), place, before, copy);
    }

    private RecordParser parserOf(Chunk chunk) {
        if (chunk.member() != currentMember) {
            currentMember = chunk.member();
            buffer.startMember(pass.id(currentMember));
            useRecovered = pass.readers().member(currentMember).planned().usesRecovered();
            currentPlan = Optional.empty();
        }
        MemberPlan plan = pass.readers().member(currentMember).plan(chunk.plan());
        if (currentPlan.isEmpty() || currentPlan.get() != plan || currentParser.isEmpty()) {
            currentPlan = Optional.of(plan);
            currentParser = Optional.of(plan.newParser(pass.payloads()));
        }
        return currentParser.get();
    }

    private MemberCounts countsOf(int member) {
        if (counts[member] == null) {
            counts[member] = new MemberCounts();
        }
        return counts[member];
    }

    /// One budget for all: most logs feed one detector, and a share that another one does not use is no reason to
    /// write.
    private void spillIfOverBudget() throws IOException {
        long held = 0;
        WorkerState largest = rejects;
        for (WorkerState state : states) {
            held += state.bytesHeld();
            largest = state.bytesHeld() > largest.bytesHeld() || largest == rejects ? state : largest;
        }
        if (held > stateBudgetBytes) {
            largest.spill();
        }
        rejects.spillIfOverBudget();
    }

    /// What this worker counted of a member, if it read of it at all.
    Optional<MemberCounts> counts(int member) {
        return Optional.ofNullable(counts[member]);
    }

    List<WorkerState> states() {
        return List.of(states);
    }

    WorkerState rejects() {
        return rejects;
    }
}
