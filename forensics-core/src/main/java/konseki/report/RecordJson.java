package konseki.report;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.event.Timestamp;
import konseki.finding.CaseClock;
import konseki.finding.Named;
import konseki.finding.TimeRange;
import konseki.finding.Volume;
import konseki.finding.Wording;

/// Writes records of [konseki.finding] as JSON: the name of a component is its key, their order the order of keys, an
/// absent value has no key.
///
/// | type                 | JSON                                                    |
/// |----------------------|---------------------------------------------------------|
/// | `Instant`            | ISO 8601 in UTC                                         |
/// | `TimeRange`          | `{"from": ..., "to": ...}`, both included               |
/// | `Volume`             | a number of bytes, or `{"unbounded": {"en", "ja"}}`     |
/// | enum                 | its name, or what it is [Named]                         |
final class RecordJson {

    private RecordJson() {}

    static void write(Object value, JsonWriter out) throws IOException {
        switch (value) {
            case String text -> out.text(text);
            case Integer number -> out.number(number);
            case Long number -> out.number(number);
            case Boolean bool -> out.bool(bool);
            case Named named -> out.text(named.jsonName());
            case Enum<?> constant -> out.text(constant.name());
            case Instant moment -> out.text(Timestamp.format(CaseClock.nanos(moment)));
            case ZoneId zone -> out.text(zone.getId());
            case Optional<?> present -> write(present.orElseThrow(), out);
            case OptionalLong present -> out.number(present.orElseThrow());
            case TimeRange range -> writeRange(range, out);
            case Volume.AtMost(long bytes) -> out.number(bytes);
            case Volume.Unbounded(Wording why) -> writeUnbounded(why, out);
            case List<?> list -> writeList(list, out);
            case Map<?, ?> map -> writeMap(map, out);
            case Record row -> writeRecord(row, out);
            default -> throw new IllegalArgumentException("no JSON form of " + value.getClass());
        }
    }

    private static void writeRange(TimeRange range, JsonWriter out) throws IOException {
        out.startObject();
        out.key("from");
        out.text(Timestamp.format(range.from()));
        out.key("to");
        out.text(Timestamp.format(range.to()));
        out.endObject();
    }

    private static void writeUnbounded(Wording why, JsonWriter out) throws IOException {
        out.startObject();
        out.key("unbounded");
        writeRecord(why, out);
        out.endObject();
    }

    private static void writeList(List<?> list, JsonWriter out) throws IOException {
        out.startArray();
        for (Object element : list) {
            out.element();
            write(element, out);
        }
        out.endArray();
    }

    /// Of sorted maps only: the records hold no others.
    private static void writeMap(Map<?, ?> map, JsonWriter out) throws IOException {
        out.startObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.key((String) entry.getKey());
            write(entry.getValue(), out);
        }
        out.endObject();
    }

    private static void writeRecord(Record row, JsonWriter out) throws IOException {
        out.startObject();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            Object value = value(row, component);
            boolean absent = value instanceof Optional<?> optional && optional.isEmpty()
                    || value instanceof OptionalLong number && number.isEmpty();
            if (!absent) {
                out.key(component.getName());
                write(value, out);
            }
        }
        out.endObject();
    }

    private static Object value(Record row, RecordComponent component) {
        try {
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("cannot read " + component, impossible);
        }
    }
}
