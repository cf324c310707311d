package konseki.parse.evtx;

import java.util.Map;
import java.util.Queue;
import konseki.evidence.Framing;
import konseki.parse.MemberPlan;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;

/// How an `.evtx` file is read: there is nothing to infer.
final class EvtxPlan implements MemberPlan {
    private final Queue<RecordFields> idle;

    /// @param idle readers to take and to give back
    EvtxPlan(Queue<RecordFields> idle) {
        this.idle = idle;
    }

    @Override
    public Framing framing() {
        return EvtxFraming.UNITS;
    }

    @Override
    public RecordParser newParser(Payloads payloads) {
        return new EvtxParser(payloads, idle);
    }

    @Override
    public Map<String, String> inferredInputs() {
        return Map.of();
    }

    /// The record as XML, then as JSON.
    @Override
    public String readable(byte[] bytes, int unitFrom, int from, int to) {
        return RecordTree.text(bytes, unitFrom, from, to);
    }
}
