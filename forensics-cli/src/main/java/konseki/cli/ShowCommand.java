package konseki.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import konseki.investigation.Investigation;
import konseki.investigation.RawRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `konseki show`: records as preserved, read back from the evidence.
@Command(name = "show", mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    private final Cli cli;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--raw")
    private boolean raw;

    @Parameters(paramLabel = "ID", descriptionKey = "ID", arity = "1..*")
    private List<String> ids = new ArrayList<>();

    ShowCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Investigation investigation = common.investigation(
                cli, common.caseDirectory(cli, "konseki show " + String.join(" ", ids) + " --case DIR"));
        for (String id : ids) {
            show(record(investigation, id));
        }
        return ExitCode.DONE;
    }

    private static RawRecord record(Investigation investigation, String id) throws IOException {
        try {
            return investigation.show(id);
        } catch (IllegalArgumentException noSuchId) {
            throw new UsageException(String.valueOf(noSuchId.getMessage()));
        }
    }

    private void show(RawRecord record) throws IOException {
        if (raw) {
            cli.terminal().data().write(record.bytes());
        } else if (common.json()) {
            JsonText.writeLine(cli.terminal().data(), json(record));
        } else {
            String key = record.verified() ? "show.verified" : "show.not-verified";
            String place = record.file() + ":" + record.recordNumber() + "@" + record.offset();
            cli.terminal()
                    .line(record.id() + "  " + place + "  "
                            + common.messages(cli).text(key));
            for (String line : record.text().split("\n", -1)) {
                cli.terminal().line(line);
            }
        }
    }

    private static Map<String, Object> json(RawRecord record) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", record.id());
        json.put("file", record.file());
        json.put("record", record.recordNumber());
        json.put("offset", record.offset());
        json.put("verified", record.verified());
        json.put("text", record.text());
        json.put("base64", java.util.Base64.getEncoder().encodeToString(record.bytes()));
        return json;
    }
}
