package konseki.evidence;

/// Which bytes of a member are its own; the others stand in another member, too, and are counted there.
///
/// @param from first own byte, where a record begins
/// @param to   first byte that is no longer own: a last line without its end, which another collection of the same log
///             has whole; [Long#MAX_VALUE] where the member ends
public record Owned(long from, long to) {

    public static final Owned ALL = new Owned(0, Long.MAX_VALUE);

    /// Whether the record that begins at `offset` is its own.
    public boolean holds(long offset) {
        return offset >= from && offset < to;
    }

    /// Where reading must stop so that a chunk is all own or all copied.
    long nextEdge(long offset) {
        return offset < from ? from : offset < to ? to : Long.MAX_VALUE;
    }

    /// As members.json and names of Partials write it: `0-`, `4096-`, `0-8191`.
    public String canonical() {
        return from + "-" + (to == Long.MAX_VALUE ? "" : Long.toString(to));
    }

    /// @throws IllegalArgumentException if the text is not what [#canonical] writes
    public static Owned parse(String canonical) {
        int dash = canonical.indexOf('-');
        String to = canonical.substring(dash + 1);
        return new Owned(
                Long.parseLong(canonical.substring(0, dash)), to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to));
    }
}
