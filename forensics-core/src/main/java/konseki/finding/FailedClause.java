package konseki.finding;

/// A clause of a better grade that did not hold.
///
/// @param measured what was found: `93.12 %`
/// @param needed   what would be needed: `at least 99.00 %`
public record FailedClause(Clause clause, String measured, String needed) {}
