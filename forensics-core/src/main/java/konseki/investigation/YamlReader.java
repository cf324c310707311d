package konseki.investigation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads one YAML document into [YamlNode]s, from the parser's events: no objects are constructed, aliases and tags are
/// refused, so a small file stays small in memory.
final class YamlReader {
    /// Largest case.yaml, in bytes.
    static final int MAX_BYTES = 4 << 20;
    /// Deepest nesting of maps and lists; the schema needs 4.
    static final int MAX_DEPTH = 16;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(MAX_BYTES)
            .setUseMarks(true)
            .build();

    private final String file;
    private final Iterator<Event> events;

    private YamlReader(String file, String text) {
        this.file = file;
        this.events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
    }

    /// @param file name for messages
    static YamlNode.Entries read(String file, byte[] bytes) throws CaseFileException {
        if (bytes.length > MAX_BYTES) {
            throw new CaseFileException(
                    file, 1, "the file is larger than 4 MiB. Move dispositions to people/, or shorten the lists.");
        }
        String text = decode(file, bytes);
        try {
            return new YamlReader(file, text).document();
        } catch (MarkedYamlEngineException broken) {
            int line = place(broken).map(Mark::getLine).orElse(0) + 1;
            throw new CaseFileException(
                    file, line, "not YAML: " + broken.getProblem() + ". Check indentation, quotes and colons here.");
        } catch (ReaderException broken) {
            int line = lineAt(text, broken.getPosition());
            throw new CaseFileException(
                    file,
                    line,
                    "character U+" + Integer.toHexString(broken.getCodePoint()) + " is not allowed. Delete it.");
        } catch (YamlEngineException broken) {
            throw new CaseFileException(file, 1, "not YAML: " + broken.getMessage() + ". Correct the file.");
        }
    }

    /// Where to look: at what was never closed, else at what does not fit.
    private static Optional<Mark> place(MarkedYamlEngineException broken) {
        boolean neverClosed = broken.getProblem().contains("end of stream");
        return neverClosed ? broken.getContextMark().or(broken::getProblemMark) : broken.getProblemMark();
    }

    private static String decode(String file, byte[] bytes) throws CaseFileException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = decoder.decode(in).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            int line = lineAt(before, before.length());
            throw new CaseFileException(file, line, "not UTF-8. Save the file in the encoding UTF-8.");
        }
    }

    private static int lineAt(String text, int position) {
        return 1
                + (int) text.substring(0, Math.clamp(position, 0, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private YamlNode.Entries document() throws CaseFileException {
        YamlNode.Entries root = new YamlNode.Entries(Map.of(), new Place(file, 1));
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                throw place(event).error("a second document begins. Keep one, and delete the line \"---\".");
            }
            if (event instanceof NodeEvent node) {
                root = root(node(node, 0));
            }
        }
        return root;
    }

    private static YamlNode.Entries root(YamlNode node) throws CaseFileException {
        if (node instanceof YamlNode.Entries entries) {
            return entries;
        }
        if (node.isEmpty()) {
            return new YamlNode.Entries(Map.of(), node.place());
        }
        throw node.place().error("the file is no list of keys. Begin with a key, such as \"case: name\".");
    }

    private YamlNode node(Event event, int depth) throws CaseFileException {
        Place place = place(event);
        if (depth > MAX_DEPTH) {
            throw place.error("nested deeper than " + MAX_DEPTH + " levels. Write it flatter.");
        }
        if (event instanceof AliasEvent
                || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw place.error("anchors (&) and aliases (*) are not read. Write the value out, or in quotes.");
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, place);
            case CollectionStartEvent start -> {
                refuseTag(start.getTag(), place);
                yield start.getEventId() == Event.ID.SequenceStart ? items(place, depth) : entries(place, depth);
            }
            default -> throw place.error("not YAML: a value is missing. Complete the line.");
        };
    }

    private static YamlNode scalar(ScalarEvent event, Place place) throws CaseFileException {
        refuseTag(event.getTag(), place);
        return new YamlNode.Scalar(event.getValue(), event.isPlain(), place);
    }

    private static void refuseTag(Optional<String> tag, Place place) throws CaseFileException {
        if (tag.isPresent()) {
            throw place.error("tags (!) are not read. Write the value without one, or in quotes.");
        }
    }

    private YamlNode items(Place place, int depth) throws CaseFileException {
        List<YamlNode> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, depth + 1));
        }
        return new YamlNode.Items(items, place);
    }

    private YamlNode entries(Place place, int depth) throws CaseFileException {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            YamlNode key = node(next, depth + 1);
            if (!(key instanceof YamlNode.Scalar(String name, _, Place at))) {
                throw key.place().error("a key is no text. Write it as \"key: value\".");
            }
            YamlNode value = node(events.next(), depth + 1);
            if (entries.put(name, new YamlNode.Entry(at, value)) != null) {
                throw at.error(Quoted.of(name) + " stands here twice. Keep one.");
            }
        }
        return new YamlNode.Entries(entries, place);
    }

    private Place place(Event event) {
        return new Place(file, event.getStartMark().map(Mark::getLine).orElse(0) + 1);
    }
}
