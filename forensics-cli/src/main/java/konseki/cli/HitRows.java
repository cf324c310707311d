package konseki.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import konseki.event.EventRecord;
import konseki.event.Field;
import konseki.event.Timestamp;
import konseki.investigation.Hit;
import konseki.report.TerminalText;

/// Hits in columns: a choice for people, everything for spreadsheets.
final class HitRows {
    private static final List<String> TABLE = List.of(
            "@timestamp",
            "event.id",
            "origin",
            "event.dataset",
            "event.action",
            "host.name",
            "user",
            "source",
            "destination",
            "message");
    private static final int MESSAGE_COLUMNS = 80;

    private HitRows() {}

    /// Columns that no hit fills are left out.
    static Rows table(List<Hit> hits, ZoneId zone) {
        List<List<Object>> rows = hits.stream().map(hit -> tableRow(hit, zone)).toList();
        return new Rows(TABLE, rows).withoutEmptyColumns();
    }

    private static List<Object> tableRow(Hit hit, ZoneId zone) {
        EventRecord event = hit.event();
        return List.of(
                time(event, zone),
                hit.id(),
                hit.file() + ":" + hit.recordNumber() + "@" + hit.offset(),
                first(event, Field.EVENT_DATASET),
                first(event, Field.EVENT_ACTION, Field.EVENT_CODE, Field.EVENT_TYPE),
                first(event, Field.HOST_NAME, Field.OBSERVER_NAME),
                first(event, Field.USER_TARGET_NAME, Field.USER_NAME),
                side(event, Field.SOURCE_PORT, Field.SOURCE_IP),
                side(event, Field.DESTINATION_PORT, Field.DESTINATION_DOMAIN, Field.DESTINATION_IP),
                TerminalText.fitted(
                        TerminalText.escaped(first(event, Field.MESSAGE, Field.PROCESS_COMMAND_LINE, Field.FILE_PATH)),
                        MESSAGE_COLUMNS));
    }

    private static String first(EventRecord event, Field... fields) {
        return Stream.of(fields)
                .map(event::text)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static String side(EventRecord event, Field port, Field... names) {
        String name = first(event, names);
        String shown = name.contains(":") ? "[" + name + "]" : name;
        return event.number(port).isPresent() ? shown + ":" + event.number(port).getAsLong() : name;
    }

    static String time(EventRecord event, ZoneId zone) {
        return event.number(Field.TIMESTAMP).isPresent()
                ? time(event.number(Field.TIMESTAMP).getAsLong(), zone)
                : "";
    }

    static String time(long nanos, ZoneId zone) {
        Instant moment = Instant.ofEpochSecond(Math.floorDiv(nanos, Timestamp.SECOND));
        return Timestamp.format(nanos, zone.getRules().getOffset(moment).getTotalSeconds());
    }

    static List<String> csvColumns() {
        List<String> columns = new ArrayList<>(List.of("event.id", "file", "record", "offset"));
        Field.all().forEach(field -> columns.add(field.ecsName()));
        return columns;
    }

    /// Absent is an empty cell.
    static List<Object> csvRow(Hit hit, ZoneId zone) {
        List<Object> row = new ArrayList<>(List.of(hit.id(), hit.file(), hit.recordNumber(), hit.offset()));
        for (Field field : Field.all()) {
            row.add(cell(hit.event(), field, zone));
        }
        return row;
    }

    private static Object cell(EventRecord event, Field field, ZoneId zone) {
        if (field == Field.TIMESTAMP) {
            return time(event, zone);
        }
        if (event.number(field).isPresent()) {
            return event.number(field).getAsLong();
        }
        return event.text(field).orElse("");
    }
}
