package konseki.evidence;

/// What [Framing#cut] found.
///
/// @param end     first byte after the last whole record; `from` if not even one ends
/// @param records how many records end in it; of lines, the number of lines
/// @param restart whether the next record is a header that starts a new plan
public record Cut(int end, long records, Restart restart) {

    /// Whether a new plan starts at [Cut#end].
    public enum Restart {
        NO,
        AT_END
    }

    public Cut(int end, long records) {
        this(end, records, Restart.NO);
    }
}
