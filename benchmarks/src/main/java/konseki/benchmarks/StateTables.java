package konseki.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import konseki.detect.RowCursor;
import konseki.detect.Slot;
import konseki.detect.StateRuns;
import konseki.detect.Table;
import konseki.detect.WorkerState;
import konseki.event.IpAddress;
import konseki.ingest.Folders;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// State tables with keys of an hour and two addresses and three numbers, as the egress detector has them. The score is
/// rows per second on one thread: rows made, added to, written out as a run, merged from four workers' runs.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class StateTables {
    private static final int ROWS = 500_000;
    private static final int WORKERS = 4;
    private static final Table TABLE = Table.of("flows", 1, Slot.SUM, Slot.SUM, Slot.MAX);
    private static final String DETECTOR = "benchmark";

    private final Row[] keys = IntStream.range(0, ROWS).mapToObj(Row::of).toArray(Row[]::new);
    private Path folder = Path.of("");
    private Path runs = Path.of("");

    /// The key of a row; made before, so that only the table is measured.
    private record Row(long hour, long source, long destination) {
        static Row of(int number) {
            long mixed = number * 0x9e3779b97f4a7c15L; // neighbours in the log are no neighbours in the table
            return new Row(number % 200, IpAddress.v4(0x0a000000 + number % 4000), IpAddress.v4((int) (mixed >>> 32)));
        }
    }

    @Setup(Level.Trial)
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("konseki-state");
    }

    @Setup(Level.Invocation)
    public void makeRuns() throws IOException {
        runs = Files.createTempDirectory(folder, "runs");
    }

    /// Workers that hold all rows each.
    @State(Scope.Thread)
    public static class Filled {
        private List<WorkerState> workers = List.of();

        @Setup(Level.Invocation)
        public void fill(StateTables tables) {
            workers = IntStream.range(0, WORKERS).mapToObj(tables::filled).toList();
        }
    }

    /// One worker that lives as long as the benchmark.
    @State(Scope.Thread)
    public static class Lasting {
        private WorkerState worker = new WorkerState(DETECTOR, List.of(), Path.of(""), 0, 0);

        @Setup(Level.Trial)
        public void fill(StateTables tables) {
            worker = tables.filled(0);
        }
    }

    private WorkerState empty(int number) {
        return new WorkerState(DETECTOR, List.of(TABLE), runs, number, Long.MAX_VALUE);
    }

    private WorkerState filled(int number) {
        WorkerState worker = empty(number);
        addAll(worker);
        return worker;
    }

    private void addAll(WorkerState worker) {
        for (Row row : keys) {
            worker.row(TABLE)
                    .key(row.hour)
                    .keyIp(0, row.source)
                    .keyIp(0, row.destination)
                    .add(0, 1)
                    .add(1, 1460)
                    .add(2, row.hour);
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long insert() {
        return filled(0).bytesHeld();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long update(Lasting lasting) {
        addAll(lasting.worker);
        return lasting.worker.bytesHeld();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long spill(Filled filled) throws IOException {
        filled.workers.getFirst().spill();
        return filled.workers.getFirst().bytesHeld();
    }

    @Benchmark
    @OperationsPerInvocation(WORKERS * ROWS)
    public long spillAndMerge(Filled filled) throws IOException {
        for (WorkerState worker : filled.workers) {
            worker.spill();
        }
        StateRuns.merge(filled.workers, runs);
        return check();
    }

    private long check() {
        long rows = 0;
        long sum = 0;
        try (RowCursor cursor = new StateRuns(DETECTOR, List.of(runs), runs).rows(TABLE)) {
            while (cursor.next()) {
                rows++;
                sum += cursor.slot(0);
            }
        }
        if (rows != ROWS || sum != (long) WORKERS * ROWS) {
            throw new IllegalStateException(rows + " rows with " + sum + " events");
        }
        return rows;
    }

    @TearDown(Level.Invocation)
    public void deleteRuns() throws IOException {
        Folders.delete(runs);
    }

    @TearDown(Level.Trial)
    public void deleteFolder() throws IOException {
        Folders.delete(folder);
    }
}
