package konseki.investigation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What `thresholds:` of case.yaml says, for the rules record of each package: section, key, number. Immutable.
///
/// Sizes are bytes, rates bits per second, durations nanoseconds, percentages as written.
public final class Thresholds {
    public static final Thresholds NONE = new Thresholds(Map.of());

    private final Map<String, Map<String, Threshold>> sections;

    private record Threshold(long value, Place place, Place section) {}

    private Thresholds(Map<String, Map<String, Threshold>> sections) {
        this.sections = sections;
    }

    static Thresholds read(Optional<YamlNode> node) throws CaseFileException {
        if (node.isEmpty()) {
            return NONE;
        }
        Map<String, Map<String, Threshold>> sections = new LinkedHashMap<>();
        for (var section : map("thresholds", node.get()).entries().entrySet()) {
            YamlNode inside = section.getValue().value();
            if (!inside.isEmpty()) {
                sections.put(
                        section.getKey(),
                        numbers(section.getKey(), inside, section.getValue().place()));
            }
        }
        return new Thresholds(sections);
    }

    private static Map<String, Threshold> numbers(String name, YamlNode inside, Place place) throws CaseFileException {
        Map<String, Threshold> numbers = new LinkedHashMap<>();
        for (var entry : map(name, inside).entries().entrySet()) {
            YamlNode value = entry.getValue().value();
            if (!value.isEmpty()) {
                numbers.put(
                        entry.getKey(),
                        new Threshold(
                                number(entry.getKey(), value), entry.getValue().place(), place));
            }
        }
        return numbers;
    }

    private static YamlNode.Entries map(String name, YamlNode node) throws CaseFileException {
        if (node instanceof YamlNode.Entries entries) {
            return entries;
        }
        throw node.place()
                .error(name + " needs keys, not a value. Write it like \"egress: { server-bytes-per-day: 100 MiB }\".");
    }

    private static long number(String key, YamlNode node) throws CaseFileException {
        if (!(node instanceof YamlNode.Scalar(String text, _, Place place))) {
            throw node.place().error(key + " needs one number. Write it like 100 MiB.");
        }
        try {
            return Quantity.threshold(text);
        } catch (IllegalArgumentException wrong) {
            throw place.error(key + ": " + wrong.getMessage());
        }
    }

    /// What case.yaml says, if it does.
    public OptionalLong number(String section, String key) {
        Threshold found = sections.getOrDefault(section, Map.of()).get(key);
        return found == null ? OptionalLong.empty() : OptionalLong.of(found.value());
    }

    /// What case.yaml says, else the default.
    public long number(String section, String key, long otherwise) {
        return number(section, key).orElse(otherwise);
    }

    /// Refuses what nobody would read: a misspelt threshold must not pass for a changed one.
    ///
    /// @param known keys by section
    public void requireKnown(Map<String, ? extends Collection<String>> known) throws CaseFileException {
        for (var section : sections.entrySet()) {
            Collection<String> keys = known.get(section.getKey());
            for (var entry : section.getValue().entrySet()) {
                if (keys == null) {
                    throw unknown(
                            entry.getValue().section(), section.getKey(), "section of thresholds", known.keySet());
                }
                if (!keys.contains(entry.getKey())) {
                    throw unknown(entry.getValue().place(), entry.getKey(), "threshold of " + section.getKey(), keys);
                }
            }
        }
    }

    /// What is wrong with a section that case.yaml has.
    CaseFileException error(String section, String message) {
        return sections.getOrDefault(section, Map.of()).values().stream()
                .findFirst()
                .map(Threshold::section)
                .orElse(new Place(CaseFile.NAME, 1))
                .error(section + ": " + message + ".");
    }

    private static CaseFileException unknown(Place place, String name, String what, Collection<String> known) {
        List<String> sorted = known.stream().sorted().toList();
        return place.error(Quoted.of(name) + " is no " + what + ". " + NearestName.advice(name, sorted));
    }
}
