package konseki.samples;

import java.util.ArrayList;
import java.util.List;

/// Names and values in the order of a format's template; rendered as key=value pairs, as a CSV row or into JSON.
final class Fields {

    private record Field(String name, String value, boolean text) {}

    private final List<Field> fields = new ArrayList<>();

    /// A text, in quotes where the format knows quotes.
    Fields text(String name, String value) {
        fields.add(new Field(name, value, true));
        return this;
    }

    /// A bare value, such as an address.
    Fields value(String name, String value) {
        fields.add(new Field(name, value, false));
        return this;
    }

    Fields value(String name, long value) {
        return value(name, Long.toString(value));
    }

    /// All fields of another list, after these.
    Fields and(Fields more) {
        fields.addAll(more.fields);
        return this;
    }

    List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /// `name=value name="text"`
    String keyValues() {
        StringBuilder line = new StringBuilder(500);
        for (Field field : fields) {
            line.append(line.isEmpty() ? "" : " ").append(field.name()).append('=');
            line.append(field.text() ? '"' + field.value() + '"' : field.value());
        }
        return line.toString();
    }

    /// Values with commas between; texts in quotes, and so is what would break the row.
    String csvRow() {
        StringBuilder row = new StringBuilder(300);
        String separator = "";
        for (Field field : fields) {
            boolean quoted =
                    field.text() || field.value().contains(",") || field.value().contains("\"");
            row.append(separator).append(quoted ? '"' + field.value().replace("\"", "\"\"") + '"' : field.value());
            separator = ",";
        }
        return row.toString();
    }

    Json into(Json object) {
        fields.forEach(field -> object.put(field.name(), field.value()));
        return object;
    }
}
