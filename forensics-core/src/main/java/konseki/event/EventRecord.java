package konseki.event;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// An [Event] that lasts: immutable, safe to share between threads, made on request only.
public final class EventRecord {
    private final Map<Field, Long> numbers = new EnumMap<>(Field.class);
    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final Map<String, String> vendor = new LinkedHashMap<>();
    private final long start;
    private final long end;
    private final long offset;
    private final int length;
    private final long recordNumber;

    EventRecord(Event event) {
        for (Field field : Field.all()) {
            if (event.has(field)) {
                put(field, event);
            }
        }
        for (int i = 0; i < event.vendorCount(); i++) {
            vendor.putIfAbsent(
                    event.vendorName(i).toString(), event.vendorValue(i).toString());
        }
        boolean timed = event.has(Field.TIMESTAMP);
        start = timed ? event.start() : 0;
        end = timed ? event.end() : 0;
        offset = event.origin().offset();
        length = event.origin().length();
        recordNumber = event.origin().recordNumber();
    }

    private void put(Field field, Event event) {
        switch (field.kind()) {
            case NUMBER -> numbers.put(field, event.number(field));
            case IP -> texts.put(field, IpAddress.format(event.ipHigh(field), event.ipLow(field)));
            case KEYWORD, TEXT -> texts.put(field, event.written(field).toString());
        }
    }

    public OptionalLong number(Field field) {
        Long value = numbers.get(field);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /// Text as written; an address in its canonical form.
    public Optional<String> text(Field field) {
        return Optional.ofNullable(texts.get(field));
    }

    /// Vendor fields by original name, in the record's order.
    public Map<String, String> vendor() {
        return java.util.Collections.unmodifiableMap(vendor);
    }

    /// `event.start`, nanoseconds UTC, where there is a time.
    public OptionalLong start() {
        return numbers.containsKey(Field.TIMESTAMP) ? OptionalLong.of(start) : OptionalLong.empty();
    }

    /// `event.end`, nanoseconds UTC, where there is a time.
    public OptionalLong end() {
        return numbers.containsKey(Field.TIMESTAMP) ? OptionalLong.of(end) : OptionalLong.empty();
    }

    /// First byte of the record in its member.
    public long offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /// From 1; of lines, the line number.
    public long recordNumber() {
        return recordNumber;
    }
}
