package konseki.cli;

import java.util.List;
import java.util.function.Function;

/// A verb of the program and what does it; reading how a command is declared takes longer than most commands, so only
/// the one that was named is made.
record LazyVerb(String name, Function<Cli, Object> command) {
    /// In the order of help.
    static final List<LazyVerb> ALL = List.of(
            new LazyVerb("scan", ScanCommand::new),
            new LazyVerb("events", EventsCommand::new),
            new LazyVerb("search", SearchCommand::new),
            new LazyVerb("show", ShowCommand::new),
            new LazyVerb("conclude", ConcludeCommand::new),
            new LazyVerb("report", ReportCommand::new),
            new LazyVerb("coverage", CoverageCommand::new),
            new LazyVerb("next", NextCommand::new),
            new LazyVerb("verify", VerifyCommand::new),
            new LazyVerb("merge", MergeCommand::new),
            new LazyVerb("formats", FormatsCommand::new),
            new LazyVerb("fields", FieldsCommand::new),
            new LazyVerb("explain", ExplainCommand::new),
            new LazyVerb("completion", CompletionCommand::new),
            new LazyVerb("man", ManCommand::new));

    /// Those that describe all others.
    private static final List<String> DESCRIBING = List.of("completion", "man");

    /// Whether a command line can reach it.
    boolean isIn(List<String> arguments) {
        return arguments.contains(name) || DESCRIBING.stream().anyMatch(arguments::contains);
    }
}
