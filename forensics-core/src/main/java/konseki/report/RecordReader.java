package konseki.report;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import konseki.finding.CaseClock;
import konseki.finding.Named;
import konseki.finding.TimeRange;
import konseki.finding.Volume;
import konseki.finding.Wording;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads back what [RecordJson] wrote. Strict: an unknown, doubled or missing key is an error. Belongs to one thread.
final class RecordReader {
    private final JsonParser parser;

    RecordReader(JsonParser parser) {
        this.parser = parser;
    }

    /// The whole input as one value.
    <T> T readAll(Class<T> type) {
        parser.nextToken();
        T value = type.cast(read(type));
        if (parser.nextToken() != null) {
            throw wrong("the end");
        }
        return value;
    }

    /// The value at the current token; ends on its last token.
    private Object read(Type type) {
        if (type instanceof ParameterizedType generic) {
            return readGeneric(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return text();
        } else if (plain == int.class) {
            return Math.toIntExact(number());
        } else if (plain == long.class) {
            return number();
        } else if (plain == boolean.class) {
            return bool();
        } else if (plain == OptionalLong.class) {
            return OptionalLong.of(number());
        } else if (plain == Instant.class) {
            return CaseClock.instant(moment());
        } else if (ZoneId.class.isAssignableFrom(plain)) {
            return zone();
        } else if (plain == TimeRange.class) {
            return range();
        } else if (plain == Volume.class) {
            return volume();
        } else if (plain.isEnum()) {
            return constant(plain);
        }
        return row(plain);
    }

    private Object readGeneric(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return Optional.of(read(arguments[0]));
        } else if (type.getRawType() == List.class) {
            expect(JsonToken.START_ARRAY, "a list");
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(read(arguments[0]));
            }
            return list;
        }
        expect(JsonToken.START_OBJECT, "an object");
        SortedMap<String, Object> map = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (map.put(key, read(arguments[1])) != null) {
                throw wrong("\"" + key + "\" only once");
            }
        }
        return map;
    }

    private Object row(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        expect(JsonToken.START_OBJECT, "an object");
        Map<String, Object> found = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            RecordComponent component = component(components, key);
            parser.nextToken();
            if (component == null || found.put(key, read(component.getGenericType())) != null) {
                throw wrong("no \"" + key + "\", or only one");
            }
        }
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = orAbsent(components[i], found.get(components[i].getName()));
        }
        return construct(type, components, values);
    }

    private static @Nullable RecordComponent component(RecordComponent[] components, String name) {
        for (RecordComponent component : components) {
            if (component.getName().equals(name)) {
                return component;
            }
        }
        return null;
    }

    private Object orAbsent(RecordComponent component, @Nullable Object value) {
        if (value != null) {
            return value;
        } else if (component.getType() == Optional.class) {
            return Optional.empty();
        } else if (component.getType() == OptionalLong.class) {
            return OptionalLong.empty();
        }
        throw wrong("\"" + component.getName() + "\"");
    }

    private Object construct(Class<?> type, RecordComponent[] components, Object[] values) {
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw wrong("a valid " + type.getSimpleName() + ": " + refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot make " + type, impossible);
        }
    }

    private Volume volume() {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return Volume.of(number());
        }
        expect(JsonToken.START_OBJECT, "bytes or an object");
        key("unbounded");
        Wording why = (Wording) row(Wording.class);
        end();
        return new Volume.Unbounded(why);
    }

    private TimeRange range() {
        expect(JsonToken.START_OBJECT, "a time range");
        key("from");
        long from = moment();
        key("to");
        long to = moment();
        end();
        if (from > to) {
            throw wrong("a time range that ends after it starts");
        }
        return new TimeRange(from, to);
    }

    private void key(String name) {
        if (parser.nextToken() != JsonToken.PROPERTY_NAME || !name.equals(parser.currentName())) {
            throw wrong("\"" + name + "\"");
        }
        parser.nextToken();
    }

    private void end() {
        parser.nextToken();
        expect(JsonToken.END_OBJECT, "no more keys");
    }

    private long moment() {
        try {
            return CaseClock.nanos(Instant.parse(text()));
        } catch (DateTimeException notATime) {
            throw wrong("a time in UTC", notATime);
        }
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(text());
        } catch (DateTimeException notAZone) {
            throw wrong("a time zone", notAZone);
        }
    }

    private Object constant(Class<?> type) {
        String text = text();
        for (Object constant : type.getEnumConstants()) {
            String name = constant instanceof Named named ? named.jsonName() : ((Enum<?>) constant).name();
            if (name.equals(text)) {
                return constant;
            }
        }
        throw wrong("a value of " + type.getSimpleName());
    }

    private String text() {
        expect(JsonToken.VALUE_STRING, "a text");
        return parser.getString();
    }

    private long number() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return parser.getLongValue();
    }

    private boolean bool() {
        if (parser.currentToken() != JsonToken.VALUE_TRUE) {
            expect(JsonToken.VALUE_FALSE, "true or false");
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    private void expect(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw wrong(what);
        }
    }

    private MalformedFinding wrong(String expected) {
        return new MalformedFinding(place() + ": expected " + expected);
    }

    private MalformedFinding wrong(String expected, Exception cause) {
        return new MalformedFinding(place() + ": expected " + expected, cause);
    }

    private String place() {
        var location = parser.currentTokenLocation();
        return location.getLineNr() + ":" + location.getColumnNr() + " at "
                + parser.streamReadContext().pathAsPointer();
    }

    /// Leaves this package as an `IOException`.
    static final class MalformedFinding extends RuntimeException {
        private static final long serialVersionUID = 1;

        MalformedFinding(String message) {
            super(message);
        }

        MalformedFinding(String message, Exception cause) {
            super(message, cause);
        }
    }
}
