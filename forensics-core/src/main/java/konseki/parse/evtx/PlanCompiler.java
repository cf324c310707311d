package konseki.parse.evtx;

import java.util.Arrays;

/// Turns binary XML, most often the definition of a template, into a program of [PlanCode]. Belongs to one thread.
///
/// Text that a record writes in line becomes a value of the program, as in a template.
final class PlanCompiler {
    private static final int DEEPEST = BinXml.DEEPEST;
    private static final int MOST_PARTS = 1024;
    private static final int MOST_TEXTS = BinXml.MOST_VALUES;
    private static final int LONGEST_VALUE = 0x7fff;
    /// The number of a value that no record has.
    private static final int NO_VALUE = 1 << 20;

    private final PlanCode code;
    private final PathNames paths;
    private byte[] bytes = new byte[0];
    private int chunk;
    private int to;
    private int at;
    private boolean definition;

    private int depth;
    private int outermost;
    private final int[] elements = new int[DEEPEST];
    /// The path that text of the element gets.
    private final int[] named = new int[DEEPEST];
    private final int[] skip = new int[DEEPEST];
    private final int[] register = new int[DEEPEST];
    private final int[] flags = new int[DEEPEST];
    private final boolean[] hasChildren = new boolean[DEEPEST];
    private final int[] parts = new int[2 * MOST_PARTS];
    private int partCount;
    /// Where each name's offset stands, and the name that it leads to.
    private int[] sites = new int[256];
    private int sitesEnd;

    /// Texts written in line: place and size of each.
    private final int[] texts = new int[2 * MOST_TEXTS];
    private int textCount;
    private boolean literalsOnly;

    PlanCompiler(PlanCode code, PathNames paths) {
        this.code = code;
        this.paths = paths;
    }

    /// Compiles the element at `from`.
    ///
    /// @param chunkFrom    where the chunk begins, from which names are counted
    /// @param isDefinition whether elements carry the number of a value they depend on
    /// @param context      what names begin with
    /// @return where the program begins in the code
    int compile(byte[] newBytes, int chunkFrom, int from, int newTo, boolean isDefinition, int context)
            throws UnreadableException {
        bytes = newBytes;
        chunk = chunkFrom;
        at = from;
        to = newTo;
        definition = isDefinition;
        depth = -1;
        partCount = 0;
        sitesEnd = 0;
        textCount = 0;
        literalsOnly = isDefinition;
        outermost = context;
        int start = code.codeEnd();
        do {
            step();
        } while (depth >= 0);
        code.emit(PlanCode.END);
        return start;
    }

    /// Behind the last element compiled.
    int end() {
        return at;
    }

    /// The names met by the last compilation, as [KnownPlans#put] takes them.
    int[] sites() {
        return sites;
    }

    int sitesEnd() {
        return sitesEnd;
    }

    /// How many texts written in line are values of the program, besides those of a template.
    int textCount() {
        return textCount;
    }

    int textPlace(int index) {
        return texts[2 * index];
    }

    int textSize(int index) {
        return texts[2 * index + 1];
    }

    private void step() throws UnreadableException {
        need(1);
        int token = BinXml.token(bytes, at);
        if (depth < 0 && token != BinXml.OPEN_START) {
            throw UnreadableException.malformed();
        }
        switch (token) {
            case BinXml.OPEN_START -> open();
            case BinXml.CLOSE_START -> at++;
            case BinXml.CLOSE_EMPTY, BinXml.END_ELEMENT -> {
                at++;
                close();
            }
            case BinXml.ATTRIBUTE -> attribute();
            case BinXml.INSTRUCTION_TARGET -> {
                at++;
                skipName();
            }
            case BinXml.INSTRUCTION_DATA -> {
                need(3);
                at += 3 + 2 * LittleEndian.u16(bytes, at + 1);
            }
            default -> {
                if (!part(token)) {
                    throw UnreadableException.malformed();
                }
            }
        }
    }

