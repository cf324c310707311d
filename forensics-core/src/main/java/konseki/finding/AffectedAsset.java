package konseki.finding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One machine of the case, affected or not; never called unaffected without its coverage.
///
/// @param role        as case.yaml has it, or empty
/// @param taintedSince when it was first in the attacker's hands
/// @param active      first to last malicious event
/// @param methods     how it was reached, names of signals
/// @param encryptedAt when encryption began
/// @param clearedLogs channels whose log was cleared
public record AffectedAsset(
        String name,
        String role,
        boolean holdsData,
        Optional<Instant> taintedSince,
        Optional<TimeRange> active,
        List<String> methods,
        Optional<Instant> encryptedAt,
        List<String> clearedLogs) {

    public AffectedAsset {
        methods = List.copyOf(methods);
        clearedLogs = List.copyOf(clearedLogs);
    }
}
