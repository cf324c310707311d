package konseki.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The state of one detector in one or more folders, a run per table: what a lot leaves, and what a case reads.
///
/// Files are named `<detector>.<table>.run`. Immutable; safe to share, each cursor belongs to one thread.
public final class StateRuns implements SortedRows {
    private static final int MAX_OPEN = 256;

    private final String detector;
    private final List<Path> folders;
    private final Path scratchFolder;

    /// @param folders       that hold runs of the detector, one each per table
    /// @param scratchFolder where rows may be regrouped; it must exist
    public StateRuns(String detector, List<Path> folders, Path scratchFolder) {
        this.detector = detector;
        this.folders = List.copyOf(folders);
        this.scratchFolder = scratchFolder;
    }

    @Override
    public RowCursor rows(Table table) {
        try {
            return open(
                    detector,
                    table,
                    folders.stream()
                            .map(folder -> file(folder, detector, table))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Scratch scratch(String name, List<Table> tables) {
        return new RegroupedRows(name, tables, scratchFolder);
    }

    private static Path file(Path folder, String detector, Table table) {
        return folder.resolve(detector + "." + table.name() + ".run");
    }

    private static RunMerge open(String detector, Table table, List<Path> files) throws IOException {
        List<RunReader> readers = new ArrayList<>();
        try {
            for (Path file : files) {
                readers.add(new RunReader(file, detector, table));
            }
            return new RunMerge(table, readers);
        } catch (IOException | RuntimeException e) {
            for (RunReader reader : readers) {
                reader.close();
            }
            throw e;
        }
    }

    /// Merges what all workers hold and spilled of one detector into one run per table in `folder`. The workers' tables
    /// are empty and their spilled files gone afterwards.
    public static void merge(List<WorkerState> workers, Path folder) throws IOException {
        for (WorkerState worker : workers) {
            worker.spill();
        }
        WorkerState any = workers.getFirst();
        for (Table table : any.tables()) {
            List<Path> runs = new ArrayList<>();
            for (WorkerState worker : workers) {
                worker.spilled().stream().filter(run -> run.table() == table).forEach(run -> runs.add(run.file()));
            }
            mergeTable(any.detector(), table, runs, folder);
        }
    }

    private static void mergeTable(String detector, Table table, List<Path> runs, Path folder) throws IOException {
        List<Path> left = new ArrayList<>(runs);
        int round = 0;
        while (left.size() > MAX_OPEN) {
            List<Path> some = new ArrayList<>(left.subList(0, MAX_OPEN));
            Path merged = folder.resolve(detector + "-merge-" + table.name() + "-" + round++ + ".spill");
            writeMerged(detector, table, some, merged);
            left.removeAll(some);
            left.add(merged);
        }
        writeMerged(detector, table, left, file(folder, detector, table));
    }

    private static void writeMerged(String detector, Table table, List<Path> runs, Path target) throws IOException {
        try (RunMerge merge = open(detector, table, runs);
                RunWriter writer = new RunWriter(target, detector, table)) {
            while (merge.next()) {
                writer.row(
                        merge.keyBytes(),
                        0,
                        merge.keyLength(),
                        merge.slots(),
                        0,
                        table.slots().size());
            }
            writer.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path run : runs) {
            Files.delete(run);
        }
    }
}
