package konseki.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command `konseki`. Without a verb it prints how it is used.
@Command(
        name = "konseki",
        mixinStandardHelpOptions = true,
        version = "konseki 0.1.0-SNAPSHOT",
        description = "Says what happened, and whether data left, as far as the logs can tell.")
public final class Main implements Runnable {

    static final int USAGE_ERROR = 64;
    static final int INTERNAL_ERROR = 70;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler(Main::explain)
                .setExitCodeExceptionMapper(_ -> INTERNAL_ERROR);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Nothing to do: name a verb.");
    }

    private static int explain(CommandLine.ParameterException problem, String[] args) {
        PrintWriter err = problem.getCommandLine().getErr();
        err.println(problem.getMessage());
        problem.getCommandLine().usage(err);
        return USAGE_ERROR;
    }
}
