package konseki.cli;

import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command `konseki`. Without a verb it says how it is used.
@Command(name = "konseki", mixinStandardHelpOptions = true, version = "konseki 0.1.0-SNAPSHOT")
public final class Main implements Runnable {
    private static final int HELP_COLUMNS = 110;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String[] args) {
        RunLog.silenceTerminal();
        Cli cli = new Cli(Terminal.ofProcess(System.getenv()), System.getenv(), Path.of(""));
        System.exit(run(cli, args));
    }

    /// @return the exit status
    static int run(Cli cli, String... args) {
        Messages messages = new Messages(Languages.of(List.of(args), cli.environment()));
        try {
            int status = commandLine(cli, messages).execute(args);
            cli.terminal().flush();
            return status;
        } catch (Exception | Error problem) { // an uncaught error would exit with 1, which is no status of ours
            return report(problem, cli, messages);
        }
    }

    static CommandLine commandLine(Cli cli, Messages messages) {
        CommandLine line = new CommandLine(new Main());
        List.of(
                        new ScanCommand(cli),
                        new EventsCommand(cli),
                        new SearchCommand(cli),
                        new ShowCommand(cli),
                        new ConcludeCommand(cli),
                        new ReportCommand(cli),
                        new CoverageCommand(cli),
                        new NextCommand(cli),
                        new VerifyCommand(cli),
                        new MergeCommand(cli),
                        new FormatsCommand(cli),
                        new FieldsCommand(cli),
                        new ExplainCommand(cli),
                        new CompletionCommand(cli),
                        new ManCommand(cli))
                .forEach(line::addSubcommand);
        return line.setResourceBundle(Messages.bundle("help", messages.language()))
                .setUsageHelpWidth(HELP_COLUMNS)
                .setOut(cli.terminal().helpWriter())
                .setErr(cli.terminal().errorWriter())
                .setParameterExceptionHandler((problem, _) -> explain(problem, cli, messages))
                .setExecutionExceptionHandler((problem, _, _) -> report(problem, cli, messages));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                spec.resourceBundle() == null ? "" : spec.resourceBundle().getString("no-verb"));
    }

    private static int explain(ParameterException problem, Cli cli, Messages messages) {
        Terminal terminal = cli.terminal();
        terminal.errorLine(messages.text("usage.wrong", String.valueOf(problem.getMessage())));
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            terminal.errorLine(messages.text("usage.suggest", String.join(", ", unmatched.getSuggestions())));
        }
        String verb = problem.getCommandLine().getCommandSpec().qualifiedName();
        terminal.errorLine(messages.text("usage.help", verb));
        return ExitCode.USAGE;
    }

    private static int report(Throwable problem, Cli cli, Messages messages) {
        Failure failure = Failure.of(problem, messages);
        if (failure.status() == ExitCode.INTERNAL) {
            Logger log = LoggerFactory.getLogger(Main.class);
            log.error("failed", problem);
        }
        if (!failure.message().isEmpty()) {
            cli.terminal().errorLine(failure.message());
        }
        return failure.status();
    }
}
