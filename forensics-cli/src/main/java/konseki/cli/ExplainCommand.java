package konseki.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import konseki.evidence.Unread;
import konseki.ingest.PlannedMember;
import konseki.ingest.ScanPlan;
import konseki.investigation.BuiltInCarriers;
import konseki.investigation.BuiltInPayloads;
import konseki.investigation.Investigation;
import konseki.parse.Carrier;
import konseki.parse.Payloads;
import konseki.parse.Recognition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `konseki explain`: why a file was taken for a format, and how one record of it was read.
@Command(name = "explain", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Cli cli;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--record", paramLabel = "N")
    private long record;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private Path file = Path.of("");

    ExplainCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        CommonOptions.requireExisting(List.of(file));
        Investigation investigation = common.withoutCase(cli);
        ScanPlan plan = investigation.plan(List.of(file));
        for (PlannedMember planned : plan.members()) {
            if (common.json()) {
                JsonText.writeLine(cli.terminal().data(), json(planned));
            } else {
                explain(planned);
            }
        }
        for (Unread unread : plan.unread()) {
            if (common.json()) {
                JsonText.writeLine(cli.terminal().data(), Map.of("file", unread.name(), "unread", unread.reason()));
            } else {
                cli.terminal().line(unread.name() + ": " + common.messages(cli).translated(unread.reason()));
            }
        }
        if (record > 0) {
            showRecord(investigation);
        }
        return ExitCode.DONE;
    }

    private void explain(PlannedMember planned) throws IOException {
        Object[] taken = {planned.member().name(), planned.carrier().name(), planned.certainty()};
        cli.terminal().line(common.messages(cli).text("explain.taken", taken));
        TextTable.write(formats(planned), cli.terminal());
        for (var input : planned.plan().inferredInputs().entrySet()) {
            cli.terminal().line(input.getKey() + ": " + input.getValue());
        }
    }

    private Map<String, Object> json(PlannedMember planned) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", planned.member().name());
        json.put("format", planned.carrier().name());
        json.put("certainty", planned.certainty());
        json.put("formats", judgements(planned));
        json.put("inferred", planned.plan().inferredInputs());
        return json;
    }

    /// What every format says of the file's first bytes.
    private Rows formats(PlannedMember planned) {
        Messages messages = common.messages(cli);
        List<List<Object>> rows = new ArrayList<>();
        for (Carrier carrier : BuiltInCarriers.all(new Payloads(BuiltInPayloads.all()))) {
            rows.add(List.of(carrier.name(), said(carrier.recognise(planned.prologue()), messages)));
        }
        return new Rows(List.of("format", "says"), rows);
    }

    private static List<Map<String, Object>> judgements(PlannedMember planned) {
        List<Map<String, Object>> judgements = new ArrayList<>();
        for (Carrier carrier : BuiltInCarriers.all(new Payloads(BuiltInPayloads.all()))) {
            Map<String, Object> judgement = new LinkedHashMap<>();
            judgement.put("format", carrier.name());
            switch (carrier.recognise(planned.prologue())) {
                case Recognition.Yes(int certainty) -> judgement.put("certainty", certainty);
                case Recognition.No(String reason, int line) -> {
                    judgement.put("no", reason);
                    if (line > 0) {
                        judgement.put("line", line);
                    }
                }
            }
            judgements.add(judgement);
        }
        return judgements;
    }

    private static String said(Recognition recognition, Messages messages) {
        return switch (recognition) {
            case Recognition.Yes(int certainty) -> messages.text("explain.yes", certainty);
            case Recognition.No(String reason, int line) ->
                line > 0 ? messages.text("explain.no-line", line, reason) : messages.text("explain.no", reason);
        };
    }

    private void showRecord(Investigation investigation) throws IOException {
        List<Map<String, Object>> shown = new ArrayList<>();
        investigation.events(List.of(file), (event, member) -> {
            if (event.origin().recordNumber() == record) {
                String id = member.id() + "-" + event.origin().offset();
                shown.add(HitJson.of(event.toRecord(), id, member.name(), true));
            }
        });
        if (shown.isEmpty()) {
            cli.terminal().flush();
            cli.terminal().errorLine(common.messages(cli).text("explain.no-event", record));
        }
        for (Map<String, Object> event : shown) {
            JsonText.writeLine(cli.terminal().data(), event);
        }
    }
}
