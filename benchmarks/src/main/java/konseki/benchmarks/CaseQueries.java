package konseki.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import konseki.ingest.Folders;
import konseki.investigation.AggregateResult;
import konseki.investigation.Hit;
import konseki.investigation.Hits;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Questions to a case that is scanned already, with its index, in one process that stays: milliseconds each, with all
/// that `konseki search` does but for the start of the program and the table.
///
/// The case is made in a folder of its own and deleted, or kept in `-Dkonseki.benchmark.folder` for the next run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1g", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class CaseQueries {
    private static final int PAGE = 100;

    @Param("ZEEK_CONN")
    public LogKind kind = LogKind.ZEEK_CONN;

    @Param("2000000")
    public long events;

    private @Nullable PreparedCase ready;
    private Path folder = Path.of("");
    private boolean keep;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        String kept = System.getProperty("konseki.benchmark.folder", "");
        keep = !kept.isEmpty();
        folder = keep ? Files.createDirectories(Path.of(kept)) : Files.createTempDirectory("konseki-case");
        ready = PreparedCase.in(folder, kind, events);
    }

    /// The first hundred hits of a host that few events name, and of large transfers.
    @Benchmark
    public int firstPage() throws IOException {
        int hits = 0;
        try (Hits found = prepared().investigation().search("source.ip:10.40.1.100 AND source.bytes >= 10kB")) {
            for (Hit hit : found) {
                hits += hit.file().isEmpty() ? 0 : 1;
                if (hits == PAGE) {
                    return hits;
                }
            }
        }
        throw new IllegalStateException(hits + " hits are no page");
    }

    /// Bytes sent, by destination: a few thousand groups from every event's columns.
    @Benchmark
    public long sumByKey() throws IOException {
        return sum("* | count, sum(source.bytes) by destination.ip");
    }

    /// The same by pairs of addresses and hours, with computed fields: hundreds of thousands of groups.
    @Benchmark
    public long sumByManyKeys() throws IOException {
        return sum("* | count, sum(fx.egress.hi) by source.ip, destination.ip");
    }

    private long sum(String query) throws IOException {
        AggregateResult result = prepared().investigation().aggregate(query);
        int count = result.columns().indexOf("count");
        long counted = 0;
        for (List<String> row : result.rows()) {
            counted += Long.parseLong(row.get(count));
        }
        if (counted != events || !result.note().startsWith("exact from index")) {
            throw new IllegalStateException(counted + " events, " + result.note());
        }
        return counted;
    }

    /// Every hit is read again, because only the evidence has the field; `megabytes` are those of the records, per
    /// second.
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public long reread(Amounts amounts) throws IOException {
        long bytes = 0;
        long hits = 0;
        try (Hits found = prepared().investigation().search("source.ip:10.40.0.0/29 AND vendor.local_orig:T")) {
            for (Hit hit : found) {
                bytes += hit.event().length();
                hits++;
            }
        }
        if (hits == 0) {
            throw new IllegalStateException("no hits");
        }
        amounts.megabytes += bytes / 1e6;
        amounts.records += hits;
        return hits;
    }

    private PreparedCase prepared() {
        return Objects.requireNonNull(ready);
    }

    @TearDown(Level.Trial)
    public void deleteCase() throws IOException {
        if (!keep) {
            Folders.delete(folder);
        }
    }
}
