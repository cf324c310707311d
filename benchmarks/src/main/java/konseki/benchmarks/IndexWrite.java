package konseki.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import konseki.index.IndexSink;
import konseki.index.PartialIndexWriter;
import konseki.ingest.Folders;
import konseki.investigation.BuiltInPayloads;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;
import org.jspecify.annotations.Nullable;
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

/// FortiGate lines in memory, parsed, and parsed and indexed with the commit; the score is events per second on one
/// thread (Lucene merges on another). The index is checked to take at most 45 bytes per event.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1g", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class IndexWrite {
    private static final int EVENTS = 200_000;
    private static final long MAX_BYTES_PER_EVENT = 45;

    private @Nullable MemoryReader reader;
    private GeneratedLog.Totals totals = new GeneratedLog.Totals(0, 0, 0);
    private Path folder = Path.of("");

    @Setup(Level.Trial)
    public void makeLines() throws IOException {
        GeneratedLog.InMemory log = GeneratedLog.inMemory(LogKind.FORTIGATE, LogSize.lines(EVENTS), 1);
        totals = log.totals();
        reader = MemoryReader.of(log.bytes(), new Payloads(BuiltInPayloads.all()));
        folder = Files.createTempDirectory("konseki-index-write");
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long parse() {
        RecordParser parser = Objects.requireNonNull(reader).start();
        long events = 0;
        while (parser.next() == Outcome.EVENT) {
            events++;
        }
        totals.expectEvents(events);
        return events;
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long parseAndWrite() throws IOException {
        Path index = Files.createTempDirectory(folder, "index");
        RecordParser parser = Objects.requireNonNull(reader).start();
        long events = 0;
        try (PartialIndexWriter writer = PartialIndexWriter.create(index)) {
            IndexSink sink = writer.newSink();
            while (parser.next() == Outcome.EVENT) {
                sink.accept(Objects.requireNonNull(reader).event());
                events++;
            }
            writer.commit();
        }
        if (size(index) > MAX_BYTES_PER_EVENT * EVENTS) {
            throw new IllegalStateException(size(index) / EVENTS + " bytes per event");
        }
        Folders.delete(index);
        totals.expectEvents(events);
        return events;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @TearDown(Level.Trial)
    public void deleteFiles() throws IOException {
        Folders.delete(folder);
    }
}
