package konseki.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import konseki.investigation.Investigation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `konseki conclude`: again, after case.yaml or dispositions changed.
@Command(name = "conclude", mixinStandardHelpOptions = true)
final class ConcludeCommand implements Callable<Integer> {
    private final Cli cli;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    ConcludeCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Path directory = common.caseDirectory(cli, "konseki conclude --case DIR");
        Investigation investigation = common.investigation(cli, directory);
        RunLog.open(directory);
        return new FindingScreen(cli, common, investigation).show(investigation.conclude(), directory);
    }
}
