package konseki.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import konseki.investigation.CoverageTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `konseki coverage`: what every sensor logged, hour by hour, and where nothing is known.
@Command(name = "coverage", mixinStandardHelpOptions = true)
final class CoverageCommand implements Callable<Integer> {
    private final Cli cli;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--zone", paramLabel = "ZONE")
    private ZoneId zone = ZoneOffset.UTC;

    CoverageCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        CoverageTable table = common.investigation(cli, common.caseDirectory(cli, "konseki coverage --case DIR"))
                .coverage();
        CoverageGrid grid = new CoverageGrid(table, zone);
        if (common.json()) {
            Answer.write(grid.cells(), cli.terminal(), true);
        } else {
            TextTable.write(grid.days(), cli.terminal());
            cli.terminal().line("");
            cli.terminal().line(common.messages(cli).text("coverage.legend"));
            if (!grid.gaps().rows().isEmpty()) {
                cli.terminal().line("");
                TextTable.write(grid.gaps(), cli.terminal());
            }
        }
        return ExitCode.DONE;
    }
}
