package konseki.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A shell that can complete, and the language of its script.
enum Shell {
    BASH {
        @Override
        String script(List<Verb> verbs) {
            return BashCompletion.of(verbs);
        }
    },
    ZSH {
        @Override
        String script(List<Verb> verbs) {
            return ZshCompletion.of(verbs);
        }
    },
    FISH {
        @Override
        String script(List<Verb> verbs) {
            return FishCompletion.of(verbs);
        }
    };

    abstract String script(List<Verb> verbs);

    static final class Converter implements ITypeConverter<Shell> {

        @Override
        public Shell convert(String text) {
            for (Shell shell : values()) {
                if (shell.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return shell;
                }
            }
            throw new TypeConversionException("\"" + text + "\" is not bash, zsh or fish");
        }
    }
}
