package konseki.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import konseki.investigation.VerifyResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `konseki verify`: scan again and compare, byte for byte.
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private final Cli cli;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--quick")
    private boolean quick;

    @Parameters(paramLabel = "CASE", descriptionKey = "CASE", arity = "0..1")
    private @Nullable Path directory;

    VerifyCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Path found = directory != null ? directory : common.caseDirectory(cli, "konseki verify CASE");
        CommonOptions.requireExisting(List.of(found));
        VerifyResult result = common.investigation(cli, found).verify(quick);
        cli.terminal().eraseStatus();
        if (common.json()) {
            JsonText.writeLine(cli.terminal().data(), json(result));
        } else {
            say(result);
        }
        return result.isReproduced() ? ExitCode.DONE : ExitCode.DIFFERS;
    }

    private void say(VerifyResult result) throws IOException {
        Messages messages = common.messages(cli);
        if (result.isReproduced()) {
            cli.terminal().line(messages.text(result.quick() ? "verify.quick" : "verify.reproduced"));
        } else {
            cli.terminal()
                    .line(messages.text("verify.differs", result.differences().size()));
            for (var difference : result.differences()) {
                cli.terminal().line(difference.where() + ": " + messages.translated(difference.what()));
            }
        }
    }

    private static Rows differences(VerifyResult result) {
        List<List<Object>> rows = new ArrayList<>();
        result.differences().forEach(difference -> rows.add(List.of(difference.where(), difference.what())));
        return new Rows(List.of("where", "what"), rows);
    }

    private static Map<String, Object> json(VerifyResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reproduced", result.isReproduced());
        json.put("quick", result.quick());
        json.put("differences", RowsJson.of(differences(result)));
        return json;
    }
}
