package konseki.parse;

/// What one record may cost. Logs come from strangers, so every limit is finite. These shape what counts as an event,
/// so they are constants of the schema, not settings.
public final class ParseLimits {
    /// Longest record, in bytes, without its terminator; a longer one is rejected as too-long.
    public static final int MAX_RECORD_BYTES = 1 << 20;
    /// Deepest nesting of JSON objects and arrays.
    public static final int MAX_DEPTH = 64;
    /// Most layers (syslog in JSON in syslog) around one payload.
    public static final int MAX_LAYERS = 6;
    /// Most columns of a delimited record.
    public static final int MAX_COLUMNS = 1024;

    private ParseLimits() {}
}
