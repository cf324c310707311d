package konseki.report.html;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import konseki.finding.Finding;

/// A finding in which every text that can come from a log, a file name or case.yaml ends in some other text.
final class Retold {

    private Retold() {}

    static <T extends Record> T with(T row, String ending) {
        @SuppressWarnings("unchecked")
        T retold = (T) value(row, ending);
        return retold;
    }

    /// The same with every list of rows as many times over, each time with names of its own.
    static Finding timesOver(Finding finding, int times) {
        try {
            RecordComponent[] components = Finding.class.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Object value = components[i].getAccessor().invoke(finding);
                values[i] = value instanceof List<?> list ? timesOver(list, times) : value;
            }
            return Finding.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<Object> timesOver(List<?> rows, int times) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String ending = "-" + i;
            rows.forEach(row -> all.add(value(row, ending)));
        }
        return all;
    }

    private static Object value(Object value, String ending) {
        return switch (value) {
            case String text -> text + ending;
            case List<?> list -> list.stream().map(one -> value(one, ending)).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new TreeMap<>();
                map.forEach((key, one) -> copy.put(key, value(one, ending)));
                yield copy;
            }
            case Optional<?> optional -> optional.map(one -> value(one, ending));
            case Record row -> row(row, ending);
            default -> value;
        };
    }

    private static Object row(Record row, String ending) {
        try {
            RecordComponent[] components = row.getClass().getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                var accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                values[i] = value(accessor.invoke(row), ending);
            }
            Constructor<?> constructor = row.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
