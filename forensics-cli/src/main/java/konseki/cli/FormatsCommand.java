package konseki.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import konseki.investigation.BuiltInCarriers;
import konseki.investigation.BuiltInPayloads;
import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.Payloads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `konseki formats`: what can be read.
@Command(name = "formats", mixinStandardHelpOptions = true)
final class FormatsCommand implements Callable<Integer> {
    private final Cli cli;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    FormatsCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (Carrier carrier : BuiltInCarriers.all(new Payloads(BuiltInPayloads.all()))) {
            rows.add(List.of("carrier", carrier.name(), "", ""));
        }
        for (Payload payload : BuiltInPayloads.all()) {
            rows.add(List.of(
                    "payload", payload.dataset(), payload.shape().name().toLowerCase(Locale.ROOT), payload.program()));
        }
        Answer.write(new Rows(List.of("kind", "name", "shape", "program"), rows), cli.terminal(), common.json());
        return ExitCode.DONE;
    }
}
