package konseki.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import konseki.evidence.Member;
import konseki.investigation.Investigation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `konseki events`: normalised events as JSON lines, for pipes.
@Command(name = "events", mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {
    private final Cli cli;
    private @Nullable Member last;
    private String lastId = "";

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--vendor")
    private boolean vendor;

    @Parameters(paramLabel = "LOGS", descriptionKey = "LOGS", arity = "1..*")
    private List<Path> inputs = new ArrayList<>();

    EventsCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        CommonOptions.requireExisting(inputs);
        Investigation investigation = common.withoutCase(cli);
        EventJson json = new EventJson(vendor);
        OutputStream out = cli.terminal().data();
        investigation.events(inputs, (event, member) -> json.write(event, id(member), member.name(), out));
        sayWhatWasNotRead(investigation);
        return ExitCode.DONE;
    }

    /// One string per member, not per event.
    private String id(Member member) {
        if (member != last) {
            last = member;
            lastId = member.id();
        }
        return lastId;
    }

    /// Nothing vanishes, in a pipe neither.
    private void sayWhatWasNotRead(Investigation investigation) throws IOException {
        if (!common.quiet()) {
            Messages messages = common.messages(cli);
            for (var unread : investigation.plan(inputs).unread()) {
                cli.terminal()
                        .errorLine(messages.text("events.unread", unread.name(), messages.translated(unread.reason())));
            }
        }
    }
}
