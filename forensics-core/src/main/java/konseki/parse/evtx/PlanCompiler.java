package konseki.parse.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Turns binary XML, most often the definition of a template, into a program of [PlanCode] that names each value as an
/// export to JSON would: `Event.System.EventID`, `Event.System.Provider.#attributes.Name`, and event data without what
/// wraps them: `TargetUserName`. Belongs to one thread.
final class PlanCompiler {
    private static final int MAX_NAME_BYTES = 512;
    private static final byte[] ATTRIBUTES = ascii("#attributes.");
    private static final byte[] TEXT = ascii("#text");
    private static final byte[] EVENT_DATA = ascii("Event.EventData");
    private static final byte[] USER_DATA = ascii("Event.UserData.");
    private static final byte[] DATA = ascii("Data");
    private static final byte[] NAME = ascii("Name");
    private static final int DEEPEST = BinXml.DEEPEST;
    private static final int MOST_PARTS = 1024;

    private final PlanCode code;
    private byte[] bytes = new byte[0];
    private int chunk;
    private int to;
    private int at;
    private boolean definition;

    private int depth;
    private final int[] pathFrom = new int[DEEPEST];
    private final int[] pathTo = new int[DEEPEST];
    /// What names inside the element begin with.
    private final int[] insideFrom = new int[DEEPEST];
    private final int[] insideTo = new int[DEEPEST];
    private final int[] skip = new int[DEEPEST];
    private final int[] register = new int[DEEPEST];
    private final int[] flags = new int[DEEPEST];
    private final boolean[] isData = new boolean[DEEPEST];
    private final boolean[] hasChildren = new boolean[DEEPEST];
    private final int[] parts = new int[2 * MOST_PARTS];
    private int partCount;
    /// Where each name's offset stands, and the name that it leads to.
    private int[] sites = new int[256];
    private int sitesEnd;

