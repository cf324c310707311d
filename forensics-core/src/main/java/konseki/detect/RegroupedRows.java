package konseki.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A [SortedRows.Scratch] in a folder of its own below the system's temporary files.
final class RegroupedRows implements SortedRows.Scratch {
    /// Beyond it rows are written out.
    private static final long BUDGET_BYTES = 64L << 20;

    private final String name;
    private final Path folder;
    private final WorkerState state;

    RegroupedRows(String name, List<Table> tables, Path parent) {
        this.name = name;
        try {
            folder = Files.createTempDirectory(parent, "regroup-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        state = new WorkerState(name, tables, folder, 0, BUDGET_BYTES);
    }

    @Override
    public Row row(Table table) {
        return state.row(table);
    }

    @Override
    public void spillIfOverBudget() {
        try {
            state.spillIfOverBudget();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SortedRows sorted() {
        try {
            StateRuns.merge(List.of(state), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StateRuns(name, List.of(folder), folder);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
