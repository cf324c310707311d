package konseki.investigation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import konseki.finding.Finding;
import konseki.finding.Language;
import konseki.ingest.Checksums;
import konseki.ingest.Folders;
import konseki.ingest.Manifest;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;
import konseki.ingest.RecordedInputs;
import konseki.report.html.ReportHtml;

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
        Setup elsewhere = quick ? setup : setup.in(again);
        List<Partial> found = kept;
        if (!quick) {
            ScanStep scan = new ScanStep(elsewhere);
            scan.runAgain(
                    run,
                    new Evidence(setup.directory(), setup.evidenceRoots()).list(run, List.of()),
                    RecordedInputs.of(members));
            found = scan.partials();
            differences.addAll(ChangedEvidence.between(kept, found));
        }
        FirstDifference.between(
                        "manifest.json",
                        Files.readAllBytes(setup.directory().manifest()),
                        Manifest.of(found).toJson())
                .ifPresent(differences::add);
        compareFinding(new ConcludeStep(elsewhere), again.scratch(), differences);
    }

    private void compareFinding(ConcludeStep conclude, Path scratch, List<VerifyResult.Difference> differences)
            throws IOException {
        byte[] kept = Files.readAllBytes(setup.directory().finding());
        try {
            Finding again = conclude.conclude(scratch);
            Optional<VerifyResult.Difference> difference =
                    FirstDifference.between("finding.json", kept, Investigation.json(again));
            difference.ifPresent(differences::add);
            if (difference.isEmpty()) {
                compareReports(again, differences);
            }
        } catch (DisagreementException e) {
            // the states are the case's own: then it is the evidence that counts otherwise now
            differences.add(new VerifyResult.Difference("evidence", String.valueOf(e.getMessage())));
        }
    }

    /// A report must be that of the finding; one that somebody deleted is no difference.
    private void compareReports(Finding finding, List<VerifyResult.Difference> differences) throws IOException {
        for (Language language : Language.values()) {
            Path file = setup.directory().report(language);
            if (Files.exists(file)) {
                FirstDifference.between(
                                ReportHtml.fileName(language),
                                Files.readAllBytes(file),
                                ReportHtml.of(finding, language))
                        .ifPresent(differences::add);
            }
        }
    }
}
