package konseki.parse.evtx;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import konseki.evidence.CopiedPlaces;
import konseki.evidence.Prologue;
import konseki.parse.Carrier;
import konseki.parse.MemberPlan;
import konseki.parse.Recognition;

/// Windows event logs as Windows keeps them, since Vista: `.evtx`.
///
/// Keeps readers that are not at work, for the templates that they know: a folder may hold thousands of small logs.
public final class EvtxCarrier implements Carrier {
    private final Queue<RecordFields> idle = new ConcurrentLinkedQueue<>();

    /// One is enough.
    public EvtxCarrier() {}

    @Override
    public String name() {
        return "evtx";
    }

    /// Certainty 100 of a file that begins as one, 90 of one whose header is lost but whose first chunk is not.
    @Override
    public Recognition recognise(Prologue prologue) {
        byte[] head = prologue.head();
        if (Unit.isFileHeader(head, 0, head.length)) {
            return new Recognition.Yes(100);
        }
        int afterHeader = Unit.HEADER_BYTES;
        boolean chunk = head.length >= Unit.CHUNK_HEADER_BYTES && Unit.isChunkHeader(head, 0)
                || head.length >= afterHeader + Unit.CHUNK_HEADER_BYTES && Unit.isChunkHeader(head, afterHeader);
        return chunk ? new Recognition.Yes(90) : new Recognition.No("no event log: neither its header nor a chunk", 0);
    }

    @Override
    public MemberPlan open(Prologue prologue) {
        return new EvtxPlan(idle, CopiedPlaces.NONE);
    }
}
