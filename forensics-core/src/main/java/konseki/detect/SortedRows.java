package konseki.detect;

import java.util.List;

/// The merged state of one detector, table by table, in key order. Rows stream from disk; nothing is held in memory.
public interface SortedRows {

    /// The rows of one table from the first on. Close it.
    ///
    /// @throws java.io.UncheckedIOException if a run cannot be read
    RowCursor rows(Table table);

    /// Tables of one's own to write rows into in another order: by asset, by day. Spills as the state does, so memory
    /// stays bounded there too.
    Scratch scratch(String name, List<Table> tables);

    /// Rows being regrouped. Belongs to one thread; close it when its rows are read.
    interface Scratch extends Tables, AutoCloseable {

        /// Call now and then while writing, at least every few thousand rows.
        void spillIfOverBudget();

        /// Ends the writing and gives what was written, in key order.
        SortedRows sorted();

        @Override
        void close();
    }
}
