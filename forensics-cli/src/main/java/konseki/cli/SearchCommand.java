package konseki.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import konseki.investigation.AggregateResult;
import konseki.investigation.Hit;
import konseki.investigation.Hits;
import konseki.investigation.Investigation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `konseki search`: hits with their place, or aggregates.
@Command(name = "search", mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    private static final int TABLE_ROWS = 100;

    private final Cli cli;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--csv")
    private boolean csv;

    @Option(names = "--vendor")
    private boolean vendor;

    @Option(names = "--zone", paramLabel = "ZONE")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--limit", paramLabel = "N", converter = Limit.class)
    private int limit = Limit.NONE;

    @Parameters(paramLabel = "QUERY", descriptionKey = "QUERY")
    private String query = "";

    SearchCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Investigation investigation = common.investigation(
                cli, common.caseDirectory(cli, "konseki search " + ShellText.quote(query) + " --case DIR"));
        if (AggregateSuffix.isIn(query)) {
            aggregate(investigation);
        } else {
            hits(investigation);
        }
        return ExitCode.DONE;
    }

    private void aggregate(Investigation investigation) throws IOException {
        AggregateResult result = ask(() -> investigation.aggregate(query));
        Rows answer = AggregateRows.of(result);
        if (csv) {
            Answer.writeCsv(answer, cli.terminal());
        } else {
            Answer.write(answer, cli.terminal(), common.json());
        }
        note(result.note());
    }

    private void hits(Investigation investigation) throws IOException {
        try (Hits hits = ask(() -> investigation.search(query))) {
            if (csv) {
                csv(hits);
            } else if (common.json()) {
                json(hits);
            } else {
                table(hits);
            }
            note(hits.note());
        }
    }

    private void csv(Hits hits) throws IOException {
        OutputStream out = cli.terminal().data();
        CsvText.writeStart(out);
        CsvText.writeRow(out, HitRows.csvColumns());
        int shown = 0;
        for (Hit hit : hits) {
            if (++shown > limit) {
                return;
            }
            CsvText.writeRow(out, HitRows.csvRow(hit, zone));
        }
    }

    private void json(Hits hits) {
        int shown = 0;
        for (Hit hit : hits) {
            if (++shown > limit) {
                return;
            }
            JsonText.writeLine(cli.terminal().data(), HitJson.of(hit.event(), hit.id(), hit.file(), vendor));
        }
    }

    private void table(Hits hits) throws IOException {
        int most = limit == Limit.NONE ? TABLE_ROWS : limit;
        List<Hit> shown = new ArrayList<>();
        boolean more = false;
        for (Hit hit : hits) {
            if (shown.size() == most) {
                more = true;
                break;
            }
            shown.add(hit);
        }
        TextTable.write(HitRows.table(shown, zone), cli.terminal());
        if (more) {
            note(common.messages(cli).text("search.more", most));
        }
    }

    private void note(String text) throws IOException {
        if (!common.quiet()) {
            cli.terminal().flush();
            cli.terminal().errorLine(text);
        }
    }

    /// A question that may be wrong.
    private interface Question<T> {
        T ask() throws IOException;
    }

    private static <T> T ask(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (IllegalArgumentException wrongQuery) {
            throw new UsageException(String.valueOf(wrongQuery.getMessage()));
        }
    }
}
