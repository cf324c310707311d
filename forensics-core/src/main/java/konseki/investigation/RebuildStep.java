package konseki.investigation;

import java.io.IOException;
import java.util.List;
import konseki.ingest.MemberReport;
import konseki.ingest.RecordedInputs;

/// Scans every lot of a case again with the inputs that were recorded, as after a Partial was damaged or another
/// release
/// keeps state otherwise. The old Partials stay until the new ones are whole. Whoever runs it holds the case's lock.
final class RebuildStep {
    private static final String FOLDER = "rebuilt";

    private final Setup setup;

    RebuildStep(Setup setup) {
        this.setup = setup;
    }

    /// @throws java.nio.file.NoSuchFileException naming evidence that is not there; the case stays as it is
    void run() throws IOException {
        RunFile run = RunFile.read(setup.directory().runFile());
        Evidence evidence = new Evidence(setup.directory(), setup.evidenceRoots());
        List<MemberReport> members = new ScanStep(setup)
                .partials().stream()
                        .flatMap(partial -> partial.members().stream())
                        .toList();
        CaseDirectory rebuilt = new CaseDirectory(setup.directory().scratch().resolve(FOLDER));
        ScanStep.prepare(rebuilt);
        new ScanStep(setup.at(rebuilt)).runAgain(run, evidence.list(run, List.of()), RecordedInputs.of(members));
        new ScanStep(setup).replaceBy(rebuilt);
    }
}
