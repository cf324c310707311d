package konseki.detect;

import java.io.Closeable;
import java.io.IOException;

/// Rows of one table in key order, each key once: a run on disk, or a table in memory. Belongs to one thread.
interface SortedRun extends Closeable {

    /// Moves to the next row.
    ///
    /// @return false after the last one
    boolean next() throws IOException;

    /// The array that the key lies in; another one after [#next].
    byte[] key();

    int keyFrom();

    int keyLength();

    long slot(int index);
}
