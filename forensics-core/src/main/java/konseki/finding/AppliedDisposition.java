package konseki.finding;

/// A disposition and what it is bound to.
///
/// @param hits       events that its query finds now
/// @param hitSetHash of them
/// @param stale      whether the hit set differs from the one that was signed; then it does not count
/// @param counts     whether it has an effect: not stale, signed as often as needed, not contradicted
public record AppliedDisposition(
        Disposition disposition, long hits, String hitSetHash, boolean stale, boolean counts) {}
