package konseki.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Checks JSON against a schema, for the keywords that our schema uses; any other is refused.
final class SchemaChecker {
    private static final Set<String> KNOWN = Set.of(
            "$schema",
            "title",
            "description",
            "$defs",
            "$ref",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "oneOf",
            "pattern",
            "minimum");

    private final Map<?, ?> root;

    SchemaChecker(String schema) {
        root = (Map<?, ?>) parse(schema);
    }

    /// What does not fit, each with its place; empty if all does.
    List<String> errors(String json) {
        List<String> errors = new ArrayList<>();
        check(parse(json), root, "", errors);
        return errors;
    }

    private void check(Object value, Map<?, ?> schema, String at, List<String> errors) {
        if (!KNOWN.containsAll(schema.keySet())) {
            throw new IllegalArgumentException("unknown keyword in " + schema.keySet());
        }
        if (schema.get("$ref") instanceof String reference) {
            String name = reference.substring("#/$defs/".length());
            check(value, (Map<?, ?>) ((Map<?, ?>) root.get("$defs")).get(name), at, errors);
        }
        if (schema.get("type") instanceof String type && !type.equals(typeOf(value))) {
            errors.add(at + ": not a " + type);
            return;
        }
        if (schema.get("enum") instanceof List<?> values && !values.contains(value)) {
            errors.add(at + ": not one of " + values);
        }
        if (schema.get("pattern") instanceof String pattern
                && !Pattern.compile(pattern).matcher((String) value).find()) {
            errors.add(at + ": does not match " + pattern);
        }
        if (schema.get("minimum") instanceof Long minimum && (Long) value < minimum) {
            errors.add(at + ": below " + minimum);
        }
        if (schema.get("oneOf") instanceof List<?> options) {
            long fitting = options.stream()
                    .filter(option -> {
                        List<String> inner = new ArrayList<>();
                        check(value, (Map<?, ?>) option, at, inner);
                        return inner.isEmpty();
                    })
                    .count();
            if (fitting != 1) {
                errors.add(at + ": fits " + fitting + " of the options");
            }
        }
        if (value instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
            for (int i = 0; i < list.size(); i++) {
                check(list.get(i), items, at + "/" + i, errors);
            }
        }
        if (value instanceof Map<?, ?> object) {
            checkObject(object, schema, at, errors);
        }
    }

    private void checkObject(Map<?, ?> object, Map<?, ?> schema, String at, List<String> errors) {
        Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> named ? named : Map.of();
        if (schema.get("required") instanceof List<?> required) {
            required.stream().filter(key -> !object.containsKey(key)).forEach(key -> errors.add(at + ": no " + key));
        }
        object.forEach((key, member) -> {
            Object inner = properties.containsKey(key) ? properties.get(key) : schema.get("additionalProperties");
            if (inner instanceof Map<?, ?> innerSchema) {
                check(member, innerSchema, at + "/" + key, errors);
            } else if (Boolean.FALSE.equals(inner)) {
                errors.add(at + ": unexpected " + key);
            }
        });
    }

    private static String typeOf(Object value) {
        return switch (value) {
            case Map<?, ?> _ -> "object";
            case List<?> _ -> "array";
            case String _ -> "string";
            case Long _ -> "integer";
            case Boolean _ -> "boolean";
            default -> "other";
        };
    }

    private static Object parse(String json) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    object.put(key, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new IllegalArgumentException("" + parser.currentToken());
        };
    }
}
