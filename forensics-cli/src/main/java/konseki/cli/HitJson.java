package konseki.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import konseki.event.EventRecord;
import konseki.event.Field;
import konseki.event.Timestamp;
import konseki.event.VirtualField;

/// A hit as nested maps, in the shape of [EventJson].
final class HitJson {

    private HitJson() {}

    /// @param id   of the event
    /// @param file where it is written
    static Map<String, Object> of(EventRecord event, String id, String file, boolean withVendor) {
        Map<String, Object> json = new LinkedHashMap<>();
        putField(json, event, Field.TIMESTAMP);
        put(json, VirtualField.EVENT_ID.queryName(), id);
        for (Field field : Field.all()) {
            putField(json, event, field);
        }
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("file", file);
        origin.put("offset", event.offset());
        origin.put("length", event.length());
        origin.put("record", event.recordNumber());
        json.put("origin", origin);
        if (withVendor) {
            json.put("vendor", event.vendor());
        }
        return json;
    }

    private static void putField(Map<String, Object> json, EventRecord event, Field field) {
        switch (field) {
            case TIMESTAMP ->
                event.number(field).ifPresent(stamp -> put(json, field.ecsName(), Timestamp.format(stamp)));
            case EVENT_RECOVERED, PARTIAL ->
                event.number(field).ifPresent(flag -> put(json, field.ecsName(), flag != 0));
            default -> {
                event.number(field).ifPresent(number -> put(json, field.ecsName(), number));
                event.text(field).ifPresent(text -> put(json, field.ecsName(), text));
            }
        }
        if (field == Field.EVENT_DURATION && isSpan(event)) {
            event.start().ifPresent(t -> put(json, VirtualField.EVENT_START.queryName(), Timestamp.format(t)));
            event.end().ifPresent(t -> put(json, VirtualField.EVENT_END.queryName(), Timestamp.format(t)));
        }
    }

    /// Whether start or end follow from the duration.
    private static boolean isSpan(EventRecord event) {
        return !event.start().equals(event.end());
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> json, String name, Object value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            json.put(name, value);
        } else {
            Object inside = json.computeIfAbsent(name.substring(0, dot), _ -> new LinkedHashMap<String, Object>());
            put((Map<String, Object>) inside, name.substring(dot + 1), value);
        }
    }
}
