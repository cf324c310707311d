package konseki.parse;

import java.util.Map;
import konseki.evidence.Framing;

/// How one member is read: columns, dialect, zone, year anchor. Immutable, so that chunks are independent of each
/// other.
public interface MemberPlan {

    Framing framing();

    /// A parser for one worker.
    RecordParser newParser(Payloads payloads);

    /// What was inferred from metadata (zone, year anchor, encoding), written into the manifest as inputs. Keys in
    /// order.
    Map<String, String> inferredInputs();
}
