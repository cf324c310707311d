package konseki.investigation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One map of case.yaml, read key by key; an unknown key is refused before any is read. Immutable.
final class Section {
    private final YamlNode.Entries entries;

    Section(YamlNode.Entries entries, CaseKeys schema) throws CaseFileException {
        this.entries = entries;
        for (var entry : entries.entries().entrySet()) {
            if (!schema.keys().contains(entry.getKey())) {
                throw entry.getValue()
                        .place()
                        .error(Quoted.of(entry.getKey()) + " is no key here. "
                                + NearestName.advice(entry.getKey(), schema.keys()));
            }
        }
    }

    Place place() {
        return entries.place();
    }

    /// Where the key stands, or where the map does.
    Place place(String key) {
        YamlNode.Entry entry = entries.entries().get(key);
        return entry == null ? place() : entry.place();
    }

    Optional<YamlNode> node(String key) {
        return Optional.ofNullable(entries.entries().get(key))
                .map(YamlNode.Entry::value)
                .filter(value -> !value.isEmpty());
    }

    boolean has(String key) {
        return node(key).isPresent();
    }

    Optional<String> text(String key) throws CaseFileException {
        Optional<YamlNode> node = node(key);
        return node.isEmpty()
                ? Optional.empty()
                : Optional.of(scalar(key, node.get()).text());
    }

    /// Text that may be missing where "" says so.
    String textOrNothing(String key) throws CaseFileException {
        return text(key).orElse("");
    }

    String required(String key) throws CaseFileException {
        return require(key, text(key).filter(text -> !text.isBlank()));
    }

    <T> T require(String key, Optional<T> value) throws CaseFileException {
        if (value.isEmpty()) {
            throw place().error(key + " is missing. Add \"" + key + ": ...\".");
        }
        return value.get();
    }

    /// A value read from its text.
    ///
    /// @param reading throws [IllegalArgumentException] with what is wrong and what to write instead
    <T> Optional<T> value(String key, Function<String, T> reading) throws CaseFileException {
        Optional<YamlNode> node = node(key);
        return node.isEmpty() ? Optional.empty() : Optional.of(read(key, scalar(key, node.get()), reading));
    }

    Optional<Boolean> flag(String key) throws CaseFileException {
        return value(key, Section::readFlag);
    }

    private static Boolean readFlag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(Quoted.of(text) + " is neither. Write true or false.");
        };
    }

    List<String> texts(String key) throws CaseFileException {
        return values(key, Section::readText);
    }

    private static String readText(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an empty text names nothing. Delete it.");
        }
        return text;
    }

    /// A list, each item read from its text; one value stands for a list of one.
    <T> List<T> values(String key, Function<String, T> reading) throws CaseFileException {
        List<T> values = new ArrayList<>();
        for (YamlNode item : items(key)) {
            values.add(read(key, scalar(key, item), reading));
        }
        return values;
    }

    Optional<Section> section(String key, CaseKeys schema) throws CaseFileException {
        Optional<YamlNode> node = node(key);
        return node.isEmpty() ? Optional.empty() : Optional.of(map(key, node.get(), schema));
    }

    List<Section> sections(String key, CaseKeys schema) throws CaseFileException {
        List<Section> sections = new ArrayList<>();
        for (YamlNode item : items(key)) {
            sections.add(map(key, item, schema));
        }
        return sections;
    }

    private List<YamlNode> items(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        List<YamlNode> all =
                node.get() instanceof YamlNode.Items(List<YamlNode> items, _) ? items : List.of(node.get());
        return all.stream().filter(item -> !item.isEmpty()).toList();
    }

    private static Section map(String key, YamlNode node, CaseKeys schema) throws CaseFileException {
        if (node instanceof YamlNode.Entries entries) {
            return new Section(entries, schema);
        }
        throw node.place()
                .error(key + " needs keys, not a value. Its keys are " + String.join(", ", schema.keys()) + ".");
    }

    private static YamlNode.Scalar scalar(String key, YamlNode node) throws CaseFileException {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar;
        }
        throw node.place().error(key + " needs a plain value here. Write it as text, without keys or a list inside.");
    }

    private static <T> T read(String key, YamlNode.Scalar scalar, Function<String, T> reading)
            throws CaseFileException {
        try {
            return reading.apply(scalar.text());
        } catch (IllegalArgumentException wrong) {
            throw scalar.place().error(key + ": " + wrong.getMessage());
        }
    }
}
