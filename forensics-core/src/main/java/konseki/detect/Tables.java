package konseki.detect;

/// The state tables of one detector in one worker.
public interface Tables {

    /// A writer for the next row of `table`; reused, so finish one row before asking for another of the same table.
    ///
    /// @throws IllegalArgumentException if the detector did not declare `table`
    Row row(Table table);
}
