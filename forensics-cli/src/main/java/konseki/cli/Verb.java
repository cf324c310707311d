package konseki.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A verb as completions and the manual page describe it, taken from the definition that also parses it.
///
/// @param summary     one sentence
/// @param description what `--help` says further, or empty
/// @param common      what every verb understands
record Verb(
        String name,
        String summary,
        String description,
        String example,
        List<Choice> options,
        List<Choice> common,
        List<Choice> operands) {

    /// An option or operand.
    ///
    /// @param names  with their dashes; none of an operand
    /// @param label  of its value; empty where it has none
    /// @param values the only ones possible; none where there are many
    /// @param path   whether the value names a file
    record Choice(List<String> names, String label, List<String> values, boolean path, String meaning) {
        boolean takesValue() {
            return !label.isEmpty();
        }
    }

    /// Every verb in alphabetical order.
    ///
    /// @param root of the whole command
    static List<Verb> all(CommandSpec root) {
        return root.subcommands().values().stream()
                .map(line -> of(line.getCommandSpec()))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private static Verb of(CommandSpec spec) {
        List<String> common = spec.mixins().values().stream()
                .flatMap(mixin -> mixin.options().stream())
                .map(OptionSpec::longestName)
                .toList();
        return new Verb(
                spec.name(),
                text(spec.usageMessage().header()),
                text(spec.usageMessage().description()),
                text(spec.usageMessage().footer()),
                choices(spec.options().stream()
                        .filter(option -> !common.contains(option.longestName()))
                        .toList()),
                choices(spec.options().stream()
                        .filter(option -> common.contains(option.longestName()))
                        .toList()),
                choices(spec.positionalParameters()));
    }

    private static List<Choice> choices(List<? extends ArgSpec> arguments) {
        return arguments.stream().map(Verb::choice).toList();
    }

    private static Choice choice(ArgSpec argument) {
        List<String> names = argument instanceof OptionSpec option ? List.of(option.names()) : List.of();
        String label = argument.arity().max() == 0 ? "" : argument.paramLabel();
        List<String> values = label.contains("|") ? List.of(label.split("\\|")) : List.of();
        boolean path = argument.typeInfo().getType() == Path.class
                || Arrays.asList(argument.auxiliaryTypes()).contains(Path.class);
        return new Choice(names, label, values, path, String.join(" ", argument.description()));
    }

    /// As picocli prints it.
    private static String text(String[] formats) {
        StringBuilder text = new StringBuilder();
        for (String format : formats) {
            text.append(String.format(Locale.ROOT, format)).append('\n');
        }
        return text.toString().strip();
    }
}
