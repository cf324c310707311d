package konseki.investigation;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import konseki.coverage.Ledger;
import konseki.detect.Detector;
import konseki.detect.Observer;
import konseki.evidence.ChunkPool;
import konseki.evidence.EvidenceLimits;
import konseki.ingest.Progress;
import konseki.ingest.ScanSettings;
import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.Payloads;

/// Everything that an investigation was built with. Immutable.
///
/// @param stateMemory bytes for state of all workers, or 0 for the default share of the heap
/// @param readBytes   what one read takes
record Setup(
        CaseDirectory directory,
        CaseFile caseFile,
        List<Payload> payloads,
        List<Carrier> carriers,
        List<Detector> detectors,
        int workers,
        boolean index,
        long stateMemory,
        int readBytes,
        List<Path> evidenceRoots,
        Progress progress,
        BooleanSupplier cancelled) {

    /// The state that coverage is measured from.
    static final Ledger LEDGER = new Ledger();

    Setup {
        payloads = List.copyOf(payloads);
        carriers = List.copyOf(carriers);
        detectors = List.copyOf(detectors);
        evidenceRoots = List.copyOf(evidenceRoots);
    }

    /// The same for a verification, writing elsewhere and without an index, which no finding depends on; the rules
    /// stay.
    Setup in(CaseDirectory elsewhere) {
        return new Setup(
                elsewhere,
                caseFile,
                payloads,
                carriers,
                detectors,
                workers,
                false,
                stateMemory,
                readBytes,
                evidenceRoots,
                progress,
                cancelled);
    }

    /// The same, writing elsewhere.
    Setup at(CaseDirectory elsewhere) {
        return new Setup(
                elsewhere,
                caseFile,
                payloads,
                carriers,
                detectors,
                workers,
                index,
                stateMemory,
                readBytes,
                evidenceRoots,
                progress,
                cancelled);
    }

    /// The same by other rules, and detectors with their thresholds.
    Setup with(CaseFile rules, List<Detector> withThresholds) {
        return new Setup(
                directory,
                rules,
                payloads,
                carriers,
                withThresholds,
                workers,
                index,
                stateMemory,
                readBytes,
                evidenceRoots,
                progress,
                cancelled);
    }

    /// Detectors and the coverage ledger.
    List<Observer> observers() {
        List<Observer> observers = new java.util.ArrayList<>(detectors);
        observers.add(LEDGER);
        return List.copyOf(observers);
    }

    String versions() {
        return Semantics.versions(observers(), index);
    }

    ScanSettings settings() {
        long budget = stateMemory > 0 ? stateMemory : ScanSettings.defaultStateBudget(workers);
        return new ScanSettings(
                new Payloads(payloads),
                observers(),
                EvidenceLimits.DEFAULT,
                workers,
                readBytes == 0 ? ChunkPool.DEFAULT_READ_BYTES : readBytes,
                budget,
                index,
                progress,
                cancelled);
    }
}
