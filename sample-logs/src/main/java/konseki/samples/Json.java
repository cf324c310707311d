package konseki.samples;

import java.util.List;

/// One JSON object in the making, its members in the order in which they were put. Owned by one thread.
final class Json {

    private final StringBuilder text = new StringBuilder("{");

    Json put(String name, String value) {
        return raw(name, quoted(value));
    }

    Json put(String name, long value) {
        return raw(name, Long.toString(value));
    }

    Json put(String name, Json value) {
        return raw(name, value.toString());
    }

    Json putStrings(String name, List<String> values) {
        return raw(
                name, "[" + String.join(",", values.stream().map(Json::quoted).toList()) + "]");
    }

    Json putNull(String name) {
        return raw(name, "null");
    }

    private Json raw(String name, String value) {
        if (text.length() > 1) {
            text.append(',');
        }
        text.append(quoted(name)).append(':').append(value);
        return this;
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\r' -> quoted.append("\\r");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
