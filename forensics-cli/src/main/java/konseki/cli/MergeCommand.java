package konseki.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import konseki.investigation.Investigation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `konseki merge`: one case from several, concluded.
@Command(name = "merge", mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {
    private final Cli cli;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "CASE", descriptionKey = "CASES", arity = "1..*")
    private List<Path> cases = new ArrayList<>();

    MergeCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        CommonOptions.requireExisting(cases);
        Path directory = common.caseDirectory(cli, "konseki merge " + ShellText.quote(cases) + " --case DIR");
        Investigation investigation = common.investigation(cli, directory);
        RunLog.open(directory);
        return new FindingScreen(cli, common, investigation).show(investigation.merge(cases), directory);
    }
}
