package konseki.finding;

/// What the finding cannot say, or assumes. Never suppressed.
///
/// @param code  stable name: `CLOCK_UNKNOWN`, or the code of a failed clause
/// @param about asset, source or line; empty = the case
public record Limitation(String code, String about, Wording text) {
    /// An entry of case.yaml that no file of the evidence has a name for.
    public static final String FILES_NOT_THERE = "FILES_NOT_THERE";
}
