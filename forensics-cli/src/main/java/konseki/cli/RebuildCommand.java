package konseki.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import konseki.investigation.Investigation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `konseki rebuild`: every lot scanned again, after a Partial was damaged or another release keeps state otherwise.
@Command(name = "rebuild", mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
    private final Cli cli;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    RebuildCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Path directory = common.caseDirectory(cli, "konseki rebuild --case DIR");
        Investigation investigation = common.investigation(cli, directory);
        RunLog.open(directory);
        return new FindingScreen(cli, common, investigation).show(investigation.rebuild(), directory);
    }
}
