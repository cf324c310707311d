package konseki.investigation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import konseki.finding.Language;
import konseki.report.html.ReportHtml;

/// Where the results of a case lie. Immutable; it creates nothing by itself.
///
/// @param root the folder
public record CaseDirectory(Path root) {

    Path caseFile() {
        return root.resolve(CaseFile.NAME);
    }

    public Path finding() {
        return root.resolve("finding.json");
    }

    public Path manifest() {
        return root.resolve("manifest.json");
    }

    Path runFile() {
        return root.resolve(RunFile.NAME);
    }

    public Path queries() {
        return root.resolve("queries.md");
    }

    public Path report(Language language) {
        return root.resolve(ReportHtml.fileName(language));
    }

    Path partials() {
        return root.resolve("partials");
    }

    /// Where rows are regrouped; emptied whenever the case is written.
    Path scratch() {
        return root.resolve("scratch");
    }

    /// Whether the folder is a case.
    public boolean exists() {
        return Files.isDirectory(partials()) || Files.exists(finding());
    }

    /// @throws NoSuchFileException if the folder is no case
    void requireCase() throws NoSuchFileException {
        if (!exists()) {
            throw new NoSuchFileException(
                    root.toString(), null, "is no case: konseki scan LOGS --case " + root + " makes one");
        }
    }

    /// case.yaml of the case, or the empty one.
    CaseFile readCaseFile() throws IOException {
        return Files.exists(caseFile()) ? CaseFile.read(caseFile()) : CaseFile.none();
    }
}
