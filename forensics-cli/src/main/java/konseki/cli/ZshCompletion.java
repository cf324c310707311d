package konseki.cli;

import java.util.List;
import java.util.stream.Stream;

/// Completion for zsh, with what each verb and option means.
final class ZshCompletion {

    private ZshCompletion() {}

    static String of(List<Verb> verbs) {
        StringBuilder script = new StringBuilder("""
                #compdef konseki
                # Completion of konseki for zsh. Made by: konseki completion zsh
                _konseki() {
                    local -a verbs
                    verbs=(
                """);
        for (Verb verb : verbs) {
            script.append("        %s%n".formatted(quote(verb.name() + ":" + verb.summary())));
        }
        script.append("""
                    )
                    if ((CURRENT == 2)); then
                        _describe verb verbs
                        return
                    fi
                    local verb=$words[2]
                    shift words
                    ((CURRENT--))
                    case $verb in
                """);
        for (Verb verb : verbs) {
            script.append("        ").append(verb.name()).append(") _arguments");
            Stream.concat(verb.options().stream(), verb.common().stream()).forEach(option -> option.names()
                    .forEach(name -> script.append(" \\\n            ").append(option(name, option))));
            for (Verb.Choice operand : verb.operands()) {
                script.append(" \\\n            ").append(quote("*:" + tail(operand)));
            }
            script.append(" ;;\n");
        }
        return script.append("""
                    esac
                }
                if [ "$funcstack[1]" = _konseki ]; then _konseki "$@"; else compdef _konseki konseki; fi
                """).toString();
    }

    private static String option(String name, Verb.Choice option) {
        String meaning = option.meaning().replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
        return quote("*" + name + "[" + meaning + "]" + (option.takesValue() ? ":" + tail(option) : ""));
    }

    private static String tail(Verb.Choice choice) {
        String action = choice.path() ? "_files" : "";
        if (!choice.values().isEmpty()) {
            action = "(" + String.join(" ", choice.values()) + ")";
        }
        return choice.label() + ":" + action;
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
