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
        return merged(table, opened(detector, table, files));
    }

    private static List<SortedRun> opened(String detector, Table table, List<Path> files) throws IOException {
        List<SortedRun> runs = new ArrayList<>();
        try {
            for (Path file : files) {
                runs.add(new RunReader(file, detector, table));
            }
            return runs;
        } catch (IOException | RuntimeException e) {
            close(runs);
            throw e;
        }
    }

    private static RunMerge merged(Table table, List<SortedRun> runs) throws IOException {
        try {
            return new RunMerge(table, runs);
        } catch (IOException | RuntimeException e) {
            close(runs);
            throw e;
        }
    }

    private static void close(List<SortedRun> runs) throws IOException {
        for (SortedRun run : runs) {
            run.close();
        }
    }

    /// Merges what all workers hold and spilled of one detector into one run per table in `folder`. The workers are of
    /// no further use; their spilled files are gone.
    public static void merge(List<WorkerState> workers, Path folder) throws IOException {
        WorkerState any = workers.getFirst();
        for (Table table : any.tables()) {
            List<Path> spilled = new ArrayList<>();
            for (WorkerState worker : workers) {
                worker.spilled().stream().filter(run -> run.table() == table).forEach(run -> spilled.add(run.file()));
            }
            List<Path> few = mergeDown(any.detector(), table, spilled, folder);
            List<SortedRun> runs = opened(any.detector(), table, few);
            workers.forEach(worker -> runs.add(worker.inMemory(table)));
            writeMerged(any.detector(), table, runs, file(folder, any.detector(), table));
            delete(few);
        }
    }

    /// Merges runs until few enough are left to be open at once.
    private static List<Path> mergeDown(String detector, Table table, List<Path> runs, Path folder) throws IOException {
        List<Path> left = new ArrayList<>(runs);
        for (int round = 0; left.size() > MAX_OPEN; round++) {
            List<Path> some = List.copyOf(left.subList(0, MAX_OPEN));
            Path merged = folder.resolve(detector + "-merge-" + table.name() + "-" + round + ".spill");
            writeMerged(detector, table, opened(detector, table, some), merged);
            delete(some);
            left.removeAll(some);
            left.add(merged);
        }
        return left;
    }

    private static void writeMerged(String detector, Table table, List<SortedRun> runs, Path target)
            throws IOException {
        if (runs.size() == 1) {
            try (SortedRun only = runs.getFirst()) {
                write(only, detector, table, target);
            }
            return;
        }
        try (RunMerge merge = merged(table, runs);
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
    }

    /// Writes a run to disk.
    static void write(SortedRun run, String detector, Table table, Path file) throws IOException {
        long[] slots = new long[table.slots().size()];
        try (RunWriter writer = new RunWriter(file, detector, table)) {
            while (run.next()) {
                for (int s = 0; s < slots.length; s++) {
                    slots[s] = run.slot(s);
                }
                int from = run.keyFrom();
                writer.row(run.key(), from, from + run.keyLength(), slots, 0, slots.length);
            }
            writer.finish();
        }
    }

    private static void delete(List<Path> runs) throws IOException {
        for (Path run : runs) {
            Files.delete(run);
        }
    }
}
