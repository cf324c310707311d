package konseki.parse.evtx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record read the plain way, into a tree: for people, and as oracle of [RecordFields]. Belongs to one thread.
///
/// Of a record in free space, names and definitions may be overwritten by newer ones: read strictly, a name whose hash
/// is another is none, and definitions may come from other chunks.
final class RecordTree {
    private static final int MOST_NODES = 1 << 16;
    /// Each record in free space is looked at so; more nodes are no record of Windows.
    private static final int MOST_STRICT_NODES = 1 << 12;

    private final byte[] bytes;
    private final int chunk;
    private final boolean strict;
    private final TemplateStore foreign;
    private final int most;
    private int nodes;
    private boolean borrowed;

    private RecordTree(byte[] bytes, int chunk, boolean strict, TemplateStore foreign) {
        this.bytes = bytes;
        this.chunk = chunk;
        this.strict = strict;
        this.foreign = foreign;
        this.most = strict ? MOST_STRICT_NODES : MOST_NODES;
    }

    /// Whether the record can be read and every name in it is what its hash says.
    static boolean isSound(byte[] bytes, int chunk, int from, int to) {
        try {
            return !new RecordTree(bytes, chunk, true, TemplateStore.EMPTY)
                    .fragment(from + RecordWalk.HEADER_BYTES, to, 0)
                    .isEmpty();
        } catch (UnreadableException e) {
            return false;
        }
    }

    /// Whether a definition can be read by itself, every name in it included.
    ///
    /// @param body behind its header
    static boolean isSoundDefinition(byte[] bytes, int chunk, int body, int end) {
        try {
            RecordTree tree = new RecordTree(bytes, chunk, true, TemplateStore.EMPTY);
            return !tree.new Reader(bytes, chunk, body, end, List.of(), true, 0)
                    .element()
                    .isEmpty();
        } catch (UnreadableException e) {
            return false;
        }
    }

