package konseki.detect;

/// The merged state of one detector, table by table, in key order. Rows stream from disk; nothing is held in memory.
public interface SortedRows {

    /// The rows of one table from the first on. Close it.
    ///
    /// @throws java.io.UncheckedIOException if a run cannot be read
    RowCursor rows(Table table);
}