    private void open() throws UnreadableException {
        if (depth >= 0) {
            flushText(true);
        }
        if (depth + 1 == DEEPEST) {
            throw UnreadableException.tooComplex();
        }
        depth++;
        need(1 + (definition ? 2 : 0) + 4);
        boolean attributes = (bytes[at] & BinXml.MORE) != 0;
        at++;
        int dependency = definition ? LittleEndian.u16(bytes, at) : BinXml.NO_DEPENDENCY;
        at += (definition ? 2 : 0) + 4;
        elements[depth] = paths.element(parent(), outermost, bytes, skipName());
        named[depth] = elements[depth];
        hasChildren[depth] = false;
        flags[depth] = 0;
        register[depth] = attributes ? depth : PlanCode.NO_REGISTER;
        skip[depth] = -1;
        if (dependency != BinXml.NO_DEPENDENCY) {
            code.emit(PlanCode.SKIP);
            code.emit(dependency);
            skip[depth] = code.codeEnd();
            code.emit(0);
        }
        if (attributes) {
            need(4);
            at += 4;
            code.emit(PlanCode.ELEMENT);
            code.emit(depth);
        }
    }

    private int parent() {
        return depth > 0 ? elements[depth - 1] : Paths.NONE;
    }

    private void close() throws UnreadableException {
        flushText(false);
        if (skip[depth] >= 0) {
            code.patch(skip[depth], code.codeEnd());
        }
        depth--;
        if (depth >= 0) {
            hasChildren[depth] = true;
        }
    }

    private void attribute() throws UnreadableException {
        need(1);
        at++;
        int path = paths.attribute(elements[depth], bytes, skipName());
        boolean namesData = paths.isData(elements[depth]) && paths.isName(path);
        literalsOnly = definition || namesData || register[depth] == PlanCode.NO_REGISTER;
        partCount = 0;
        while (at < to && part(BinXml.token(bytes, at))) {
            // an attribute's value goes on until another kind of token
        }
        literalsOnly = definition;
        if (namesData) {
            nameData();
        } else if (partCount > 0) {
            boolean literal = parts[1] != PlanCode.VALUE && parts[1] > parts[0];
            flags[depth] |= literal ? PlanCode.BESIDE_ATTRIBUTES : 0;
            code.emit(PlanCode.ATTRIBUTE);
            code.emit(register[depth]);
            paths.emit(path);
            emitParts();
        }
        partCount = 0;
    }

    private void nameData() throws UnreadableException {
        if (partCount == 1 && parts[1] != PlanCode.VALUE) {
            named[depth] = paths.data(elements[depth], parent(), parts[0], parts[1]);
            flags[depth] |= PlanCode.EVEN_EMPTY;
        } else if (partCount > 0) {
            code.emit(PlanCode.NAME);
            code.emit(paths.dataPrefixFrom(elements[depth], parent()));
            code.emit(paths.dataPrefixTo(elements[depth], parent()));
            emitParts();
            flags[depth] |= PlanCode.EVEN_EMPTY | PlanCode.NAMED;
        }
    }

