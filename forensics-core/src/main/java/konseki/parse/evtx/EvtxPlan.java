package konseki.parse.evtx;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import konseki.evidence.CopiedPlaces;
import konseki.evidence.Framing;
import konseki.parse.MemberPlan;
import konseki.parse.NumberedUnits;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;

/// How an `.evtx` file is read: there is nothing to infer.
///
/// @param idle   readers to take and to give back
/// @param copies places of records that are counted in another file
record EvtxPlan(Queue<RecordFields> idle, CopiedPlaces copies) implements MemberPlan {

    @Override
    public Framing framing() {
        return EvtxFraming.UNITS;
    }

    @Override
    public RecordParser newParser(Payloads payloads) {
        return new EvtxParser(payloads, idle, copies);
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

    @Override
    public Optional<NumberedUnits> numberedUnits() {
        return Optional.of(EvtxUnits.ALL);
    }

    @Override
    public MemberPlan without(CopiedPlaces places) {
        return new EvtxPlan(idle, places);
    }
}
