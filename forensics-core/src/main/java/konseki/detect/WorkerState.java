package konseki.detect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The tables of one detector in one worker: in memory up to a budget, beyond it in sorted runs on disk. Belongs to one
/// worker.
public final class WorkerState implements Tables {
    private final String detector;
    private final List<Table> tables;
    private final StateTable[] states;
    private final Row[] rows;
    private final Path folder;
    private final String prefix;
    private final long budgetBytes;
    private final List<Run> spilled = new ArrayList<>();
    private int spills;

    /// A run on disk.
    record Run(Table table, Path file) {}

    /// @param folder      where runs go
    /// @param worker      makes their names unique
    /// @param budgetBytes memory that the tables may take together before they are written out
    public WorkerState(Observer observer, Path folder, int worker, long budgetBytes) {
        this(observer.name(), observer.tables(), folder, worker, budgetBytes);
    }

    public WorkerState(String detector, List<Table> tables, Path folder, int worker, long budgetBytes) {
        this.detector = detector;
        this.tables = List.copyOf(tables);
        this.folder = folder;
        this.prefix = detector + "-" + worker + "-";
        this.budgetBytes = budgetBytes;
        this.states = tables.stream().map(StateTable::new).toArray(StateTable[]::new);
        this.rows = new Row[states.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new Row(states[i]);
        }
    }

    @Override
    public Row row(Table table) {
        for (int i = 0; i < rows.length; i++) {
            if (tables.get(i) == table) {
                return rows[i].restart();
            }
        }
        throw new IllegalArgumentException(detector + " did not declare the table " + table.name());
    }

    public String detector() {
        return detector;
    }

    List<Table> tables() {
        return tables;
    }

    List<Run> spilled() {
        return spilled;
    }

    /// Writes the tables out if they are over their budget; called between records, once per chunk.
    public void spillIfOverBudget() throws IOException {
        if (bytesHeld() > budgetBytes) {
            spill();
        }
    }

    /// Memory that the tables take.
    public long bytesHeld() {
        long held = 0;
        for (StateTable state : states) {
            held += state.bytesHeld();
        }
        return held;
    }

    /// The rows in memory, in key order.
    SortedRun inMemory(Table table) {
        return new TableRun(states[tables.indexOf(table)]);
    }

    /// Writes every table with a row out as a run and forgets the rows.
    public void spill() throws IOException {
        for (int i = 0; i < states.length; i++) {
            if (states[i].rows() > 0) {
                Path file = folder.resolve(prefix + tables.get(i).name() + "-" + spills++ + ".spill");
                StateRuns.write(new TableRun(states[i]), detector, tables.get(i), file);
                spilled.add(new Run(tables.get(i), file));
                states[i] = new StateTable(tables.get(i));
                rows[i] = new Row(states[i]);
            }
        }
    }
}
