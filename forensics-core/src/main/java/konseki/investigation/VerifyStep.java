package konseki.investigation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import konseki.ingest.Checksums;
import konseki.ingest.Folders;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;
import konseki.ingest.RecordedInputs;

/// Scans the evidence of a case again, into a folder of its own, with the inputs that were recorded, and compares what
/// comes out byte for byte.
final class VerifyStep {
    private final Setup setup;

    VerifyStep(Setup setup) {
        this.setup = setup;
    }

    /// @param quick trust the states: compare checksums of the case's files only, and conclude again from them
    VerifyResult run(boolean quick) throws IOException {
        List<VerifyResult.Difference> differences = new ArrayList<>(changedPartials());
        if (differences.isEmpty()) {
            Path scratch = Files.createTempDirectory("konseki-verify-");
            try {
                compare(scratch, quick, differences);
            } finally {
                Folders.delete(scratch);
            }
        }
        return new VerifyResult(differences, quick);
    }

    private List<VerifyResult.Difference> changedPartials() throws IOException {
        List<VerifyResult.Difference> differences = new ArrayList<>();
        Path partials = setup.directory().partials();
        try (var folders = Files.list(partials)) {
            for (Path folder : folders.sorted().toList()) {
                String name = "partials/" + folder.getFileName();
                for (String difference : Checksums.differences(folder)) {
                    differences.add(new VerifyResult.Difference(name, difference));
                }
            }
        }
        return differences;
    }

    private void compare(Path scratch, boolean quick, List<VerifyResult.Difference> differences) throws IOException {
        List<Partial> kept = new ScanStep(setup).partials();
        List<MemberReport> members =
                kept.stream().flatMap(partial -> partial.members().stream()).toList();
        RunFile run = RunFile.read(setup.directory().runFile());
        CaseDirectory again = new CaseDirectory(scratch);
        ScanStep.prepare(again);
        List<String> missing = new Evidence(setup.directory(), setup.evidenceRoots()).missing(run);
        missing.forEach(what -> differences.add(new VerifyResult.Difference("evidence", what)));
        if (!missing.isEmpty()) {
            return;
        }
        byte[] manifest;
        byte[] finding;
        if (quick) {
            manifest = konseki.ingest.Manifest.of(kept).toJson();
            finding = Investigation.json(new ConcludeStep(setup).conclude(again.scratch()));
        } else {
            Setup elsewhere = setup.in(again);
            new ScanStep(elsewhere)
                    .runAgain(
                            run,
                            new Evidence(setup.directory(), setup.evidenceRoots()).list(run, List.of()),
                            RecordedInputs.of(members));
            manifest = Files.readAllBytes(again.manifest());
            finding = Investigation.json(new ConcludeStep(elsewhere).conclude(again.scratch()));
        }
        FirstDifference.between(
                        "manifest.json", Files.readAllBytes(setup.directory().manifest()), manifest)
                .ifPresent(differences::add);
        FirstDifference.between(
                        "finding.json", Files.readAllBytes(setup.directory().finding()), finding)
                .ifPresent(differences::add);
    }
}
