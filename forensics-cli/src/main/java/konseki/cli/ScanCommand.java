package konseki.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import konseki.investigation.Investigation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `konseki scan`: read, index, detect, conclude.
@Command(name = "scan", mixinStandardHelpOptions = true)
final class ScanCommand implements Callable<Integer> {
    private final Cli cli;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--plan")
    private boolean plan;

    @Option(names = "--shard", paramLabel = "I/N", converter = Shard.Converter.class)
    private @Nullable Shard shard;

    @Parameters(paramLabel = "LOGS", descriptionKey = "LOGS", arity = "1..*")
    private List<Path> inputs = new ArrayList<>();

    ScanCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        CommonOptions.requireExisting(inputs);
        if (plan && shard != null) {
            throw new UsageException(common.messages(cli).text("usage.plan-and-shard"));
        }
        return plan ? plan() : scan();
    }

    private int plan() throws IOException {
        PlanView view = new PlanView(common.withoutCase(cli).plan(inputs));
        if (common.json()) {
            JsonText.writeLine(cli.terminal().data(), view.json());
        } else {
            view.write(cli.terminal(), common.messages(cli));
        }
        return ExitCode.DONE;
    }

    private int scan() throws IOException {
        Path directory = common.caseDirectory(cli, "konseki scan " + ShellText.quote(inputs) + " --case DIR");
        Investigation investigation = common.investigation(cli, directory);
        RunLog.open(directory);
        if (shard != null) {
            investigation.scanShard(inputs, shard.i(), shard.n());
            cli.terminal().eraseStatus();
            sayDone(shard, directory);
            return ExitCode.DONE;
        }
        return new FindingScreen(cli, common).show(investigation.scan(inputs), directory);
    }

    private void sayDone(Shard part, Path directory) throws IOException {
        if (common.json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("shard", part.i());
            json.put("of", part.n());
            json.put("case", directory);
            JsonText.writeLine(cli.terminal().data(), json);
        } else {
            cli.terminal().line(common.messages(cli).text("scan.shard-done", part.i(), part.n(), directory));
        }
    }
}
