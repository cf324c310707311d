package konseki.evidence;

/// Where records end. Called under the member's lock on bytes in order, so it must be much cheaper than parsing.
///
/// Stateless between calls: what a call is given starts at a record's start.
public interface Framing {

    /// Finds the last record that ends inside `bytes[from, to)`.
    ///
    /// @param endOfMember whether the member ends at `to`, so that what has no terminator is a record too
    Cut cut(byte[] bytes, int from, int to, boolean endOfMember);

    /// Finds the end of a record too long to be held, of which `bytes[from, to)` is a part that does not begin it.
    ///
    /// @return first byte after the record, or -1 if it does not end here
    default int endOfOversize(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    /// Where the reading of the record at `at` begins: at the start of what must be seen to understand it, a chunk of a
    /// binary log; a line itself.
    ///
    /// @param from where a chunk of whole records begins in `bytes`, which holds it to its end
    default int unitStart(byte[] bytes, int from, int at) {
        return at;
    }
}
