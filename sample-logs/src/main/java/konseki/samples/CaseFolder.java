package konseki.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes the folder of one case: `logs/`, `case.yaml`, `README.md` and `truth.tsv`.
final class CaseFolder {

    private final Path folder;

    CaseFolder(Path folder) {
        this.folder = folder;
    }

    void write(List<LogFile> files, Truth truth, String caseYaml, CaseReadme readme) throws IOException {
        List<FileFacts> written = new ArrayList<>();
        for (LogFile file : files) {
            FileFacts facts = file.writeBelow(folder.resolve("logs"));
            written.add(facts);
            truth.file(facts);
        }
        truth.write(folder.resolve("truth.tsv"));
        text("case.yaml", caseYaml);
        text("README.md", readme.text(written));
    }

    private void text(String name, String content) throws IOException {
        Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }
}
