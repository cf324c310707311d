package konseki.investigation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// run.json: what depends on when, where, by whom and how a case was scanned, and so stands outside finding and
/// manifest. It also says where the evidence lies, by which it is found again. Immutable.
///
/// @param inputs     as given, absolute
/// @param files      where each file of the evidence was, by evidence key
/// @param unread     what was not read, `name: reason`, sorted
/// @param duplicates names of files whose bytes are those of another
/// @param facts      tool, times, machine, options: for people
public record RunFile(
        List<String> inputs,
        Map<String, Location> files,
        List<UnreadFile> unread,
        List<String> duplicates,
        Map<String, String> facts) {
    static final String NAME = "run.json";
    static final RunFile EMPTY = new RunFile(List.of(), Map.of(), List.of(), List.of(), Map.of());

    public RunFile {
        inputs = List.copyOf(inputs);
        files = Map.copyOf(files);
        unread = List.copyOf(unread);
        duplicates = List.copyOf(duplicates);
        facts = Map.copyOf(facts);
    }

    /// @param path absolute, when it was read
    /// @param name relative to its input
    public record Location(String path, String name) {}

    /// @param size   bytes, -1 if not known
    /// @param sha256 of the stored file, or empty
    public record UnreadFile(String name, long size, String sha256, String reason) {}

    byte[] toJson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            writeTexts(json, "inputs", inputs);
            json.writeArrayPropertyStart("files");
            new TreeMap<>(files).forEach((key, location) -> {
                json.writeStartObject();
                json.writeStringProperty("key", key);
                json.writeStringProperty("path", location.path());
                json.writeStringProperty("name", location.name());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeArrayPropertyStart("unread");
            for (UnreadFile file : unread) {
                json.writeStartObject();
                json.writeStringProperty("name", file.name());
                json.writeNumberProperty("size", file.size());
                json.writeStringProperty("sha256", file.sha256());
                json.writeStringProperty("reason", file.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            writeTexts(json, "duplicates", duplicates);
            json.writeObjectPropertyStart("facts");
            new TreeMap<>(facts).forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /// Reads the file of a case, or an empty one where there is none yet.
    static RunFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return EMPTY;
        }
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), file)) {
            return new Reading(json).run();
        } catch (JacksonException | IllegalStateException e) {
            throw new IOException(file + ": damaged: " + e.getMessage() + ". Scan again to write it anew", e);
        }
    }

    /// A recursive descent over exactly what [#toJson] writes; belongs to one thread.
    private static final class Reading {
        private final JsonParser json;
        private List<String> inputs = List.of();
        private final Map<String, Location> files = new TreeMap<>();
        private final List<UnreadFile> unread = new ArrayList<>();
        private List<String> duplicates = List.of();
        private Map<String, String> facts = Map.of();

        Reading(JsonParser json) {
            this.json = json;
        }

        RunFile run() {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "inputs" -> inputs = texts();
                    case "files" ->
                        objects()
                                .forEach(file -> files.put(
                                        text(file, "key"), new Location(text(file, "path"), text(file, "name"))));
                    case "unread" ->
                        objects()
                                .forEach(file -> unread.add(new UnreadFile(
                                        text(file, "name"),
                                        Long.parseLong(text(file, "size")),
                                        file.getOrDefault("sha256", ""),
                                        text(file, "reason"))));
                    case "duplicates" -> duplicates = texts();
                    case "facts" -> facts = object();
                    default -> json.skipChildren();
                }
            }
            return new RunFile(inputs, files, unread, duplicates, facts);
        }

        private List<String> texts() {
            expect(json.currentToken(), JsonToken.START_ARRAY);
            List<String> texts = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                texts.add(json.getString());
            }
            return texts;
        }

        private List<Map<String, String>> objects() {
            expect(json.currentToken(), JsonToken.START_ARRAY);
            List<Map<String, String>> objects = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                objects.add(object());
            }
            return objects;
        }

        private Map<String, String> object() {
            expect(json.currentToken(), JsonToken.START_OBJECT);
            Map<String, String> map = new TreeMap<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                map.put(name, json.getString());
            }
            return map;
        }

        private static String text(Map<String, String> object, String name) {
            String value = object.get(name);
            if (value == null) {
                throw new IllegalStateException("\"" + name + "\" is missing");
            }
            return value;
        }

        private static void expect(JsonToken found, JsonToken expected) {
            if (found != expected) {
                throw new IllegalStateException("found " + found + " where " + expected + " was expected");
            }
        }
    }
}
