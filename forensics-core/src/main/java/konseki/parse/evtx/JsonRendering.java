package konseki.parse.evtx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A record as JSON, in the shape of `evtx_dump -o jsonl`: attributes under `#attributes`, event data by their names.
///
/// Where that tool loses something, this one keeps it: digits of times, braces of GUIDs, event data of equal names
/// (as `name_1`), data without a name beside named ones.
final class JsonRendering {
    private final StringBuilder json = new StringBuilder();

    private JsonRendering() {}

    static String of(XmlNode.Element event) {
        JsonRendering rendering = new JsonRendering();
        Map<String, Value> members = new LinkedHashMap<>();
        put(members, event.name(), value(event));
        rendering.object(members);
        return rendering.json.toString();
    }

    private sealed interface Value {}

    private record Scalar(String text, boolean bare) implements Value {}

    private record Nothing() implements Value {}

    private record Many(List<Value> values) implements Value {}

    private record Members(Map<String, Value> members) implements Value {}

    private static void put(Map<String, Value> members, String name, Value value) {
        String free = name;
        for (int i = 1; members.containsKey(free); i++) {
            free = name + "_" + i;
        }
        members.put(free, value);
    }

    private static Value value(XmlNode.Element element) {
        Map<String, Value> members = new LinkedHashMap<>();
        Map<String, Value> attributes = new LinkedHashMap<>();
        element.attributes()
                .forEach(attribute -> put(attributes, attribute.name(), new Scalar(attribute.value(), false)));
        if (!attributes.isEmpty()) {
            members.put("#attributes", new Members(attributes));
        }
        Value text = text(element);
        List<Value> unnamed = new ArrayList<>();
        boolean nested = false;
        for (XmlNode node : element.content()) {
            if (node instanceof XmlNode.Element child) {
                nested = true;
                if (!child.name().equals("Data")) {
                    put(members, child.name(), value(child));
                } else if (dataName(child).isEmpty()) {
                    unnamed.add(text(child));
                } else {
                    Value data = nestedOrText(child);
                    put(members, dataName(child), data instanceof Nothing ? new Scalar("", false) : data);
                }
            }
        }
        if (!unnamed.isEmpty()) {
            boolean single = unnamed.size() == 1;
            put(members, "Data", single ? unnamed.getFirst() : new Members(Map.of("#text", new Many(unnamed))));
        }
        if (!nested && members.isEmpty()) {
            return text;
        }
        if (!(text instanceof Nothing)) {
            members.put("#text", text);
        }
        return new Members(members);
    }

    private static Value nestedOrText(XmlNode.Element child) {
        boolean nested = child.content().stream().anyMatch(XmlNode.Element.class::isInstance);
        return nested ? value(child) : text(child);
    }

    private static String dataName(XmlNode.Element data) {
        for (XmlNode.Attribute attribute : data.attributes()) {
            if (attribute.name().equals("Name")) {
                return attribute.value();
            }
        }
        return "";
    }

    private static Value text(XmlNode.Element element) {
        StringBuilder text = new StringBuilder();
        int pieces = 0;
        boolean bare = true;
        boolean nested = false;
        for (XmlNode node : element.content()) {
            if (node instanceof XmlNode.Text(String piece, boolean isBare) && !piece.isEmpty()) {
                text.append(piece);
                pieces++;
                bare &= isBare;
            }
            nested |= node instanceof XmlNode.Element;
        }
        boolean layout = nested && text.chars().allMatch(c -> c <= ' ');
        return text.isEmpty() || layout ? new Nothing() : new Scalar(text.toString(), bare && pieces == 1);
    }

    private void value(Value value) {
        switch (value) {
            case Nothing() -> json.append("null");
            case Scalar(String text, boolean bare) -> {
                if (bare) {
                    json.append(text);
                } else {
                    string(text);
                }
            }
            case Many(List<Value> values) -> {
                json.append('[');
                for (int i = 0; i < values.size(); i++) {
                    json.append(i > 0 ? "," : "");
                    value(values.get(i));
                }
                json.append(']');
            }
            case Members(Map<String, Value> members) -> object(members);
        }
    }

    private void object(Map<String, Value> members) {
        json.append('{');
        boolean first = true;
        for (Map.Entry<String, Value> member : members.entrySet()) {
            json.append(first ? "" : ",");
            first = false;
            string(member.getKey());
            json.append(':');
            value(member.getValue());
        }
        json.append('}');
    }

    private void string(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ') {
                        json.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
