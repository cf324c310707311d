package konseki.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import konseki.event.EventBuffer;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.ingest.Recognizer;
import konseki.ingest.Recognizer.Choice;
import konseki.investigation.BuiltInCarriers;
import konseki.parse.Carrier;
import konseki.parse.MemberPlan;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;

/// Reads bytes in memory as a scan reads a file: by the carrier that recognises them. Belongs to one thread.
public final class MemoryReader {
    private static final String SOME_MEMBER = "0123456789abcdef-0";

    private final byte[] bytes;
    private final MemberPlan plan;
    private final RecordParser parser;
    private final EventBuffer buffer = new EventBuffer();

    private MemoryReader(byte[] bytes, MemberPlan plan, Payloads payloads) {
        this.bytes = bytes;
        this.plan = plan;
        this.parser = plan.newParser(payloads);
        buffer.startMember(SOME_MEMBER);
    }

    /// @param recognising payloads by which plain lines are recognised
    /// @param payloads    that read the records
    public static MemoryReader of(byte[] bytes, Payloads recognising, Payloads payloads) {
        Instant fileTime = Instant.parse("2023-06-06T00:00:00Z"); // of which stamps without a year take theirs
        byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, Prologue.LENGTH));
        Prologue prologue = new Prologue(head, "generated.log", bytes.length, fileTime, ReadingRules.NONE);
        return switch (new Recognizer(BuiltInCarriers.all(recognising)).choose(prologue)) {
            case Choice.Chosen(Carrier carrier, _) -> new MemoryReader(bytes, carrier.open(prologue), payloads);
            case Choice.Unknown(var reasons) -> throw new IllegalStateException("not recognised: " + reasons);
        };
    }

    /// The same payloads recognise and read.
    public static MemoryReader of(byte[] bytes, Payloads payloads) {
        return of(bytes, payloads, payloads);
    }

    /// Finds where records end, as the scan does under the member's lock.
    ///
    /// @return how many there are, a header's lines included
    long frame() {
        return plan.framing().cut(bytes, 0, bytes.length, true).records();
    }

    /// A parser before the first record; it fills [#event].
    public RecordParser start() {
        parser.start(new Chunk(bytes, 0, bytes.length, 0, 1), buffer);
        return parser;
    }

    public EventBuffer event() {
        return buffer;
    }

    /// The first lines as events that last, for benchmarks in which nothing is parsed.
    List<EventBuffer> events(int count) {
        List<EventBuffer> events = new ArrayList<>(count);
        int from = 0;
        for (int i = 0; i < count; i++) {
            int to = from;
            while (bytes[to] != '\n') {
                to++;
            }
            EventBuffer event = new EventBuffer();
            event.startMember(SOME_MEMBER);
            parser.start(new Chunk(bytes, from, to + 1, from, i + 1L), event);
            if (parser.next() != Outcome.EVENT) {
                throw new IllegalStateException("line " + (i + 1) + " is no event");
            }
            events.add(event);
            from = to + 1;
        }
        return events;
    }
}
