package konseki.cli;

import java.io.IOException;
import java.util.List;
import java.util.ResourceBundle;

/// What `konseki --help` says, written without picocli, whose start costs several times that of an empty JVM. Its twin
/// is picocli's own page, from the same texts; a test compares the two.
final class HelpScreen {
    private static final List<String> ASKING = List.of("--help", "-h");

    private final ResourceBundle texts;
    private final StringBuilder page = new StringBuilder(2048);

    private HelpScreen(ResourceBundle texts) {
        this.texts = texts;
    }

    /// Whether nothing else is asked, but perhaps in which language.
    static boolean isAsked(List<String> arguments) {
        return switch (arguments.size()) {
            case 1 -> ASKING.contains(arguments.getFirst());
            case 2 ->
                ASKING.contains(arguments.getLast()) && arguments.getFirst().startsWith("--lang=");
            default -> false;
        };
    }

    static void write(Terminal terminal, Messages messages) throws IOException {
        terminal.data().write(of(messages).getBytes(terminal.outCharset()));
    }

    static String of(Messages messages) {
        return new HelpScreen(Messages.bundle("help", messages.language())).page();
    }

    private String page() {
        line(text("konseki.usage.header"));
        line(text("usage.synopsisHeading") + "konseki [-hV] [COMMAND]");
        page.append(text("usage.optionListHeading"));
        line("  -h, --help      " + text("mixinStandardHelpOptions.help"));
        line("  -V, --version   " + text("mixinStandardHelpOptions.version"));
        page.append(text("konseki.usage.commandListHeading"));
        int width = LazyVerb.ALL.stream()
                .mapToInt(verb -> verb.name().length())
                .max()
                .orElse(0);
        for (LazyVerb verb : LazyVerb.ALL) {
            String blanks = " ".repeat(width - verb.name().length() + 2);
            line("  " + verb.name() + blanks + text("konseki." + verb.name() + ".usage.header"));
        }
        page.append(text("usage.footerHeading"));
        line(text("konseki.usage.footer"));
        return page.toString();
    }

    /// With the line ends and percent signs that picocli's formats have.
    private String text(String key) {
        return texts.getString(key).replace("%n", System.lineSeparator()).replace("%%", "%");
    }

    private void line(String text) {
        page.append(text).append(System.lineSeparator());
    }
}
