package konseki.investigation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One value of case.yaml and where it stands. Every scalar is text: what `no` or `0x10` means is for the key to say,
/// not for YAML.
sealed interface YamlNode {

    Place place();

    /// @param plain whether it stands without quotes
    record Scalar(String text, boolean plain, Place place) implements YamlNode {}

    record Items(List<YamlNode> items, Place place) implements YamlNode {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// @param entries in the order of the file
    record Entries(Map<String, Entry> entries, Place place) implements YamlNode {
        public Entries {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /// @param place of the key
    record Entry(Place place, YamlNode value) {}

    /// Nothing behind the colon: as if the key were not there, so that a template can be left half filled.
    default boolean isEmpty() {
        return this instanceof Scalar(String text, boolean plain, _)
                && plain
                && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    /// The content alone: keys sorted, no comments, no layout, no empty values.
    default void appendCanonical(StringBuilder out) {
        switch (this) {
            case Scalar(String text, _, _) -> appendText(out, text);
            case Items(List<YamlNode> items, _) -> {
                out.append('[');
                for (YamlNode item : items) {
                    item.appendCanonical(out);
                    out.append(',');
                }
                out.append(']');
            }
            case Entries(Map<String, Entry> entries, _) -> {
                out.append('{');
                new TreeMap<>(entries).forEach((key, entry) -> {
                    if (!entry.value().isEmpty()) {
                        appendText(out, key);
                        out.append(':');
                        entry.value().appendCanonical(out);
                        out.append(',');
                    }
                });
                out.append('}');
            }
        }
    }

    /// Length first, so that no text can look like structure.
    private static void appendText(StringBuilder out, String text) {
        out.append(text.length()).append('"').append(text);
    }
}
