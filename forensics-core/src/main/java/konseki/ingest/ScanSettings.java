package konseki.ingest;

import java.util.List;
import java.util.function.BooleanSupplier;
import konseki.detect.Observer;
import konseki.evidence.ChunkPool;
import konseki.evidence.EvidenceLimits;
import konseki.parse.Payloads;

/// How a pass runs. Nothing here can change a finding but the payloads and observers themselves.
///
/// @param observers        detectors and the coverage ledger
/// @param workers          threads that parse
/// @param readBytes        what one read takes
/// @param stateBudgetBytes memory for state of all workers together
/// @param index            whether to write an index
/// @param progress         hears of bytes read
/// @param cancelled        asked once per chunk
public record ScanSettings(
        Payloads payloads,
        List<Observer> observers,
        EvidenceLimits limits,
        int workers,
        int readBytes,
        long stateBudgetBytes,
        boolean index,
        Progress progress,
        BooleanSupplier cancelled) {

    public ScanSettings {
        observers = List.copyOf(observers);
        if (workers < 1) {
            throw new IllegalArgumentException("workers: at least 1, not " + workers);
        }
    }

    /// Defaults: one index, the usual read size, a state budget of 40 % of the heap that is left.
    public static ScanSettings of(Payloads payloads, List<Observer> observers, int workers) {
        return new ScanSettings(
                payloads,
                observers,
                EvidenceLimits.DEFAULT,
                workers,
                ChunkPool.DEFAULT_READ_BYTES,
                defaultStateBudget(workers),
                true,
                Progress.NONE,
                () -> false);
    }

    /// 40 % of what the heap has beyond 256 MiB and 48 MiB per worker, at least 64 MiB.
    public static long defaultStateBudget(int workers) {
        long free = Runtime.getRuntime().maxMemory() - (256L << 20) - workers * (48L << 20);
        return Math.max(64L << 20, free * 2 / 5);
    }

    public ScanSettings withIndex(boolean wanted) {
        return new ScanSettings(
                payloads, observers, limits, workers, readBytes, stateBudgetBytes, wanted, progress, cancelled);
    }

    public ScanSettings withReadBytes(int bytes) {
        return new ScanSettings(
                payloads, observers, limits, workers, bytes, stateBudgetBytes, index, progress, cancelled);
    }

    public ScanSettings withStateBudget(long bytes) {
        return new ScanSettings(payloads, observers, limits, workers, readBytes, bytes, index, progress, cancelled);
    }

    public ScanSettings listenedBy(Progress listener, BooleanSupplier stop) {
        return new ScanSettings(
                payloads, observers, limits, workers, readBytes, stateBudgetBytes, index, listener, stop);
    }
}
