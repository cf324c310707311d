package konseki.detect.encryption;

import java.util.Locale;
import java.util.stream.IntStream;
import konseki.detect.CommandRules;
import konseki.detect.Dataset;
import konseki.detect.RegistryRules;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;

/// Recognises commands that destroy what a victim would recover from, and commands that stop services. Stateless.
final class ImpactCommands {
    private static final CommandRules COMMANDS = CommandRules.read(ImpactCommands.class, "commands.tsv");
    private static final CommandTable.Kind[] COMMAND_KINDS = IntStream.range(0, COMMANDS.size())
            .mapToObj(rule -> kind(COMMANDS.kind(rule)))
            .toArray(CommandTable.Kind[]::new);
    private static final RegistryRules SETTINGS = RegistryRules.read(ImpactCommands.class, "registry.tsv");
    private static final CommandTable.Kind[] SETTING_KINDS = IntStream.range(0, SETTINGS.size())
            .mapToObj(rule -> kind(SETTINGS.kind(rule)))
            .toArray(CommandTable.Kind[]::new);

    private static final WordScan STOPS = WordScan.of(
            "net stop",
            "net1 stop",
            "net.exe stop",
            "net1.exe stop",
            "net.exe\" stop",
            "net1.exe\" stop",
            "sc stop",
            "sc.exe stop",
            "sc.exe\" stop",
            "net.exe  stop",
            "net  stop",
            "sc.exe  stop",
            "sc  stop",
            "stop-service",
            "systemctl stop",
            "taskkill");

    private ImpactCommands() {}

    private static CommandTable.Kind kind(String name) {
        return CommandTable.Kind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// What the event's command or script does.
    static CommandTable.Kind of(Event event, Dataset dataset) {
        return first(COMMANDS.in(event, dataset), COMMAND_KINDS);
    }

    /// What a value set in the registry does.
    static CommandTable.Kind setting(Event event) {
        return first(SETTINGS.in(event), SETTING_KINDS);
    }

    /// The tables list the heavier kinds first.
    private static CommandTable.Kind first(long rules, CommandTable.Kind[] kinds) {
        return rules == 0 ? CommandTable.Kind.NONE : kinds[Long.numberOfTrailingZeros(rules)];
    }

    /// Whether services or programs are stopped.
    static boolean isStop(Event event) {
        return STOPS.in(event.written(Field.PROCESS_COMMAND_LINE)) != 0;
    }
}
