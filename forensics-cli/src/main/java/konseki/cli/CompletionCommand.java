package konseki.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `konseki completion`: the script that lets a shell complete verbs and options.
@Command(name = "completion", mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    private final Cli cli;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // every verb takes the common options; picocli fills them
    private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "bash|zsh|fish", descriptionKey = "SHELL", converter = Shell.Converter.class)
    private Shell shell = Shell.BASH;

    CompletionCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        String script = shell.script(Verb.all(spec.root()));
        cli.terminal().data().write(script.getBytes(StandardCharsets.UTF_8));
        return ExitCode.DONE;
    }
}
