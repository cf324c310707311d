package konseki.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import konseki.event.Field;

/// Lists of [FieldReading]s, written as words: the tables of payloads with named values.
///
/// `source.ip<IpAddress` reads a field from a name; after `<A|B` B is tried where A is absent, and after `:` follows
/// how
/// the value is written ([FieldReading.How]), where the field does not tell. `~` in a name is a space. A word without
/// `<` is a group of readings, `-` is none. Of several readings of one field the first that finds a value counts.
public final class FieldReadings {

    private FieldReadings() {}

    /// Reads words; a mistake in them is an [IllegalArgumentException].
    public static List<FieldReading> of(String words) {
        return of(List.of(words.strip().split("\\s+")), Map.of());
    }

    public static List<FieldReading> of(List<String> words, Map<String, List<FieldReading>> groups) {
        List<FieldReading> readings = new ArrayList<>();
        for (String word : words) {
            int from = word.indexOf('<');
            if (from >= 0) {
                add(word.substring(0, from), word.substring(from + 1), readings);
            } else if (groups.containsKey(word)) {
                readings.addAll(groups.get(word));
            } else if (!word.equals("-")) {
                throw new IllegalArgumentException("\"" + word + "\" is no group of readings");
            }
        }
        return readings;
    }

    private static void add(String fieldName, String names, List<FieldReading> readings) {
        Field field = Field.named(fieldName)
                .orElseThrow(() -> new IllegalArgumentException("\"" + fieldName + "\" is no field"));
        int colon = names.indexOf(':');
        FieldReading.How how = colon < 0
                ? FieldReading.How.of(field)
                : FieldReading.How.valueOf(
                        names.substring(colon + 1).replace('-', '_').toUpperCase(Locale.ROOT));
        for (String name : (colon < 0 ? names : names.substring(0, colon)).split("\\|")) {
            readings.add(new FieldReading(field, name.replace('~', ' '), how));
        }
    }
}
