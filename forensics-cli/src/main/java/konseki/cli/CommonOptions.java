package konseki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import konseki.finding.Language;
import konseki.investigation.CaseDirectory;
import konseki.investigation.CaseFile;
import konseki.investigation.Investigation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every verb understands. Filled by picocli, then read; belongs to one thread.
final class CommonOptions {
    @Option(names = "--case", paramLabel = "DIR")
    private @Nullable Path caseDirectory;

    @Option(names = "--config", paramLabel = "FILE")
    private @Nullable Path config;

    @Option(names = "--threads", paramLabel = "N", converter = Threads.class)
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--no-index")
    private boolean noIndex;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--lang", paramLabel = "en|ja", converter = LanguageName.class)
    private @Nullable Language language;

    @Option(names = "--quiet")
    private boolean quiet;

    @Option(names = "--evidence-root", paramLabel = "DIR")
    private List<Path> evidenceRoots = new ArrayList<>();

    @Option(names = "--state-memory", paramLabel = "SIZE", converter = Size.class)
    private long stateMemory;

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    Messages messages(Cli cli) {
        return new Messages(language != null ? language : Languages.of(List.of(), cli.environment()));
    }

    /// The case that is named, or the current folder if it is one.
    ///
    /// @param command what the user should type instead
    Path caseDirectory(Cli cli, String command) {
        if (caseDirectory != null) {
            return caseDirectory;
        }
        if (new CaseDirectory(cli.directory()).exists()) {
            return cli.directory();
        }
        throw new UsageException(messages(cli).text("usage.no-case", command));
    }

    /// An investigation of a case, with what the options say.
    Investigation investigation(Cli cli, Path directory) throws IOException {
        return builder(cli, directory).build();
    }

    /// An investigation that leaves nothing behind. The folder is only a name: inputs in a case are left out, and the
    /// current folder may hold inputs.
    Investigation withoutCase(Cli cli) throws IOException {
        return builder(cli, cli.directory().resolve(".konseki-no-case")).build();
    }

    private Investigation.Builder builder(Cli cli, Path directory) throws IOException {
        Investigation.Builder builder =
                Investigation.in(directory).workers(threads).index(!noIndex).evidenceRoots(evidenceRoots);
        if (config != null) {
            builder.rules(CaseFile.read(config));
        }
        if (stateMemory > 0) {
            builder.stateMemory(stateMemory);
        }
        if (!quiet && cli.terminal().isInteractive()) {
            builder.progress(new ProgressLine(cli.terminal(), messages(cli), System::nanoTime));
        }
        return builder;
    }

    /// Fails before minutes are spent on the others.
    static void requireExisting(List<Path> inputs) throws NoSuchFileException {
        for (Path input : inputs) {
            if (!Files.exists(input)) {
                throw new NoSuchFileException(input.toString());
            }
        }
    }
}
