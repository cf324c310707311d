package konseki.benchmarks;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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

/// The one pass over a file, from opening it to the Partial on disk: read, hash, parse, detectors, merged state. The
/// score is passes of 256 MiB per second; `megabytes` is the same in MB/s.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1g", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class FusedLoop {
    private static final LogSize SIZE = LogSize.mebibytes(256);

    @Param("FORTIGATE")
    public LogKind kind = LogKind.FORTIGATE;

    @Param({"1", "2"})
    public int workers;

    @Param({"THREE", "ALL", "NONE"})
    public Detectors detectors = Detectors.THREE;

    @Param("false")
    public boolean index;

    private @Nullable FilePass pass;

    @Setup(Level.Trial)
    public void writeFile() throws IOException {
        pass = new FilePass(kind, SIZE);
    }

    @Benchmark
    public long pass(Amounts amounts) throws IOException {
        FilePass ready = Objects.requireNonNull(pass);
        ready.run(detectors, workers, index);
        amounts.add(ready.totals());
        return ready.totals().events();
    }

    @TearDown(Level.Trial)
    public void deleteFiles() throws IOException {
        Objects.requireNonNull(pass).close();
    }
}
