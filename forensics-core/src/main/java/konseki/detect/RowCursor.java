package konseki.detect;

/// Rows in key order. Starts before the first row; belongs to one thread.
public interface RowCursor extends AutoCloseable {

    /// Moves to the next row.
    ///
    /// @return false after the last one
    /// @throws java.io.UncheckedIOException if a run is damaged or cannot be read
    boolean next();

    /// The key of the row, positioned at its first part; reused.
    KeyReader key();

    long slot(int index);

    @Override
    void close();
}