    /// The record, read strictly, with definitions of other chunks where its own has none; empty if that does not help
    /// or if none was needed.
    static Optional<XmlNode.Element> borrow(byte[] bytes, int chunk, int from, int to, TemplateStore foreign) {
        try {
            RecordTree tree = new RecordTree(bytes, chunk, true, foreign);
            for (XmlNode root : tree.fragment(from + RecordWalk.HEADER_BYTES, to, 0)) {
                if (tree.borrowed
                        && root instanceof XmlNode.Element element
                        && element.name().equals("Event")) {
                    return Optional.of(element);
                }
            }
            return Optional.empty();
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    /// The roots of the record at `[from, to)`, most often one.
    ///
    /// @param chunk where its chunk begins
    static List<XmlNode.Element> read(byte[] bytes, int chunk, int from, int to) throws UnreadableException {
        List<XmlNode> roots = new RecordTree(bytes, chunk, false, TemplateStore.EMPTY)
                .fragment(from + RecordWalk.HEADER_BYTES, to, 0);
        List<XmlNode.Element> elements = new ArrayList<>();
        for (XmlNode root : roots) {
            if (root instanceof XmlNode.Element element) {
                elements.add(element);
            }
        }
        if (elements.isEmpty()) {
            throw UnreadableException.malformed();
        }
        return elements;
    }

    /// The record as XML and, below, as JSON; why not, if it cannot be read.
    static String text(byte[] bytes, int chunk, int from, int to) {
        boolean isRecord = to - from > RecordWalk.HEADER_BYTES && LittleEndian.i32(bytes, from) == RecordWalk.MAGIC;
        if (!isRecord) {
            return "no record: " + (to - from) + " bytes";
        }
        try {
            XmlNode.Element event = read(bytes, chunk, from, to).getFirst();
            return XmlRendering.of(event) + "\n\n" + JsonRendering.of(event);
        } catch (UnreadableException e) {
            return "cannot be read: " + e.reason().jsonName();
        }
    }

    private List<XmlNode> fragment(int from, int to, int depth) throws UnreadableException {
        if (depth == BinXml.DEEPEST) {
            throw UnreadableException.tooComplex();
        }
        List<XmlNode> roots = new ArrayList<>();
        int at = from;
        while (at < to) {
            int token = BinXml.token(bytes, at);
            if (token == BinXml.END_OF_FRAGMENT) {
                break;
            } else if (token == BinXml.FRAGMENT_HEADER) {
                at += BinXml.FRAGMENT_HEADER_BYTES;
            } else if (token == BinXml.TEMPLATE) {
                at = instance(at, to, depth, roots);
            } else if (token == BinXml.OPEN_START) {
                Reader reader = new Reader(bytes, chunk, at, to, List.of(), false, depth);
                roots.addAll(reader.element());
                at = reader.at;
            } else {
                throw UnreadableException.malformed();
            }
        }
        return roots;
    }

    private int instance(int at, int to, int depth, List<XmlNode> roots) throws UnreadableException {
        require(to - at >= 14);
        int shortId = LittleEndian.i32(bytes, at + 2);
        int definition = chunk + LittleEndian.i32(bytes, at + 6);
        boolean there = definition >= chunk
                && definition <= bytes.length - BinXml.DEFINITION_HEADER_BYTES
                && LittleEndian.i32(bytes, definition + 4) == shortId;
        int body = definition + BinXml.DEFINITION_HEADER_BYTES;
        int end = there ? body + LittleEndian.i32(bytes, definition + 20) : -1;
        boolean inLine = definition == at + 10;
        boolean own = there && end > body && end <= bytes.length;
        if (there && !own) {
            throw strict && !inLine ? UnreadableException.noDefinition() : UnreadableException.malformed();
        }
        int values = own && inLine ? end : at + 10;
        List<PlainValue> all = new ArrayList<>();
        int[] places = values(values, to, all);
        int after = places[all.size()];
        if (own && (!strict || isSoundDefinition(bytes, chunk, afterHeader(bytes, body), end))) {
            Reader reader = new Reader(bytes, chunk, afterHeader(bytes, body), end, all, true, depth);
            reader.places = places;
            roots.addAll(reader.element());
            return after;
        }
        TemplateStore.Template other = foreign.find(shortId).orElseThrow(UnreadableException::noDefinition);
        borrowed = true;
        int start = afterHeader(other.bytes(), other.body());
        Reader reader = new Reader(other.bytes(), 0, start, other.end(), all, true, depth);
        reader.places = places;
        roots.addAll(reader.element());
        return after;
    }

    private static int afterHeader(byte[] bytes, int body) {
        boolean header = BinXml.token(bytes, body) == BinXml.FRAGMENT_HEADER;
        return header ? body + BinXml.FRAGMENT_HEADER_BYTES : body;
    }

    /// Reads the values that stand at `at`.
    ///
    /// @return where each begins, and where the last one ends
    private int[] values(int at, int to, List<PlainValue> all) throws UnreadableException {
        require(to - at >= 4);
        int count = LittleEndian.i32(bytes, at);
        require(count >= 0 && count <= BinXml.MOST_VALUES && at + 4 + 4 * count <= to);
        int[] places = new int[count + 1];
        int place = at + 4 + 4 * count;
        for (int i = 0; i < count; i++) {
            int size = LittleEndian.u16(bytes, at + 4 + 4 * i);
            require(place + size <= to);
            all.add(new PlainValue(bytes[at + 6 + 4 * i] & 0xff, Arrays.copyOfRange(bytes, place, place + size)));
            places[i] = place;
            place += size;
        }
        places[count] = place;
        return places;
    }

    private static void require(boolean holds) throws UnreadableException {
        if (!holds) {
            throw UnreadableException.malformed();
        }
    }

    /// A place in a definition or an element written in line.
    private final class Reader {
        private final byte[] bytes;
        private final int chunk;
        private final int to;
        private final List<PlainValue> values;
        private final boolean definition;
        private final int depth;
        private int[] places = new int[0];
        private int at;

        /// @param bytes of the chunk that the text stands in, which begins at `chunk`
        Reader(byte[] bytes, int chunk, int from, int to, List<PlainValue> values, boolean definition, int depth) {
            this.bytes = bytes;
            this.chunk = chunk;
            this.at = from;
            this.to = to;
            this.values = values;
            this.definition = definition;
            this.depth = depth;
        }

        /// What the element at [#at] becomes: nothing if a value it depends on is Null, several if it holds an array.
        List<XmlNode.Element> element() throws UnreadableException {
            return element(0);
        }

        private List<XmlNode.Element> element(int nesting) throws UnreadableException {
            if (nesting == BinXml.DEEPEST || ++nodes > most) {
                throw UnreadableException.tooComplex();
            }
            need(definition ? 7 : 5);
            boolean hasAttributes = (bytes[at] & BinXml.MORE) != 0;
            int dependency = definition ? LittleEndian.u16(bytes, at + 1) : BinXml.NO_DEPENDENCY;
            at += definition ? 7 : 5;
            XmlNode.Element element = new XmlNode.Element(name());
            at += hasAttributes ? 4 : 0;
            while (token() == BinXml.ATTRIBUTE) {
                at++;
                String name = name();
                StringBuilder value = new StringBuilder();
                for (Piece piece = piece(); piece != null; piece = piece()) {
                    value.append(String.join("", piece.texts));
                }
                if (!value.isEmpty()) {
                    element.attributes().add(new XmlNode.Attribute(name, value.toString()));
                }
            }
            List<List<XmlNode>> contents = content(nesting);
            if (dependency < values.size() && values.get(dependency).type() == BinXml.NULL) {
                return List.of();
            }
            List<XmlNode.Element> repeated = new ArrayList<>();
            for (List<XmlNode> content : contents) {
                repeated.add(new XmlNode.Element(element.name(), element.attributes(), content));
            }
            return repeated;
        }

        /// One content, or one for each item of an array.
        private List<List<XmlNode>> content(int nesting) throws UnreadableException {
            List<List<XmlNode>> contents = new ArrayList<>();
            contents.add(new ArrayList<>());
            while (true) {
                int token = token();
                if (token == BinXml.CLOSE_START) {
                    at++;
                } else if (token == BinXml.CLOSE_EMPTY || token == BinXml.END_ELEMENT) {
                    at++;
                    return contents;
                } else if (token == BinXml.OPEN_START) {
                    List<XmlNode.Element> children = element(nesting + 1);
                    contents.forEach(content -> content.addAll(children));
                } else if (token == BinXml.INSTRUCTION_TARGET) {
                    at++;
                    name();
                } else if (token == BinXml.INSTRUCTION_DATA) {
                    need(3);
                    at += 3 + 2 * LittleEndian.u16(bytes, at + 1);
                } else {
                    Piece piece = piece();
                    if (piece == null) {
                        throw UnreadableException.malformed();
                    }
                    contents = with(contents, piece);
                }
            }
        }

        private List<List<XmlNode>> with(List<List<XmlNode>> contents, Piece piece) throws UnreadableException {
            List<List<XmlNode>> longer = new ArrayList<>();
            for (String text : piece.texts) {
                for (List<XmlNode> content : contents) {
                    List<XmlNode> next = new ArrayList<>(content);
                    next.addAll(piece.spliced);
                    if (piece.spliced.isEmpty()) {
                        next.add(new XmlNode.Text(text, piece.bare));
                    }
                    longer.add(next);
                    nodes += next.size();
                }
            }
            if (nodes > most) {
                throw UnreadableException.tooComplex();
            }
            return longer;
        }

        private int token() throws UnreadableException {
            need(1);
            return BinXml.token(bytes, at);
        }

        private void need(int more) throws UnreadableException {
            require(more <= to - at);
        }

        private String name() throws UnreadableException {
            need(4);
            int name = chunk + LittleEndian.i32(bytes, at);
            at += 4;
            int end = Names.end(bytes, chunk, name, to);
            require(end >= 0 && (!strict || Names.isSound(bytes, name)));
            if (name == at) {
                at = end;
            }
            return PlainValue.string(bytes, name + BinXml.NAME_HEADER_BYTES, end - 2);
        }

        /// The piece of text at [#at], or null.
        private @Nullable Piece piece() throws UnreadableException {
            return switch (token()) {
                case BinXml.TEXT -> {
                    need(4);
                    yield literal(at + 4, LittleEndian.u16(bytes, at + 2));
                }
                case BinXml.CDATA -> {
                    need(3);
                    yield literal(at + 3, LittleEndian.u16(bytes, at + 1));
                }
                case BinXml.CHARACTER -> literal(at + 1, 1);
                case BinXml.ENTITY -> {
                    at++;
                    byte[] name = name().getBytes(StandardCharsets.UTF_8);
                    int meant = Entities.meaning(name, 0, name.length);
                    require(meant >= 0);
                    yield new Piece(List.of(Character.toString(meant)), List.of(), false);
                }
                case BinXml.SUBSTITUTION, BinXml.OPTIONAL_SUBSTITUTION -> {
                    need(4);
                    int index = LittleEndian.u16(bytes, at + 1);
                    at += 4;
                    yield value(index);
                }
                default -> null;
            };
        }

        private Piece literal(int from, int units) throws UnreadableException {
            require(from + 2 * units <= to);
            at = from + 2 * units;
            return new Piece(List.of(PlainValue.string(bytes, from, at)), List.of(), false);
        }

        private Piece value(int index) throws UnreadableException {
            if (index >= values.size()) {
                return new Piece(List.of(""), List.of(), false);
            }
            PlainValue value = values.get(index);
            if (value.isFragment()) {
                int from = places[index];
                List<XmlNode> roots = fragment(from, from + value.bytes().length, depth + 1);
                return new Piece(List.of(""), roots, false);
            }
            return new Piece(value.texts(), List.of(), value.isBare());
        }
    }

    /// @param texts   one, or the items of an array
    /// @param spliced elements in place of text
    private record Piece(List<String> texts, List<XmlNode> spliced, boolean bare) {}
}
