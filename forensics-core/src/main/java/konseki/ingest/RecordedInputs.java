package konseki.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What earlier scans of a case inferred from metadata (format, year anchor, zone): it is used again, never inferred
/// twice, so that another folder or another file time changes nothing. Immutable.
public final class RecordedInputs {
    /// Key of the carrier's name.
    public static final String FORMAT = "format";

    public static final RecordedInputs NONE = new RecordedInputs(Map.of());

    private final Map<String, Map<String, String>> byMember;

    private RecordedInputs(Map<String, Map<String, String>> byMember) {
        this.byMember = Map.copyOf(byMember);
    }

    public static RecordedInputs of(List<MemberReport> members) {
        Map<String, Map<String, String>> byMember = new HashMap<>();
        for (MemberReport member : members) {
            Map<String, String> inputs = new HashMap<>(member.inferred());
            inputs.put(FORMAT, member.format());
            byMember.put(member.id(), Map.copyOf(inputs));
        }
        return new RecordedInputs(byMember);
    }

    /// Empty for a member that was not scanned before.
    Map<String, String> of(String memberId) {
        return byMember.getOrDefault(memberId, Map.of());
    }
}
