package konseki.cli;

import java.util.Locale;
import java.util.ResourceBundle;
import konseki.finding.Language;
import konseki.report.JapanesePhrases;

/// What the program says, in the user's language. Immutable.
final class Messages {
    private final Language language;
    private final ResourceBundle bundle;

    Messages(Language language) {
        this.language = language;
        this.bundle = bundle("messages", language);
    }

    /// @param name `messages` or `help`
    static ResourceBundle bundle(String name, Language language) {
        Locale locale = switch (language) {
            case EN -> Locale.ENGLISH;
            case JA -> Locale.JAPANESE;
        };
        return ResourceBundle.getBundle("konseki.cli." + name, locale);
    }

    Language language() {
        return language;
    }

    /// What the library says, which speaks English.
    String translated(String english) {
        return language == Language.JA ? JapanesePhrases.of(english) : english;
    }

    /// The text of that key, `{0}` and so on replaced.
    ///
    /// @throws MissingResourceException if there is none
    String text(String key, Object... arguments) {
        String text = bundle.getString(key);
        StringBuilder filled = new StringBuilder(text.length() + 32);
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            filled.append(text, from, open).append(arguments[text.charAt(open + 1) - '0']);
            from = open + 3;
        }
        return filled.append(text, from, text.length()).toString();
    }
}
