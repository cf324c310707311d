package konseki.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import konseki.finding.Language;
import konseki.finding.NextStep;
import konseki.finding.Volume;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `konseki next`: what to collect next, ranked by what it would change.
@Command(name = "next", mixinStandardHelpOptions = true)
final class NextCommand implements Callable<Integer> {
    private final Cli cli;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    NextCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        List<NextStep> steps = common.investigation(cli, common.caseDirectory(cli, "konseki next --case DIR"))
                .next();
        Messages messages = common.messages(cli);
        if (steps.isEmpty() && !common.json()) {
            cli.terminal().line(messages.text("next.nothing"));
        } else {
            Language language = messages.language();
            Rows rows = common.json() ? values(steps, language) : rows(steps, language);
            Answer.write(rows, cli.terminal(), common.json());
        }
        return ExitCode.DONE;
    }

    static Rows rows(List<NextStep> steps, Language language) {
        List<List<Object>> rows = new ArrayList<>();
        for (NextStep step : steps) {
            rows.add(List.of(
                    (long) rows.size() + 1,
                    step.what().in(language),
                    step.why().in(language),
                    step.asset().orElse(""),
                    step.from() == step.to()
                            ? ""
                            : step.from().shortName() + " -> " + step.to().shortName(),
                    removed(step.removes())));
        }
        return new Rows(List.of("rank", "what", "why", "asset", "verdict", "removes"), rows);
    }

    /// The same for programs: numbers instead of what people read.
    static Rows values(List<NextStep> steps, Language language) {
        List<List<Object>> rows = new ArrayList<>();
        for (NextStep step : steps) {
            rows.add(List.of(
                    (long) rows.size() + 1,
                    step.what().in(language),
                    step.why().in(language),
                    step.asset().orElse(""),
                    step.from().shortName(),
                    step.to().shortName(),
                    step.removes() instanceof Volume.AtMost(long bytes) ? (Object) bytes : ""));
        }
        return new Rows(List.of("rank", "what", "why", "asset", "from", "to", "removes"), rows);
    }

    private static String removed(Volume volume) {
        return switch (volume) {
            case Volume.AtMost(long bytes) -> bytes == 0 ? "" : Amounts.bytes(bytes);
            case Volume.Unbounded _ -> "";
        };
    }
}
