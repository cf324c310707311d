package konseki.detect;

import java.util.List;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;

/// Recognises numbers set in the registry, as Sysmon 13 tells them, by a table like that of [CommandRules] with the
/// number in a third column. Immutable, safe to share.
public final class RegistryRules {
    private static final VendorName DETAILS = VendorName.of("Details");
    private static final Slice NUMBER = Slice.of("DWORD (0x0000000");

    private final CommandRules keys;
    /// Rules by the number set, 0 to 9.
    private final long[] rules = new long[10];

    private RegistryRules(List<String> lines) {
        keys = CommandRules.of(lines.stream()
                .map(line -> line.substring(0, line.lastIndexOf('\t')))
                .toList());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            rules[Integer.parseInt(line.substring(line.lastIndexOf('\t') + 1))] |= 1L << i;
        }
    }

    /// @param near     the class beside which the table lies
    /// @param resource its name
    public static RegistryRules read(Class<?> near, String resource) {
        return new RegistryRules(CommandRules.lines(near, resource));
    }

    /// How many rules there are.
    public int size() {
        return keys.size();
    }

    /// The kind that the table gives a rule.
    public String kind(int rule) {
        return keys.kind(rule);
    }

    /// The rules, one bit each, that hold. Hot: most values are texts or numbers of which no rule speaks.
    ///
    /// @param event a value that was set
    public long in(Event event) {
        Slice value = event.vendor(DETAILS);
        int at = NUMBER.length();
        if (value.length() != at + 2 || !value.startsWith(NUMBER)) {
            return 0;
        }
        int digit = value.at(at) - '0';
        if (digit < 0 || digit > 9 || rules[digit] == 0) {
            return 0;
        }
        return rules[digit] & keys.in(event.written(Field.OBJECT));
    }
}
