package konseki.investigation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// Thresholds of case.yaml as the rules record of a detector, and the other way round: a whole number of the record is
/// a
/// key in words with hyphens, `rateFiles` is `rate-files`; of `successNanos` the key is `success`, a duration.
/// Stateless.
final class ThresholdRecord {
    private static final String NANOS = "Nanos";

    private ThresholdRecord() {}

    /// Keys of a record, in its order.
    static List<String> keys(Record defaults) {
        return components(defaults).stream().map(ThresholdRecord::key).toList();
    }

    private static List<RecordComponent> components(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .filter(component -> component.getType() == int.class || component.getType() == long.class)
                .toList();
    }

    private static String key(RecordComponent component) {
        String name = component.getName();
        String shown = name.endsWith(NANOS) ? name.substring(0, name.length() - NANOS.length()) : name;
        return shown.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    /// The defaults, with what case.yaml says.
    static <R extends Record> R read(Thresholds thresholds, String section, R defaults) {
        List<Object> values = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            Object value = value(defaults, component);
            if (value instanceof Number) {
                OptionalLong said = thresholds.number(section, key(component));
                if (said.isPresent()) {
                    value = component.getType() == int.class
                            ? (Object) (int) Math.min(Integer.MAX_VALUE, said.getAsLong())
                            : (Object) said.getAsLong();
                }
            }
            values.add(value);
            types.add(component.getType());
        }
        return make(defaults, types, values);
    }

    @SuppressWarnings("unchecked") // the constructor of the record's own class
    private static <R extends Record> R make(R defaults, List<Class<?>> types, List<Object> values) {
        try {
            return (R) defaults.getClass()
                    .getDeclaredConstructor(types.toArray(Class<?>[]::new))
                    .newInstance(values.toArray());
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException("thresholds: " + refused.getCause(), refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible); // a public record has its canonical constructor
        }
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Values in force by section and key: `intrusion.failures`; durations in nanoseconds.
    static SortedMap<String, String> settings(String section, Record inForce) {
        SortedMap<String, String> settings = new TreeMap<>();
        for (RecordComponent component : components(inForce)) {
            settings.put(section + "." + key(component), String.valueOf(value(inForce, component)));
        }
        return settings;
    }
}
