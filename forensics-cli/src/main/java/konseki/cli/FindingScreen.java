package konseki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import konseki.finding.ExitStatus;
import konseki.finding.Finding;
import konseki.investigation.CaseDirectory;
import konseki.investigation.Investigation;
import konseki.report.FirstScreen;

/// What the user sees when a case was concluded, and the exit status that says it to a script.
final class FindingScreen {
    private final Cli cli;
    private final CommonOptions common;
    private final Investigation investigation;

    /// @param investigation of the case
    FindingScreen(Cli cli, CommonOptions common, Investigation investigation) {
        this.cli = cli;
        this.common = common;
        this.investigation = investigation;
    }

    private String reports(Path directory) {
        return new CaseDirectory(directory)
                .report(common.messages(cli).language())
                .toString();
    }

    /// @return the exit status
    int show(Finding finding, Path directory) throws IOException {
        Path file = new CaseDirectory(directory).finding();
        cli.terminal().eraseStatus();
        if (common.json()) {
            Files.copy(file, cli.terminal().data());
        } else {
            String screen = FirstScreen.of(finding, common.messages(cli).language(), reports(directory));
            for (String line : screen.lines().toList()) {
                cli.terminal().line(line);
            }
        }
        if (!common.quiet()) {
            cli.terminal().flush();
            new Hints(common.messages(cli), directory)
                    .of(finding, investigation.members())
                    .forEach(hint -> cli.terminal().errorLine(hint));
        }
        return ExitStatus.of(finding.headline()).code();
    }
}
