package konseki.parse.evtx;

import java.util.Map;
import konseki.evidence.Framing;
import konseki.parse.MemberPlan;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;

/// How an `.evtx` file is read: there is nothing to infer.
final class EvtxPlan implements MemberPlan {

    @Override
    public Framing framing() {
        return EvtxFraming.UNITS;
    }

    @Override
    public RecordParser newParser(Payloads payloads) {
        return new EvtxParser(payloads);
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
