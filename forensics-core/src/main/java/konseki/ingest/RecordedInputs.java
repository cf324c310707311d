package konseki.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import konseki.evidence.ReadingRules;

/// What earlier scans of a case inferred from metadata (format, year anchor, zone): it is used again, never inferred
/// twice, so that another folder or another file time changes nothing. Immutable.
public final class RecordedInputs {
    /// Key of the carrier's name.
    public static final String FORMAT = "format";

    public static final RecordedInputs NONE = new RecordedInputs(Map.of());

    private final Map<String, Inputs> byMember;

    private record Inputs(String rules, Map<String, String> values) {}

    private RecordedInputs(Map<String, Inputs> byMember) {
        this.byMember = Map.copyOf(byMember);
    }

    public static RecordedInputs of(List<MemberReport> members) {
        Map<String, Inputs> byMember = new HashMap<>();
        for (MemberReport member : members) {
            Map<String, String> inputs = new HashMap<>(member.inferred());
            inputs.put(FORMAT, member.format());
            byMember.put(member.id(), new Inputs(member.rules(), Map.copyOf(inputs)));
        }
        return new RecordedInputs(byMember);
    }

    /// Empty for a member that was not scanned before, or by other rules of case.yaml: then those decide anew.
    Map<String, String> of(String memberId, ReadingRules rules) {
        Inputs found = byMember.get(memberId);
        return found != null && found.rules().equals(rules.canonical()) ? found.values() : Map.of();
    }
}
