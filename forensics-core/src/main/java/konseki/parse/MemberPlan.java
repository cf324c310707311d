package konseki.parse;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import konseki.evidence.CopiedPlaces;
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

    /// A record for people: as it is written, or the text that it stands for if it is no text.
    ///
    /// @param unitFrom where the unit begins that holds what is needed to understand it
    default String readable(byte[] bytes, int unitFrom, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// Of a log whose records carry numbers, in units that can be read by themselves: another file may hold some of
    /// them, too (`docs/evtx.md`).
    default Optional<NumberedUnits> numberedUnits() {
        return Optional.empty();
    }

    /// The same, but records in use that begin at these places are counted as copies. Asked only of a plan with
    /// [#numberedUnits].
    default MemberPlan without(CopiedPlaces copies) {
        return this;
    }
}
