package konseki.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import konseki.event.Ignored;
import konseki.event.RejectReason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// `members.json` of a Partial: what the pass found of each member. Written and read here only.
final class MembersFile {

    private MembersFile() {}

    /// What the file says.
    ///
    /// @param indexed whether the Partial has an index
    record Content(String partial, boolean indexed, List<MemberReport> members) {}

    static void write(Path file, String partial, List<MemberReport> members, boolean indexed) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = new JsonFactory().createGenerator(pretty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("partial", partial);
            json.writeBooleanProperty("indexed", indexed);
            json.writeArrayPropertyStart("members");
            for (MemberReport member : members) {
                writeMember(json, member);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    static ObjectWriteContext pretty() {
        return new ObjectWriteContext.Base() {
            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }

            @Override
            public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
                return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
            }
        };
    }

    private static void writeMember(JsonGenerator json, MemberReport member) {
        json.writeStartObject();
        json.writeStringProperty("key", member.key());
        json.writeStringProperty("entry", member.entry());
        json.writeStringProperty("name", member.name());
        json.writeNumberProperty("fileSize", member.fileSize());
        json.writeStringProperty("fileSha256", member.fileSha256());
        json.writeNumberProperty("size", member.size());
        json.writeStringProperty("memberSha256", member.memberSha256());
        json.writeStringProperty("format", member.format());
        json.writeObjectPropertyStart("inferred");
        member.inferred().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeStringProperty("rules", member.rules());
        json.writeStringProperty("owned", member.owned());
        CopiedRecords.write(json, member.copies());
        LostRange.write(json, member.lost());
        json.writeStringProperty("damage", member.damage());
        writeCounts(json, member.counts());
        json.writeEndObject();
    }

    private static void writeCounts(JsonGenerator json, MemberReport.Counts counts) {
        json.writeNumberProperty("events", counts.events());
        json.writeNumberProperty("recovered", counts.recovered());
        json.writeNumberProperty("partial", counts.partial());
        json.writeNumberProperty("withoutTime", counts.withoutTime());
        json.writeNumberProperty("yearless", counts.yearless());
        json.writeObjectPropertyStart("rejected");
        counts.rejectedByReason().forEach((reason, n) -> json.writeNumberProperty(reason.name(), n));
        json.writeEndObject();
        json.writeObjectPropertyStart("ignored");
        counts.ignoredByKind().forEach((kind, n) -> json.writeNumberProperty(kind.name(), n));
        json.writeEndObject();
        json.writeNumberProperty("first", counts.first());
        json.writeNumberProperty("last", counts.last());
    }

    static Content read(Path file) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), file)) {
            Map<String, Object> root = object(json);
            List<MemberReport> members = new ArrayList<>();
            for (Object member : (List<?>) value(root, "members")) {
                members.add(member((Map<?, ?>) member));
            }
            return new Content(text(root, "partial"), (Boolean) value(root, "indexed"), members);
        } catch (JacksonException | ClassCastException | IllegalArgumentException e) {
            throw new IOException(file + ": damaged: " + e.getMessage() + ". Run konseki rebuild", e);
        }
    }

    private static MemberReport member(Map<?, ?> map) {
        Map<String, String> inferred = new TreeMap<>();
        ((Map<?, ?>) value(map, "inferred")).forEach((k, v) -> inferred.put((String) k, (String) v));
        return new MemberReport(
                text(map, "key"),
                text(map, "entry"),
                text(map, "name"),
                number(map, "fileSize"),
                text(map, "fileSha256"),
                number(map, "size"),
                text(map, "memberSha256"),
                text(map, "format"),
                inferred,
                text(map, "rules"),
                text(map, "owned"),
                copies(map),
                LostRange.read(map),
                text(map, "damage"),
                counts(map));
    }

    private static List<CopiedRecords> copies(Map<?, ?> map) {
        List<CopiedRecords> copies = new ArrayList<>();
        if (map.get("copies") instanceof List<?> all) {
            for (Object one : all) {
                Map<?, ?> copy = (Map<?, ?>) one;
                copies.add(new CopiedRecords(
                        number(copy, "from"), number(copy, "to"), number(copy, "records"), text(copy, "counted-in")));
            }
        }
        return copies;
    }

    private static MemberReport.Counts counts(Map<?, ?> map) {
        long[] rejected = new long[RejectReason.values().length];
        ((Map<?, ?>) value(map, "rejected"))
                .forEach((k, v) -> rejected[RejectReason.valueOf((String) k).ordinal()] = (Long) v);
        long[] ignored = new long[Ignored.values().length];
        ((Map<?, ?>) value(map, "ignored"))
                .forEach((k, v) -> ignored[Ignored.valueOf((String) k).ordinal()] = (Long) v);
        return new MemberReport.Counts(
                number(map, "events"),
                number(map, "recovered"),
                number(map, "partial"),
                number(map, "withoutTime"),
                number(map, "yearless"),
                rejected,
                ignored,
                number(map, "first"),
                number(map, "last"));
    }

    private static Object value(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("\"" + key + "\" is missing");
        }
        return value;
    }

    static String text(Map<?, ?> map, String key) {
        return (String) value(map, key);
    }

    static long number(Map<?, ?> map, String key) {
        return (Long) value(map, key);
    }

    /// Reads the object at which `json` stands, or begins: objects as maps, arrays as lists, integers as longs.
    private static Map<String, Object> object(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT && json.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("not a JSON object");
        }
        Map<String, Object> map = new TreeMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            map.put(name, any(json));
        }
        return map;
    }

    private static Object any(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(any(json));
                }
                yield list;
            }
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> throw new IllegalArgumentException("an unexpected " + json.currentToken());
        };
    }
}
