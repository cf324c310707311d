package konseki.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import konseki.finding.Language;

/// Which language the user reads.
final class Languages {

    private Languages() {}

    /// `--lang` wherever it stands, because help and complaints come before options are understood; else the
    /// environment's; English where neither says.
    static Language of(List<String> arguments, Map<String, String> environment) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--lang") && i + 1 < arguments.size()) {
                return named(arguments.get(i + 1));
            }
            if (argument.startsWith("--lang=")) {
                return named(argument.substring("--lang=".length()));
            }
        }
        return ofEnvironment(environment);
    }

    /// The launcher sets LC_ALL=C.UTF-8 where a locale is not UTF-8, so `C` decides nothing.
    private static Language ofEnvironment(Map<String, String> environment) {
        boolean any = false;
        for (String variable : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String locale = environment.getOrDefault(variable, "");
            if (!locale.isEmpty() && !locale.equals("C") && !locale.startsWith("C.")) {
                return named(locale);
            }
            any |= !locale.isEmpty();
        }
        return any ? Language.EN : named(Locale.getDefault().getLanguage());
    }

    private static Language named(String locale) {
        return locale.startsWith("ja") ? Language.JA : Language.EN;
    }
}
