package konseki.detect.tamper;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import konseki.detect.CommandRules;
import konseki.detect.Dataset;
import konseki.detect.RegistryRules;
import konseki.event.Event;
import konseki.event.Slice;

/// Recognises commands, scripts and settings of the registry that tamper. Stateless.
final class TamperCommands {
    private static final CommandRules COMMANDS = CommandRules.read(TamperCommands.class, "commands.tsv");
    private static final Tampering[] COMMAND_KINDS = IntStream.range(0, COMMANDS.size())
            .mapToObj(rule -> kind(COMMANDS.kind(rule)))
            .toArray(Tampering[]::new);
    private static final RegistryRules SETTINGS = RegistryRules.read(TamperCommands.class, "registry.tsv");
    private static final Tampering[] SETTING_KINDS = IntStream.range(0, SETTINGS.size())
            .mapToObj(rule -> kind(SETTINGS.kind(rule)))
            .toArray(Tampering[]::new);
    private static final Slice MINI_NT = Slice.of("\\control\\minint");

    /// Stands for nothing, where something is given by its ordinal.
    static final int NONE = -1;

    private TamperCommands() {}

    private static Tampering kind(String name) {
        return Tampering.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// The ordinal of the heaviest thing that the event's command or script does, or [#NONE].
    static int of(Event event, Dataset dataset) {
        return heaviest(COMMANDS.in(event, dataset), COMMAND_KINDS);
    }

    /// The same of a value set in the registry.
    static int setting(Event event) {
        return heaviest(SETTINGS.in(event), SETTING_KINDS);
    }

    /// Whether the key is the one that makes the event log's service believe that it runs while Windows is installed.
    static boolean isMiniNt(Slice key) {
        return key.endsWith(MINI_NT);
    }

    /// The tables list the heavier kinds first.
    private static int heaviest(long rules, Tampering[] kinds) {
        return rules == 0 ? NONE : kinds[Long.numberOfTrailingZeros(rules)].ordinal();
    }

    /// Whether some command is of that kind.
    static boolean tellsOf(Tampering what) {
        return Arrays.asList(COMMAND_KINDS).contains(what);
    }
}
