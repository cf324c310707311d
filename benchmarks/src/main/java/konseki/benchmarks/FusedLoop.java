package konseki.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import konseki.detect.Observer;
import konseki.evidence.Collection;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.ReadingRules;
import konseki.ingest.Folders;
import konseki.ingest.Partial;
import konseki.ingest.PartialStore;
import konseki.ingest.Recognizer;
import konseki.ingest.RecordedInputs;
import konseki.ingest.ScanPlan;
import konseki.ingest.ScanSettings;
import konseki.investigation.BuiltInCarriers;
import konseki.investigation.BuiltInDetectors;
import konseki.investigation.BuiltInPayloads;
import konseki.parse.Payloads;
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

/// The one pass over a file of FortiGate lines, from opening it to the Partial on disk: read, hash, parse, all
/// detectors,
/// merged state. The score is passes of 256 MiB per second, so MB/s = score × 268.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1g", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class FusedLoop {
    private static final long BYTES = 256L << 20;
    private static final Set<String> THREE = Set.of("egress", "lateral", "encryption");

    @Param({"1", "2"})
    public int workers;

    /// `three`: egress, lateral, encryption.
    @Param({"three", "all", "none"})
    public String detectors = "three";

    @Param("false")
    public boolean index;

    private Path folder = Path.of("");
    private FortiGateLines.Totals totals = new FortiGateLines.Totals(0, 0, 0);
    private ScanPlan plan = new ScanPlan(List.of(), List.of(), List.of(), List.of());

    @Setup(Level.Trial)
    public void writeFile() throws IOException {
        folder = Files.createTempDirectory("konseki-fused-loop");
        Path logs = Files.createDirectory(folder.resolve("logs"));
        totals = FortiGateLines.write(logs.resolve("fortigate.log"), BYTES, 1);
        Payloads payloads = new Payloads(BuiltInPayloads.all());
        Collection collection = Collection.of(List.of(logs), folder.resolve("case"), EvidenceLimits.DEFAULT);
        plan = ScanPlan.of(
                collection,
                new Recognizer(BuiltInCarriers.all(payloads)),
                name -> ReadingRules.NONE,
                RecordedInputs.NONE,
                EvidenceLimits.DEFAULT);
    }

    @Benchmark
    public long pass() throws IOException {
        PartialStore store = new PartialStore(folder.resolve("partials"), "benchmark");
        ScanSettings settings = ScanSettings.of(new Payloads(BuiltInPayloads.all()), observers(), workers)
                .withIndex(index);
        Partial partial = store.scan(store.workFor(plan, 1).lots().getFirst(), settings);
        long events = partial.members().getFirst().counts().events();
        if (events != totals.lines()) {
            throw new IllegalStateException(events + " events of " + totals.lines() + " lines");
        }
        store.delete(List.of(partial));
        return events;
    }

    private List<Observer> observers() {
        return switch (detectors) {
            case "all" -> List.copyOf(BuiltInDetectors.all());
            case "three" ->
                BuiltInDetectors.all().stream()
                        .filter(detector -> THREE.contains(detector.name()))
                        .<Observer>map(detector -> detector)
                        .toList();
            default -> List.of();
        };
    }

    @TearDown(Level.Trial)
    public void deleteFiles() throws IOException {
        Folders.delete(folder);
    }
}
