package konseki.detect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.Timestamp;

/// An event for tests, written as text: `TestEvent.of("2024-03-01T10:00:00Z", "event.code=4624",
/// "vendor.KeyLength=0")`.
/// Values are what stands after the first `=`; numbers and addresses are read as the field's kind demands. Immutable.
public record TestEvent(long at, List<String> pairs, FlowStamp stamp) {
    private static final String VENDOR = "vendor.";

    public TestEvent {
        pairs = List.copyOf(pairs);
    }

    public TestEvent(long at, List<String> pairs) {
        this(at, pairs, FlowStamp.NONE);
    }

    public static TestEvent of(String time, String... pairs) {
        return new TestEvent(time(time), List.of(pairs));
    }

    public static TestEvent at(long nanos, String... pairs) {
        return new TestEvent(nanos, List.of(pairs));
    }

    /// Nanoseconds of `2024-03-01T10:00:00Z`, or with a fraction of a second.
    public static long time(String text) {
        java.time.Instant instant = java.time.Instant.parse(text);
        return instant.getEpochSecond() * Timestamp.SECOND + instant.getNano();
    }

    /// A copy with more pairs.
    public TestEvent with(String... more) {
        List<String> all = new ArrayList<>(pairs);
        all.addAll(List.of(more));
        return new TestEvent(at, all, stamp);
    }

    /// A copy some seconds later.
    public TestEvent plusSeconds(long seconds) {
        return new TestEvent(at + seconds * Timestamp.SECOND, pairs, stamp);
    }

    /// A copy whose time is the end of its duration.
    public TestEvent ending() {
        return new TestEvent(at, pairs, FlowStamp.END);
    }

    /// Fills an emptied buffer.
    public void fill(EventBuffer out) {
        out.clear();
        out.number(Field.TIMESTAMP, at);
        out.flowStamp(stamp);
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            put(pair.substring(0, equals), pair.substring(equals + 1), out);
        }
    }

    private static void put(String name, String value, EventBuffer out) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (name.startsWith(VENDOR)) {
            byte[] key = name.substring(VENDOR.length()).getBytes(StandardCharsets.UTF_8);
            out.vendor(key, 0, key.length, bytes, 0, bytes.length);
            return;
        }
        Field field = Field.named(name).orElseThrow(() -> new IllegalArgumentException("no field " + name));
        if (field.kind() == FieldKind.NUMBER) {
            out.number(field, Long.parseLong(value));
        } else if (field.kind() == FieldKind.IP) {
            if (!IpAddress.parse(bytes, 0, bytes.length, out, field)) {
                throw new IllegalArgumentException(value + " is no address");
            }
        } else {
            out.text(field, bytes, 0, bytes.length);
        }
    }
}
