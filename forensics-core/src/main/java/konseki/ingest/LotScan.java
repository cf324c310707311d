package konseki.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import konseki.detect.Observer;
import konseki.detect.StateRuns;
import konseki.detect.WorkerState;
import konseki.evidence.ChunkTable;
import konseki.evidence.Digests;
import konseki.evidence.MemberReader;

/// The one pass over the bytes of a lot: what it leaves is a [Partial], whole or not at all.
///
/// Cost: every byte is read once and hashed once; memory is the pool (2 chunks per worker), the state budget, and the
/// index writer's buffer.
final class LotScan {
    private final Lot lot;
    private final ScanSettings settings;

    LotScan(Lot lot, ScanSettings settings) {
        this.lot = lot;
        this.settings = settings;
    }

    /// Scans the lot into `target`, which must not exist.
    ///
    /// @throws ScanCancelledException if the caller stopped it; nothing is left then
    Partial run(Path target, String name) throws IOException {
        Path temporary = target.resolveSibling(".tmp-" + name);
        Folders.delete(temporary);
        Path state = Files.createDirectories(temporary.resolve(Partial.STATE));
        try {
            write(temporary, state, name);
            Checksums.write(temporary);
            Folders.force(temporary);
            Files.move(temporary, target);
            Folders.forceFolder(target.toAbsolutePath().getParent());
        } catch (IOException | RuntimeException e) {
            deleteQuietly(temporary, e);
            throw e;
        }
        return Partial.open(target);
    }

    private static void deleteQuietly(Path temporary, Exception cause) {
        try {
            Folders.delete(temporary);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void write(Path temporary, Path state, String name) throws IOException {
        LotPass pass = new LotPass(lot, settings);
        try (IndexOutput index = IndexOutput.open(settings.index(), temporary.resolve(Partial.INDEX))) {
            List<PassWorker> workers = new ArrayList<>();
            for (int w = 0; w < settings.workers(); w++) {
                workers.add(worker(pass, state, w, index));
            }
            runAll(workers, pass);
            mergeStates(workers, state);
            List<WorkerState> rejects =
                    workers.stream().map(PassWorker::rejects).toList();
            List<MemberReport> reports = reports(workers, pass);
            RejectsFile.write(rejects, Files.createDirectories(temporary.resolve(Partial.REJECTS)), reports);
            index.commit();
            MembersFile.write(temporary.resolve(Partial.MEMBERS), name, reports, settings.index());
            ChunksFile.write(temporary.resolve(Partial.CHUNKS), chunkTables(pass));
        }
    }

    private PassWorker worker(LotPass pass, Path state, int number, IndexOutput index) throws IOException {
        long budget = settings.stateBudgetBytes() / settings.workers();
        List<WorkerState> states = new ArrayList<>();
        for (Observer observer : settings.observers()) {
            states.add(new WorkerState(observer, state, number, budget));
        }
        WorkerState rejects = new WorkerState(Rejects.NAME, List.of(Rejects.TABLE), state, number, 16L << 20);
        return new PassWorker(pass, states, budget, rejects, index.newSink());
    }

    private static void runAll(List<PassWorker> workers, LotPass pass) throws IOException {
        try (var _ = pass.readers();
                ExecutorService threads = Executors.newFixedThreadPool(
                        workers.size(),
                        Thread.ofPlatform().name("konseki-worker-", 1).factory())) {
            List<Future<PassWorker>> futures = new ArrayList<>();
            workers.forEach(worker -> futures.add(threads.submit(worker)));
            for (Future<PassWorker> future : futures) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    threads.shutdownNow();
                    throw asThrown(e.getCause() == null ? e : e.getCause());
                } catch (InterruptedException e) {
                    threads.shutdownNow();
                    Thread.currentThread().interrupt();
                    throw new ScanCancelledException();
                }
            }
        }
    }

    private static IOException asThrown(Throwable cause) throws IOException {
        return switch (cause) {
            case IOException io -> io;
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            default -> new IOException(cause);
        };
    }

    private void mergeStates(List<PassWorker> workers, Path state) throws IOException {
        for (int i = 0; i < settings.observers().size(); i++) {
            int detector = i;
            StateRuns.merge(
                    workers.stream()
                            .map(worker -> worker.states().get(detector))
                            .toList(),
                    state);
        }
    }

    private List<MemberReport> reports(List<PassWorker> workers, LotPass pass) throws IOException {
        List<MemberReport> reports = new ArrayList<>();
        Map<Path, String> archives = new TreeMap<>();
        for (int m = 0; m < lot.members().size(); m++) {
            MemberCounts counts = new MemberCounts();
            for (PassWorker worker : workers) {
                worker.counts(m).ifPresent(counts::add);
            }
            reports.add(report(lot.members().get(m), pass.summary(m), counts, archives));
        }
        return reports;
    }

    private List<LostRange> lost(PlannedMember planned, MemberReport.Counts counts) throws IOException {
        boolean numbered = planned.plan().numberedUnits().isPresent();
        return numbered && counts.rejectedTotal() > 0
                ? LostRanges.of(planned, settings.payloads(), settings.limits())
                : List.of();
    }

    private MemberReport report(
            PlannedMember planned, MemberReader.Summary summary, MemberCounts counts, Map<Path, String> archives)
            throws IOException {
        Path path = planned.member().file().path();
        String fileSha256 = summary.fileSha256().orElse("");
        if (fileSha256.isEmpty()) {
            String known = archives.get(path);
            fileSha256 = known != null ? known : Digests.sha256Hex(path);
            archives.put(path, fileSha256);
        }
        return new MemberReport(
                planned.member().file().key(),
                planned.member().entry(),
                planned.member().name(),
                planned.member().file().size(),
                fileSha256,
                summary.size(),
                summary.memberSha256().orElse(fileSha256),
                planned.carrier().name(),
                new TreeMap<>(planned.plan().inferredInputs()),
                planned.prologue().fromCase().canonical(),
                planned.ownership(),
                planned.copies(),
                lost(planned, counts.toCounts()),
                summary.damage(),
                counts.toCounts());
    }

    private List<ChunkTable> chunkTables(LotPass pass) {
        List<ChunkTable> tables = new ArrayList<>();
        for (int m = 0; m < lot.members().size(); m++) {
            tables.add(pass.summary(m).chunks());
        }
        return tables;
    }
}
