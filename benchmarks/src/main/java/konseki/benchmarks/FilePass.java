package konseki.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import konseki.investigation.BuiltInPayloads;
import konseki.parse.Payloads;

/// The one pass over a generated file: open, hash, parse, detect, Partial on disk; as often as wanted.
public final class FilePass implements Closeable {
    private final Payloads payloads = new Payloads(BuiltInPayloads.all());
    private final Path folder;
    private final Path file;
    private final GeneratedLog.Totals totals;
    private final ScanPlan plan;

    /// Generates the file in a folder of its own, deleted by [#close].
    public FilePass(LogKind kind, LogSize size) throws IOException {
        folder = Files.createTempDirectory("konseki-benchmark");
        file = Files.createDirectory(folder.resolve("logs")).resolve(kind.fileName());
        totals = GeneratedLog.write(kind, size, 1, file);
        plan = ScanPlan.of(
                Collection.of(List.of(file), folder.resolve("case"), EvidenceLimits.DEFAULT),
                new Recognizer(BuiltInCarriers.all(payloads)),
                name -> ReadingRules.NONE,
                RecordedInputs.NONE,
                EvidenceLimits.DEFAULT);
    }

    public Path file() {
        return file;
    }

    public GeneratedLog.Totals totals() {
        return totals;
    }

    /// Runs it, checks the number of events, and deletes its Partial.
    public void run(Detectors detectors, int workers, boolean index) throws IOException {
        PartialStore store = new PartialStore(folder.resolve("partials"), "benchmark");
        ScanSettings settings =
                ScanSettings.of(payloads, detectors.observers(), workers).withIndex(index);
        Partial partial = store.scan(store.workFor(plan, 1).lots().getFirst(), settings);
        totals.expectEvents(partial.members().getFirst().counts().events());
        store.delete(List.of(partial));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}
