package konseki.report;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import konseki.finding.Finding;
import konseki.finding.Named;
import konseki.finding.TimeRange;
import konseki.finding.Volume;
import konseki.finding.Wording;

/// The JSON Schema (draft 2020-12) of finding.json, made from the records and their Javadoc, so that neither can change
/// without the other.
final class FindingSchema {
    private static final String TIME = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{3,9})?Z$";
    private static final Pattern PARAM = Pattern.compile("(?m)^ *///? @param (\\w+) +(.*(?:\\R *///  +.*)*)");

    private final Map<String, Object> definitions = new TreeMap<>();
    private final Path sources;

    private FindingSchema(Path sources) {
        this.sources = sources;
    }

    /// @param sources folder of the package's sources
    static String of(Path sources) throws IOException {
        FindingSchema schema = new FindingSchema(sources);
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Konseki finding.json");
        root.putAll(schema.row(Finding.class));
        root.put("$defs", schema.definitions);
        StringBuilder text = new StringBuilder();
        JsonWriter json = new JsonWriter(text);
        write(root, json);
        json.endOfFile();
        return text.toString();
    }

    private Map<String, Object> row(Class<?> type) throws IOException {
        Map<String, String> descriptions = descriptions(type);
        Map<String, Object> properties = new LinkedHashMap<>();
        List<Object> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Map<String, Object> property = new LinkedHashMap<>();
            String description = descriptions.get(component.getName());
            if (description != null) {
                property.put("description", description);
            }
            property.putAll(
                    new TreeMap<>(of(component.getGenericType()))); // the order of Map.of differs from run to run
            properties.put(component.getName(), property);
            if (component.getType() != Optional.class && component.getType() != OptionalLong.class) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }

    private Map<String, Object> of(Type type) throws IOException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                return of(arguments[0]);
            } else if (generic.getRawType() == List.class) {
                return Map.of("type", "array", "items", of(arguments[0]));
            } else if (generic.getRawType() == SortedMap.class) {
                return Map.of("type", "object", "additionalProperties", of(arguments[1]));
            }
            throw new IllegalArgumentException("no schema of " + type);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == int.class || plain == long.class || plain == OptionalLong.class) {
            return Map.of("type", "integer");
        } else if (plain == boolean.class) {
            return Map.of("type", "boolean");
        } else if (plain == String.class || plain == ZoneId.class) {
            return Map.of("type", "string");
        } else if (plain == Instant.class) {
            return Map.of("type", "string", "pattern", TIME);
        }
        return reference(plain);
    }

    private Map<String, Object> reference(Class<?> type) throws IOException {
        String name = type.getName().replaceFirst(".*\\.", "").replace('$', '.');
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of()); // stops a cycle
            definitions.put(name, definition(type));
        }
        return Map.of("$ref", "#/$defs/" + name);
    }

    private Map<String, Object> definition(Class<?> type) throws IOException {
        if (type.isEnum()) {
            List<Object> names = new ArrayList<>();
            for (Object constant : type.getEnumConstants()) {
                names.add(constant instanceof Named named ? named.jsonName() : ((Enum<?>) constant).name());
            }
            return Map.of("enum", names);
        } else if (type == TimeRange.class) {
            return object(Map.of("from", of(Instant.class), "to", of(Instant.class)), List.of("from", "to"));
        } else if (type == Volume.class) {
            Map<String, Object> unbounded = object(Map.of("unbounded", of(Wording.class)), List.of("unbounded"));
            return Map.of("oneOf", List.of(new TreeMap<>(Map.of("type", "integer", "minimum", 0)), unbounded));
        } else if (type.isRecord()) {
            return row(type);
        }
        throw new IllegalArgumentException("no schema of " + type);
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<Object> required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", new TreeMap<>(properties));
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }

    /// What the Javadoc above the record says of its components.
    private Map<String, String> descriptions(Class<?> type) throws IOException {
        Class<?> outer = type.getNestHost();
        String source = Files.readString(sources.resolve(outer.getSimpleName() + ".java"));
        int declaration = source.indexOf(" record " + type.getSimpleName() + "(");
        String before = source.substring(0, declaration);
        Matcher code = Pattern.compile("(?m)^(?! *///).*\\S.*$").matcher(before);
        int start = 0;
        while (code.find()) {
            if (!before.substring(code.start()).strip().startsWith("public") || code.end() < before.length() - 1) {
                start = code.end();
            }
        }
        Map<String, String> found = new HashMap<>();
        Matcher param = PARAM.matcher(before.substring(Math.min(start, before.length())));
        while (param.find()) {
            found.put(
                    param.group(1),
                    param.group(2).replaceAll("\\R *///\\s+", " ").strip());
        }
        return found;
    }

    private static void write(Object value, JsonWriter out) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                out.startObject();
                Map<?, ?> ordered = map instanceof LinkedHashMap || map instanceof TreeMap ? map : new TreeMap<>(map);
                for (Map.Entry<?, ?> entry : ordered.entrySet()) {
                    out.key((String) entry.getKey());
                    write(entry.getValue(), out);
                }
                out.endObject();
            }
            case List<?> list -> {
                out.startArray();
                for (Object element : list) {
                    out.element();
                    write(element, out);
                }
                out.endArray();
            }
            case String text -> out.text(text);
            case Boolean bool -> out.bool(bool);
            case Integer number -> out.number(number);
            default -> throw new IllegalArgumentException("" + value);
        }
    }
}
