package konseki.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// The manual page in the language of `man`, from the same definitions as `--help`. Belongs to one thread.
final class ManPage {
    private static final List<String> STATUSES = List.of("0", "10", "20", "30", "64", "70");
    private static final List<String> VARIABLES =
            List.of("KONSEKI_JAVA_HOME", "KONSEKI_JAVA_OPTS", "LC_ALL, LC_MESSAGES, LANG", "NO_COLOR");

    private final Messages messages;
    private final StringBuilder page = new StringBuilder(1 << 15);

    ManPage(Messages messages) {
        this.messages = messages;
    }

    String of(CommandSpec root, List<Verb> verbs) {
        page.append(".TH KONSEKI 1 \"\" \"").append(root.version()[0]).append("\"\n");
        section("man.name");
        paragraph("konseki - " + String.join(" ", root.usageMessage().header()));
        section("man.synopsis");
        page.append(".B konseki\n").append(escaped(messages.text("man.verb"))).append('\n');
        section("man.description");
        paragraph(messages.text("man.about"));
        section("man.verbs");
        verbs.forEach(this::verb);
        section("man.common");
        verbs.getFirst().common().forEach(this::choice);
        section("man.status");
        STATUSES.forEach(status -> item(status, messages.text("man.status." + status)));
        section("man.environment");
        VARIABLES.forEach(name -> item(name, messages.text("man.environment." + name.replaceAll(",.*", ""))));
        return page.toString();
    }

    private void verb(Verb verb) {
        String operands = verb.operands().stream().map(Verb.Choice::label).collect(Collectors.joining(" "));
        page.append(".SS \"").append(escaped("konseki " + verb.name() + " " + operands).strip()).append("\"\n");
        paragraph(verb.summary());
        if (!verb.description().isEmpty()) {
            page.append(".PP\n");
            paragraph(verb.description());
        }
        verb.operands().forEach(this::choice);
        verb.options().forEach(this::choice);
        page.append(".PP\n.nf\n");
        verb.example().lines().forEach(line -> paragraph(line.strip()));
        page.append(".fi\n");
    }

    private void choice(Verb.Choice choice) {
        String names = String.join(", ", choice.names());
        item((names + " " + choice.label()).strip(), choice.meaning());
    }

    private void item(String term, String meaning) {
        page.append(".TP\n.B ").append(escaped(term)).append('\n');
        paragraph(meaning);
    }

    private void section(String key) {
        page.append(".SH \"").append(escaped(messages.text(key))).append("\"\n");
    }

    private void paragraph(String text) {
        text.lines().forEach(line -> page.append(escaped(line)).append('\n'));
    }

    /// A dash would become a hyphen, and a line that begins with a dot or quote would be obeyed.
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
