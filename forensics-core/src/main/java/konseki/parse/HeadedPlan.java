package konseki.parse;

import java.util.Map;
import konseki.evidence.Framing;

/// The plan of a member with a header of its own: its columns, and what it has in common with other texts. Immutable.
record HeadedPlan(HeadedColumns head, TextPlan text) implements MemberPlan {

    @Override
    public Framing framing() {
        return new HeadedFraming(head.headerStart());
    }

    @Override
    public RecordParser newParser(Payloads payloads) {
        return new HeadedParser(this, payloads);
    }

    @Override
    public Map<String, String> inferredInputs() {
        return text.inferredInputs();
    }
}