    /// Reads a piece of text, of an element or an attribute.
    ///
    /// @return false if the token is none
    private boolean part(int token) throws UnreadableException {
        switch (token) {
            case BinXml.TEXT -> {
                need(4);
                text(at + 4, LittleEndian.u16(bytes, at + 2));
            }
            case BinXml.CDATA -> {
                need(3);
                literal(at + 3, LittleEndian.u16(bytes, at + 1));
            }
            case BinXml.CHARACTER -> {
                need(3);
                literal(at + 1, 1);
            }
            case BinXml.ENTITY -> {
                at++;
                entity();
            }
            case BinXml.SUBSTITUTION, BinXml.OPTIONAL_SUBSTITUTION -> {
                need(4);
                addPart(definition ? LittleEndian.u16(bytes, at + 1) : NO_VALUE, PlanCode.VALUE);
                at += 4;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void text(int from, int units) throws UnreadableException {
        at = from;
        need(2 * units);
        if (literalsOnly || units > LONGEST_VALUE || textCount == MOST_TEXTS || !hasInk(from, units)) {
            literal(from, units);
            return;
        }
        at = from + 2 * units;
        texts[2 * textCount] = from;
        texts[2 * textCount + 1] = 2 * units;
        addPart(textCount++, PlanCode.VALUE);
    }

    /// Whether it is more than blanks, which may be no text at all but stand between elements.
    private boolean hasInk(int from, int units) {
        for (int i = from; i < from + 2 * units; i += 2) {
            int unit = LittleEndian.u16(bytes, i);
            if (unit > ' ' || unit == 0) {
                return unit > ' ';
            }
        }
        return false;
    }

    private void literal(int from, int units) throws UnreadableException {
        at = from;
        need(2 * units);
        int start = code.namesEnd();
        code.appendUtf16(bytes, from, from + 2 * units);
        at = from + 2 * units;
        addLiteral(start);
    }

    private void entity() throws UnreadableException {
        int start = code.namesEnd();
        int name = skipName() + BinXml.NAME_HEADER_BYTES;
        code.appendUtf16(bytes, name, name + 2 * LittleEndian.u16(bytes, name - 2));
        int meant = Entities.meaning(code.names(), start, code.namesEnd());
        code.namesEnd(start);
        if (meant < 0) {
            throw UnreadableException.malformed();
        }
        code.reserve(1)[start] = (byte) meant;
        code.namesEnd(start + 1);
        addLiteral(start);
    }

    private void addLiteral(int start) throws UnreadableException {
        boolean goesOn = partCount > 0 && parts[2 * partCount - 1] == start;
        if (goesOn) {
            parts[2 * partCount - 1] = code.namesEnd();
        } else {
            addPart(start, code.namesEnd());
        }
    }

    private void addPart(int first, int second) throws UnreadableException {
        if (partCount == MOST_PARTS) {
            throw UnreadableException.tooComplex();
        }
        parts[2 * partCount] = first;
        parts[2 * partCount + 1] = second;
        partCount++;
    }

    private void flushText(boolean beforeChild) throws UnreadableException {
        boolean between = beforeChild || hasChildren[depth];
        boolean empty = partCount == 0 && (between || (flags[depth] & PlanCode.EVEN_EMPTY) == 0);
        if (empty || between && isLayout()) {
            partCount = 0;
            return;
        }
        code.emit(PlanCode.TEXT);
        code.emit(flags[depth]);
        code.emit(register[depth]);
        paths.emit(named[depth]);
        boolean mayStandBeside = !paths.isData(elements[depth]) && register[depth] != PlanCode.NO_REGISTER;
        // event data are named as Windows names them, whatever else the element says
        paths.emit(mayStandBeside ? paths.beside(elements[depth]) : named[depth]);
        code.emit(paths.insideFrom(elements[depth]));
        code.emit(paths.insideTo(elements[depth]));
        emitParts();
        partCount = 0;
    }

    /// Whether the text is nothing but blanks, as between elements.
    private boolean isLayout() {
        for (int i = 0; i < partCount; i++) {
            if (parts[2 * i + 1] == PlanCode.VALUE) {
                return false;
            }
            for (int k = parts[2 * i]; k < parts[2 * i + 1]; k++) {
                if (code.names()[k] > ' ' || code.names()[k] < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void emitParts() throws UnreadableException {
        code.emit(partCount);
        for (int i = 0; i < 2 * partCount; i++) {
            code.emit(parts[i]);
        }
    }

    private int skipName() throws UnreadableException {
        need(4);
        int name = chunk + LittleEndian.i32(bytes, at);
        int end = Names.end(bytes, chunk, name, to);
        if (end < 0) {
            throw UnreadableException.malformed();
        }
        if (sitesEnd == sites.length) {
            sites = Arrays.copyOf(sites, 2 * sitesEnd);
        }
        sites[sitesEnd++] = at;
        sites[sitesEnd++] = name;
        at += 4;
        if (name == at) {
            at = end;
        }
        return name;
    }

    private void need(int more) throws UnreadableException {
        if (more > to - at) {
            throw UnreadableException.malformed();
        }
    }
}
