package konseki.parse;

/// How a binary log is cut, for the plan, which asks before the pass whether two files hold the same records. A unit
/// can be read by itself. Stateless.
public interface NumberedUnits {

    /// Where the unit that begins at `from` ends.
    int end(byte[] bytes, int from, int to);

    /// Where the first record in use of the unit `[from, end)` begins; -1 if there is none.
    int firstRecord(byte[] bytes, int from, int end);

    /// Where the last record in use of the unit `[from, end)` begins; -1 if there is none.
    int lastRecord(byte[] bytes, int from, int end);

    /// Whether a header begins at `at`, which counts as a record but holds none.
    boolean isHeader(byte[] bytes, int at);
}
