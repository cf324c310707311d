package konseki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import konseki.finding.CaseClock;
import konseki.finding.EvidenceSummary;
import konseki.finding.ExitStatus;
import konseki.finding.Finding;
import konseki.finding.Language;
import konseki.finding.TimeRange;
import konseki.investigation.CaseDirectory;
import konseki.report.FirstScreen;

/// What the user sees when a case was concluded, and the exit status that says it to a script.
final class FindingScreen {
    private final Cli cli;
    private final CommonOptions common;

    FindingScreen(Cli cli, CommonOptions common) {
        this.cli = cli;
        this.common = common;
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
        hints(finding).forEach(hint -> cli.terminal().errorLine(hint));
        return ExitStatus.of(finding.headline()).code();
    }

    /// What keeps a verdict from being more than it is, where the user can mend it at once.
    private List<String> hints(Finding finding) {
        Messages messages = common.messages(cli);
        EvidenceSummary evidence = finding.evidence();
        if (evidence.records() == 0) {
            return List.of(messages.text("hint.nothing-read", evidence.unread().size()));
        }
        Optional<TimeRange> recorded = evidence.members().stream()
                .flatMap(member -> member.when().stream())
                .reduce(TimeRange::union);
        TimeRange window = finding.window().range();
        return recorded
                .filter(range -> !range.overlaps(window))
                .map(range -> {
                    CaseClock clock = new CaseClock(finding.zone());
                    Language language = messages.language();
                    return messages.text(
                            "hint.window-outside", clock.range(window, language), clock.range(range, language));
                })
                .stream()
                .toList();
    }
}
