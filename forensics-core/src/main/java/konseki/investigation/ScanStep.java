package konseki.investigation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import konseki.evidence.Collection;
import konseki.evidence.EvidenceFile;
import konseki.evidence.EvidenceLimits;
import konseki.ingest.Folders;
import konseki.ingest.Lot;
import konseki.ingest.Manifest;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;
import konseki.ingest.PartialStore;
import konseki.ingest.PlannedMember;
import konseki.ingest.Recognizer;
import konseki.ingest.RecordedInputs;
import konseki.ingest.ScanPlan;

/// Brings the Partials of a case in line with its evidence: what is missing is scanned, what is read otherwise now is
/// scanned again, everything else stays. Whoever runs it holds the case's lock.
final class ScanStep {
    private final Setup setup;
    private final PartialStore store;

    ScanStep(Setup setup) {
        this.setup = setup;
        this.store = new PartialStore(setup.directory().partials(), setup.versions());
    }

    /// Scans every lot without a Partial.
    void run(List<Path> further) throws IOException {
        run(further, 1, 1);
    }

    /// Scans all lots, cut as small as for so many shards.
    void runAllShards(List<Path> further, int shards) throws IOException {
        scan(further, shards, lot -> true);
    }

    /// Scans every `shards`-th lot from the `shard`-th on.
    ///
    /// @param shard from 1
    void run(List<Path> further, int shard, int shards) throws IOException {
        scan(further, shards, lot -> lot % shards == shard - 1);
    }

    /// Scans a collection again into an empty case, with the inputs that were recorded: the way of a verification.
    ///
    /// @param original run.json of the case, by which the evidence is found again
    void runAgain(RunFile original, Collection collection, RecordedInputs recorded) throws IOException {
        ScanPlan plan = plan(collection, recorded);
        for (Lot lot : store.workFor(plan, 1).lots()) {
            store.scan(lot, setup.settings());
        }
        Folders.replace(setup.directory().manifest(), Manifest.of(store.list()).toJson());
        Folders.replace(
                setup.directory().runFile(), runFile(original, List.of(), plan).toJson());
    }

    private void scan(List<Path> further, int shards, IntPredicate wanted) throws IOException {
        CaseDirectory directory = setup.directory();
        RunFile before = RunFile.read(directory.runFile());
        List<Partial> existing = store.list();
        Collection collection = new Evidence(directory, setup.evidenceRoots()).list(before, further);
        ScanPlan plan = plan(collection, RecordedInputs.of(members(existing)));
        store.deleteUnfinished();
        PartialStore.Work work = store.workFor(plan, shards);
        store.delete(work.stale());
        List<Lot> lots = work.lots();
        announce(lots);
        for (int lot = 0; lot < lots.size(); lot++) {
            if (wanted.test(lot) && !lots.get(lot).members().isEmpty()) {
                store.scan(lots.get(lot), setup.settings());
            }
        }
        Folders.replace(directory.manifest(), Manifest.of(store.list()).toJson());
        Folders.replace(directory.runFile(), runFile(before, further, plan).toJson());
    }

    /// Tells the listener how much there is to read.
    private void announce(List<Lot> lots) {
        long bytes = lots.stream()
                .flatMap(lot -> lot.members().stream())
                .mapToLong(planned -> ExpectedBytes.of(planned.member()))
                .sum();
        setup.progress().expect(bytes);
    }

    /// What would be read; nothing is written.
    ScanPlan plan(Collection collection, RecordedInputs recorded) throws IOException {
        return ScanPlan.of(
                collection,
                new Recognizer(setup.carriers()),
                setup.caseFile()::readingRules,
                recorded,
                EvidenceLimits.DEFAULT);
    }

    List<Partial> partials() throws IOException {
        return store.list();
    }

    private static List<MemberReport> members(List<Partial> partials) {
        return partials.stream().flatMap(partial -> partial.members().stream()).toList();
    }

    private static RunFile runFile(RunFile before, List<Path> further, ScanPlan plan) {
        Set<String> inputs = new LinkedHashSet<>(before.inputs());
        further.forEach(input -> inputs.add(input.toAbsolutePath().normalize().toString()));
        Map<String, RunFile.Location> files = new TreeMap<>();
        for (PlannedMember member : plan.members()) {
            EvidenceFile file = member.member().file();
            files.put(
                    file.key(),
                    new RunFile.Location(file.path().toAbsolutePath().toString(), file.name()));
        }
        List<RunFile.UnreadFile> unread = new ArrayList<>();
        plan.unread()
                .forEach(file ->
                        unread.add(new RunFile.UnreadFile(file.name(), file.size(), file.sha256(), file.reason())));
        plan.emptyFiles().forEach(name -> unread.add(new RunFile.UnreadFile(name, 0, "", "empty")));
        Map<String, String> facts = new TreeMap<>();
        facts.put("java", System.getProperty("java.version", ""));
        facts.put("os", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
        facts.put("scanned-at", java.time.Instant.now().toString());
        return new RunFile(new ArrayList<>(inputs), files, unread, plan.duplicates(), facts);
    }

    /// Keeps case.yaml as it was given with the case.
    static void keepCaseFile(Setup setup) throws IOException {
        Path kept = setup.directory().caseFile();
        byte[] given = setup.caseFile().content();
        if (given.length > 0 && !(Files.exists(kept) && java.util.Arrays.equals(Files.readAllBytes(kept), given))) {
            Folders.replace(kept, given);
        }
    }

    static void prepare(CaseDirectory directory) throws IOException {
        Files.createDirectories(directory.partials());
        Folders.delete(directory.scratch());
        Files.createDirectories(directory.scratch());
    }
}
