package konseki.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `konseki man`: the manual page, for `man -l -` and packages.
@Command(name = "man", mixinStandardHelpOptions = true)
final class ManCommand implements Callable<Integer> {
    private final Cli cli;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    ManCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        String page = new ManPage(common.messages(cli)).of(spec.root(), Verb.all(spec.root()));
        cli.terminal().data().write(page.getBytes(StandardCharsets.UTF_8));
        return ExitCode.DONE;
    }
}