    PlanCompiler(PlanCode code) {
        this.code = code;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
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
        int start = code.codeEnd();
        int contextFrom = code.contextFrom(context);
        int contextTo = code.contextTo(context);
        do {
            step(contextFrom, contextTo);
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

    private void step(int contextFrom, int contextTo) throws UnreadableException {
        need(1);
        int token = BinXml.token(bytes, at);
        if (depth < 0 && token != BinXml.OPEN_START) {
            throw UnreadableException.malformed();
        }
        switch (token) {
            case BinXml.OPEN_START -> {
                int prefixFrom = depth < 0 ? contextFrom : insideFrom[depth];
                open(prefixFrom, depth < 0 ? contextTo : insideTo[depth]);
            }
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

    private void open(int prefixFrom, int prefixTo) throws UnreadableException {
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
        pathFrom[depth] = code.namesEnd();
        code.append(prefixFrom, prefixTo);
        int name = code.namesEnd();
        appendName();
        cutName(pathFrom[depth]);
        pathTo[depth] = code.namesEnd();
        isData[depth] = is(DATA, name, pathTo[depth]);
        hasChildren[depth] = false;
        flags[depth] = 0;
        register[depth] = attributes ? depth : PlanCode.NO_REGISTER;
        if (isWrapper(pathFrom[depth], pathTo[depth])) {
            insideFrom[depth] = 0;
            insideTo[depth] = 0;
        } else {
            insideFrom[depth] = code.namesEnd();
            code.append(pathFrom[depth], pathTo[depth]);
            code.reserve(1)[code.namesEnd()] = '.';
            code.namesEnd(code.namesEnd() + 1);
            insideTo[depth] = code.namesEnd();
        }
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

    private boolean isWrapper(int from, int end) {
        byte[] names = code.names();
        if (is(EVENT_DATA, from, end)) {
            return true;
        }
        int parent = from + USER_DATA.length;
        if (end <= parent || !is(USER_DATA, from, parent)) {
            return false;
        }
        for (int i = parent; i < end; i++) {
            if (names[i] == '.') {
                return false;
            }
        }
        return true;
    }

    private boolean is(byte[] wanted, int from, int end) {
        return Arrays.equals(code.names(), from, end, wanted, 0, wanted.length);
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
        int from = code.namesEnd();
        code.append(insideFrom[depth], insideTo[depth]);
        code.append(ATTRIBUTES);
        int name = code.namesEnd();
        appendName();
        cutName(from);
        int end = code.namesEnd();
        partCount = 0;
        while (at < to && part(BinXml.token(bytes, at))) {
            // an attribute's value goes on until another kind of token
        }
        if (isData[depth] && is(NAME, name, end)) {
            nameData();
        } else if (partCount > 0) {
            boolean literal = parts[1] != PlanCode.VALUE && parts[1] > parts[0];
            flags[depth] |= literal ? PlanCode.BESIDE_ATTRIBUTES : 0;
            code.emit(PlanCode.ATTRIBUTE);
            code.emit(register[depth]);
            code.emitName(from, end);
            emitParts();
        }
        partCount = 0;
    }

    /// `Data Name="LogonType"` is named LogonType.
    private void nameData() throws UnreadableException {
        int prefixFrom = depth == 0 ? pathFrom[0] : insideFrom[depth - 1];
        int prefixTo = depth == 0 ? pathTo[0] - DATA.length : insideTo[depth - 1];
        if (partCount == 1 && parts[1] != PlanCode.VALUE) {
            pathFrom[depth] = code.namesEnd();
            code.append(prefixFrom, prefixTo);
            code.append(parts[0], parts[1]);
            cutName(pathFrom[depth]);
            pathTo[depth] = code.namesEnd();
            flags[depth] |= PlanCode.EVEN_EMPTY;
        } else if (partCount > 0) {
            code.emit(PlanCode.NAME);
            code.emit(prefixFrom);
            code.emit(prefixTo);
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
                literal(at + 4, LittleEndian.u16(bytes, at + 2));
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
                addPart(LittleEndian.u16(bytes, at + 1), PlanCode.VALUE);
                at += 4;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void literal(int from, int units) throws UnreadableException {
        at = from;
        need(2 * units);
        int start = code.namesEnd();
        byte[] names = code.reserve(Utf16.GROWTH * units + Long.BYTES);
        code.namesEnd(Utf16.toUtf8(bytes, from, from + 2 * units, names, start));
        at = from + 2 * units;
        addLiteral(start);
    }

    private void entity() throws UnreadableException {
        int start = code.namesEnd();
        appendName();
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
        code.emitName(pathFrom[depth], pathTo[depth]);
        boolean mayStandBeside = !isData[depth] && register[depth] != PlanCode.NO_REGISTER;
        if (mayStandBeside) {
            int from = code.namesEnd();
            code.append(insideFrom[depth], insideTo[depth]);
            code.append(TEXT);
            code.emitName(from, code.namesEnd());
        } else { // event data are named as Windows names them, whatever else the element says
            code.emitName(pathFrom[depth], pathTo[depth]);
        }
        code.emit(insideFrom[depth]);
        code.emit(insideTo[depth]);
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

    /// Appends the name whose place stands at [#at].
    private void appendName() throws UnreadableException {
        int name = skipName();
        int units = LittleEndian.u16(bytes, name + 6);
        int start = code.namesEnd();
        byte[] names = code.reserve(Utf16.GROWTH * units + Long.BYTES);
        code.namesEnd(Utf16.toUtf8(
                bytes, name + BinXml.NAME_HEADER_BYTES, name + BinXml.NAME_HEADER_BYTES + 2 * units, names, start));
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

    private void cutName(int from) {
        code.namesEnd(Math.min(code.namesEnd(), from + MAX_NAME_BYTES));
    }

    private void need(int more) throws UnreadableException {
        if (more > to - at) {
            throw UnreadableException.malformed();
        }
    }
}
