package konseki.cli;

import java.util.List;
import java.util.stream.Stream;

/// Completion for fish, with what each verb and option means.
final class FishCompletion {

    private FishCompletion() {}

    static String of(List<Verb> verbs) {
        StringBuilder script = new StringBuilder("""
                # Completion of konseki for fish. Made by: konseki completion fish
                complete -c konseki -n __fish_use_subcommand -f
                """);
        for (Verb verb : verbs) {
            script.append("complete -c konseki -n __fish_use_subcommand -a %s -d %s%n"
                    .formatted(verb.name(), quote(verb.summary())));
        }
        for (Verb verb : verbs) {
            String line = "complete -c konseki -n '__fish_seen_subcommand_from " + verb.name() + "'";
            Stream.concat(verb.options().stream(), verb.common().stream())
                    .forEach(option -> script.append(line).append(option(option)).append('\n'));
            for (Verb.Choice operand : verb.operands()) {
                if (!operand.values().isEmpty()) {
                    script.append(line).append(" -f").append(values(operand)).append('\n');
                }
            }
        }
        return script.toString();
    }

    private static String option(Verb.Choice option) {
        StringBuilder text = new StringBuilder();
        for (String name : option.names()) {
            text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.takesValue()) {
            text.append(option.path() ? " -r -F" : " -x").append(values(option));
        }
        return text.append(" -d ").append(quote(option.meaning())).toString();
    }

    private static String values(Verb.Choice choice) {
        return choice.values().isEmpty() ? "" : " -a " + quote(String.join(" ", choice.values()));
    }

    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
