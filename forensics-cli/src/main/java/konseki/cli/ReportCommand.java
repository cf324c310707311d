package konseki.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `konseki report`: the reports of the last finding again, in every language.
@Command(name = "report", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    private final Cli cli;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    ReportCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Path directory = common.caseDirectory(cli, "konseki report --case DIR");
        List<Path> written = common.investigation(cli, directory).report();
        for (Path file : written) {
            if (common.json()) {
                JsonText.writeLine(cli.terminal().data(), Map.of("report", file));
            } else {
                cli.terminal().line(file.toString());
            }
        }
        return ExitCode.DONE;
    }
}
