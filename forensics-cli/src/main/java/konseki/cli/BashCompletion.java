package konseki.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Completion for bash, 3.2 and later: words of ours; where there are none, bash completes file names.
final class BashCompletion {

    private BashCompletion() {}

    static String of(List<Verb> verbs) {
        StringBuilder script = new StringBuilder("""
                # Completion of konseki for bash. Made by: konseki completion bash
                _konseki() {
                    local word=${COMP_WORDS[COMP_CWORD]} before= verb=${COMP_WORDS[1]} words=
                    [ "$COMP_CWORD" -gt 0 ] && before=${COMP_WORDS[COMP_CWORD - 1]}
                    if [ "$COMP_CWORD" -eq 1 ]; then
                        COMPREPLY=($(compgen -W '%s --help --version' -- "$word"))
                        return
                    fi
                    case $before in
                """.formatted(verbs.stream().map(Verb::name).collect(Collectors.joining(" "))));
        List<Verb.Choice> valued = verbs.stream()
                .flatMap(verb -> Stream.concat(verb.options().stream(), verb.common().stream()))
                .filter(Verb.Choice::takesValue)
                .distinct()
                .toList();
        for (Verb.Choice option : valued) {
            if (!option.values().isEmpty()) {
                script.append("        %s) COMPREPLY=(%s); return ;;%n".formatted(names(option), compgen(option.values())));
            }
        }
        String others = valued.stream()
                .filter(option -> option.values().isEmpty())
                .map(BashCompletion::names)
                .collect(Collectors.joining(" | "));
        script.append("        %s) COMPREPLY=(); return ;;%n".formatted(others));
        script.append("    esac\n    case $verb in\n");
        for (Verb verb : verbs) {
            script.append("        %s) words='%s' ;;%n".formatted(verb.name(), words(verb)));
        }
        return script.append("""
                    esac
                    case $word in
                        -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
                        *) COMPREPLY=($(compgen -W "${words%%-*}" -- "$word")) ;;
                    esac
                }
                complete -o default -F _konseki konseki ./konseki
                """).toString();
    }

    /// Values of an operand first, so that everything before the first dash is one.
    private static String words(Verb verb) {
        Stream<String> values =
                verb.operands().stream().flatMap(operand -> operand.values().stream());
        Stream<String> names = Stream.concat(verb.options().stream(), verb.common().stream())
                .flatMap(option -> option.names().stream());
        return Stream.concat(values, names).collect(Collectors.joining(" "));
    }

    private static String names(Verb.Choice option) {
        return String.join(" | ", option.names());
    }

    private static String compgen(List<String> values) {
        return "$(compgen -W '" + String.join(" ", values) + "' -- \"$word\")";
    }
}
