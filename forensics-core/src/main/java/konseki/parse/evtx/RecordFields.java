package konseki.parse.evtx;

import java.util.Arrays;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.VendorName;

/// The fast way from a record's binary XML to vendor fields: each template is compiled once ([KnownPlans]), then its
/// program is run over the values of each record. No XML, no JSON, no object; the plain twin is [RecordTree]. Belongs
/// to one thread.
///
/// What one record may cost is bounded by [#MOST_STEPS] and [#MOST_TEXT_BYTES], however its parts nest and repeat.
final class RecordFields {
    private static final int MOST_STEPS = 1 << 14;
    private static final int MOST_TEXT_BYTES = 1 << 20;
    private static final int MOST_VALUES = 1 << 14;
    private static final int MOST_ARRAYS = 8;

    private final PlanCode code = new PlanCode();
    private final PlanCompiler compiler = new PlanCompiler(code);
    private final PlanTable plans = new PlanTable();
    private final KnownPlans knownPlans = new KnownPlans();
    private byte[] bytes = new byte[0];
    private int chunk;
    private int chunkEnd;
    private EventBuffer out = new EventBuffer();
    private boolean fresh = true;
    private byte[] announced = new byte[0];

    private int[] places = new int[256];
    private int[] sizes = new int[256];
    private byte[] types = new byte[256];
    private int valueEnd;
    private int steps;
    private int textBytes;
    private final int[] arrayLengths = new int[MOST_ARRAYS];
    /// Where the item last asked for begins, and which it was: items are asked for in order.
    private final int[] arrayPlaces = new int[MOST_ARRAYS];
    private final int[] arrayIndexes = new int[MOST_ARRAYS];

    /// Begins a chunk of the log, a unit of its file.
    void startChunk(byte[] newBytes, int from, int end, EventBuffer newOut) {
        bytes = newBytes;
        chunk = from;
        chunkEnd = end;
        out = newOut;
        plans.clear();
        fresh = true;
    }

    private void forget() {
        code.clear();
        plans.clear();
        knownPlans.clear();
        fresh = true;
    }

    /// Reads the binary XML at `[from, to)` into vendor fields of the buffer, which it empties.
    ///
    /// A body that cannot be read leaves an event with `fx.partial`. Where there is no room for what a record needs
    /// beside what others left, it is read again with all room, so that it says the same whatever came before.
    void read(int from, int to) throws UnreadableException {
        if (code.isFull() || plans.isFull() || knownPlans.isFull() || fresh && code.numbered() < VendorName.numbered()) {
            forget();
        }
        code.drop();
        if (code.codeEnd() > 0) {
            try {
                readOnce(from, to);
                if (!code.isCramped()) {
                    return;
                }
            } catch (UnreadableException e) {
                if (!code.isCramped()) {
                    throw e;
                }
            }
            forget();
        }
        readOnce(from, to);
    }

    private void readOnce(int from, int to) throws UnreadableException {
        if (fresh) {
            announced = code.names();
            fresh = false;
            out.startChunk(bytes, announced, code.numbered(), ValueText.CODING);
        }
        valueEnd = 0;
        steps = MOST_STEPS;
        textBytes = MOST_TEXT_BYTES;
        fragment(from, to, 0, 0);
    }

    /// Runs what stands in one fragment.
    private void fragment(int from, int to, int context, int depth) throws UnreadableException {
        if (depth == BinXml.DEEPEST) {
            throw UnreadableException.tooComplex();
        }
        int at = from;
        boolean empty = true;
        while (at < to && (empty || depth > 0)) {
            int token = BinXml.token(bytes, at);
            if (token == BinXml.END_OF_FRAGMENT) {
                break;
            } else if (token == BinXml.FRAGMENT_HEADER) {
                at += BinXml.FRAGMENT_HEADER_BYTES;
            } else if (token == BinXml.TEMPLATE) {
                at = instance(at, to, context, depth);
                empty = false;
            } else if (token == BinXml.OPEN_START) {
                step();
                int program = compiler.compile(bytes, chunk, at, to, false, context);
                at = compiler.end();
                announceNames();
                run(program, valueEnd, 0, depth);
                empty = false;
            } else {
                throw UnreadableException.malformed();
            }
        }
        if (empty && depth == 0) {
            throw UnreadableException.malformed();
        }
    }

    /// @return where the values end
    private int instance(int at, int to, int context, int depth) throws UnreadableException {
        if (to - at < 14) {
            throw UnreadableException.malformed();
        }
        int shortId = LittleEndian.i32(bytes, at + 2);
        int definition = chunk + LittleEndian.i32(bytes, at + 6);
        int values = at + 10;
        boolean placed = definition >= chunk + Unit.CHUNK_HEADER_BYTES
                && definition <= chunkEnd - BinXml.DEFINITION_HEADER_BYTES;
        if (!placed || LittleEndian.i32(bytes, definition + 4) != shortId) {
            throw UnreadableException.noDefinition();
        }
        int length = LittleEndian.i32(bytes, definition + 20);
        int end = definition + BinXml.DEFINITION_HEADER_BYTES + length;
        if (length < 0 || end > chunkEnd || end < 0) {
            throw UnreadableException.noDefinition();
        }
        if (definition == values) {
            values = end;
        }
        int base = valueEnd;
        int count = readDescriptors(values, to);
        int after = count == 0 ? values + 4 : places[base + count - 1] + sizes[base + count - 1];
        run(program(definition, end, context), base, count, depth);
        valueEnd = base;
        return after;
    }

    private int program(int definition, int end, int context) throws UnreadableException {
        int known = plans.find(definition - chunk, context);
        if (known != PlanTable.NONE) {
            return known;
        }
        int from = definition + BinXml.DEFINITION_HEADER_BYTES;
        int program = knownPlans.find(bytes, chunk, from, end, context);
        if (program == PlanTable.NONE) {
            boolean header = from < end && BinXml.token(bytes, from) == BinXml.FRAGMENT_HEADER;
            int element = header ? from + BinXml.FRAGMENT_HEADER_BYTES : from;
            program = compiler.compile(bytes, chunk, element, end, true, context);
            code.keep();
            announceNames();
            knownPlans.put(bytes, from, end, context, program, compiler.sites(), compiler.sitesEnd());
        }
        if (!plans.put(definition - chunk, context, program)) {
            throw code.noRoom();
        }
        return program;
    }

    /// The names of earlier fields are in the new array too.
    private void announceNames() {
        if (announced != code.names()) {
            announced = code.names();
            out.moveNames(announced);
        }
    }

    private int readDescriptors(int at, int to) throws UnreadableException {
        if (to - at < 4) {
            throw UnreadableException.malformed();
        }
        int count = LittleEndian.i32(bytes, at);
        if (count < 0 || count > BinXml.MOST_VALUES || valueEnd + count > MOST_VALUES) {
            throw UnreadableException.tooComplex();
        }
        int place = at + 4 + 4 * count;
        if (place > to) {
            throw UnreadableException.malformed();
        }
        if (valueEnd + count > places.length) {
            int room = Math.max(valueEnd + count, 2 * places.length);
            places = Arrays.copyOf(places, room);
            sizes = Arrays.copyOf(sizes, room);
            types = Arrays.copyOf(types, room);
        }
        for (int i = 0; i < count; i++) {
            int size = LittleEndian.u16(bytes, at + 4 + 4 * i);
            places[valueEnd + i] = place;
            sizes[valueEnd + i] = size;
            types[valueEnd + i] = bytes[at + 6 + 4 * i];
            place += size;
        }
        if (place > to) {
            throw UnreadableException.malformed();
        }
        valueEnd += count;
        return count;
    }

    private void step() throws UnreadableException {
        if (--steps < 0) {
            throw UnreadableException.tooComplex();
        }
    }

    /// @param base  where its values begin
    private void run(int program, int base, int count, int depth) throws UnreadableException {
        long registers = 0;
        int nameFrom = 0;
        int nameTo = 0;
        int at = program;
        int[] ops = code.words();
        while (true) {
            step();
            switch (ops[at]) {
                case PlanCode.SKIP -> {
                    int value = ops[at + 1];
                    boolean isNull = value < count && types[base + value] == BinXml.NULL;
                    at = isNull ? ops[at + 2] : at + 3;
                }
                case PlanCode.ELEMENT -> {
                    registers &= ~(1L << ops[at + 1]);
                    at += 2;
                }
                case PlanCode.ATTRIBUTE -> {
                    int parts = at + 5;
                    int value = base + ops[parts + 1];
                    boolean simple = ops[parts] == 1
                            && ops[parts + 2] == PlanCode.VALUE
                            && ops[parts + 1] < count
                            && isSimple(types[value]);
                    if (simple ? simple(value, ops, at + 2, false) : attribute(at, base, count)) {
                        registers |= 1L << ops[at + 1];
                    }
                    at += 6 + 2 * ops[parts];
                }
                case PlanCode.NAME -> {
                    nameFrom = out.scratchEnd();
                    out.append(code.names(), code.at(at + 1), code.at(at + 2));
                    combinations(at + 3, base, count);
                    appendParts(at + 3, base, count, 0);
                    nameTo = out.scratchEnd();
                    at += 4 + 2 * code.at(at + 3);
                }
                case PlanCode.TEXT -> {
                    int parts = at + 11;
                    int flags = ops[at + 1];
                    int value = base + ops[parts + 1];
                    boolean simple = ops[parts] == 1
                            && ops[parts + 2] == PlanCode.VALUE
                            && ops[parts + 1] < count
                            && isSimple(types[value])
                            && (flags & PlanCode.NAMED) == 0;
                    if (simple) {
                        int name = isBesideAttributes(flags, ops[at + 2], registers) ? at + 6 : at + 3;
                        simple(value, ops, name, (flags & PlanCode.EVEN_EMPTY) != 0);
                    } else {
                        text(at, registers, base, count, depth, nameFrom, nameTo);
                        ops = code.words(); // another array, where a spliced fragment had to be compiled
                    }
                    at = parts + 1 + 2 * ops[parts];
                }
                default -> {
                    return;
                }
            }
        }
    }

    /// Neither an array nor a fragment.
    private static boolean isSimple(byte type) {
        return type >= 0 && type != BinXml.FRAGMENT;
    }

    private static boolean isBesideAttributes(int flags, int register, long registers) {
        return (flags & PlanCode.BESIDE_ATTRIBUTES) != 0
                || register != PlanCode.NO_REGISTER && (registers >>> register & 1) != 0;
    }

    /// What nearly all fields are: one value and nothing else. It is written out when somebody asks for it.
    ///
    /// @param name of its operands, the first
    /// @return whether it became a field
    private boolean simple(int value, int[] ops, int name, boolean evenEmpty) throws UnreadableException {
        int type = types[value];
        int from = places[value];
        int size = sizes[value];
        if (!evenEmpty && ValueText.isEmpty(type, bytes, from, size)) {
            return false;
        }
        spend(ValueText.most(size));
        out.vendorCoded(ops[name], ops[name + 1], ops[name + 2], type, from, size);
        return true;
    }

    private void spend(int bytesOfText) throws UnreadableException {
        textBytes -= bytesOfText;
        if (textBytes < 0) {
            steps = -1;
            throw UnreadableException.tooComplex();
        }
    }

    /// @return whether the attribute is there
    private boolean attribute(int at, int base, int count) throws UnreadableException {
        int parts = at + 5;
        int first = code.at(parts + 1);
        int literalEnd = code.at(parts + 2);
        byte[] names = code.names();
        if (code.at(parts) == 1 && literalEnd != PlanCode.VALUE) {
            if (first == literalEnd) {
                return false;
            }
            out.vendorInNames(code.at(at + 2), code.at(at + 3), code.at(at + 4), first, literalEnd);
            return true;
        }
        int start = out.scratchEnd();
        int combinations = combinations(parts, base, count);
        boolean any = false;
        for (int i = 0; i < combinations; i++) {
            appendParts(parts, base, count, i);
            if (out.scratchEnd() > start) {
                out.vendor(names, code.at(at + 2), code.at(at + 3), out.scratch(), start, out.scratchEnd());
                any = true;
            }
            start = out.scratchEnd();
        }
        return any;
    }

    private void text(int at, long registers, int base, int count, int depth, int dynamicFrom, int dynamicTo)
            throws UnreadableException {
        int parts = at + 11;
        int flags = code.at(at + 1);
        int name = isBesideAttributes(flags, code.at(at + 2), registers) ? at + 6 : at + 3;
        int nameFrom = code.at(name);
        int nameTo = code.at(name + 1);
        boolean named = (flags & PlanCode.NAMED) != 0;
        if (named) {
            nameFrom = dynamicFrom;
            nameTo = dynamicTo;
        }
        boolean evenEmpty = (flags & PlanCode.EVEN_EMPTY) != 0;
        if (code.at(parts) == 1 && code.at(parts + 2) != PlanCode.VALUE) {
            if (code.at(parts + 1) == code.at(parts + 2) && !evenEmpty) {
                return;
            }
            if (named) {
                byte[] names = code.names();
                out.vendor(out.scratch(), nameFrom, nameTo, names, code.at(parts + 1), code.at(parts + 2));
            } else {
                out.vendorInNames(nameFrom, nameTo, code.at(name + 2), code.at(parts + 1), code.at(parts + 2));
            }
            return;
        }
        boolean spliced = splice(at, base, count, depth);
        int combinations = combinations(parts, base, count);
        for (int i = 0; i < combinations; i++) {
            int start = out.scratchEnd();
            appendParts(parts, base, count, i);
            if (out.scratchEnd() > start || evenEmpty && !spliced) {
                out.vendor(
                        named ? out.scratch() : code.names(), nameFrom, nameTo, out.scratch(), start, out.scratchEnd());
            }
        }
    }

    /// Runs the values among the parts that are fragments.
    private boolean splice(int at, int base, int count, int depth) throws UnreadableException {
        boolean any = false;
        int parts = at + 11;
        for (int i = 0; i < code.at(parts); i++) {
            int value = code.at(parts + 1 + 2 * i);
            boolean isFragment = code.at(parts + 2 + 2 * i) == PlanCode.VALUE
                    && value < count
                    && types[base + value] == BinXml.FRAGMENT;
            if (isFragment) {
                any = true;
                int context = code.context(code.at(at + 9), code.at(at + 10));
                spliceOne(places[base + value], sizes[base + value], context, depth);
            }
        }
        return any;
    }

    /// What is wrong with a body costs no more than the body.
    private void spliceOne(int from, int size, int context, int depth) throws UnreadableException {
        int values = valueEnd;
        try {
            fragment(from, from + size, context, depth + 1);
        } catch (UnreadableException e) {
            out.number(Field.PARTIAL, 1);
            valueEnd = values;
            if (steps < 0) {
                throw e;
            }
        }
    }

    /// How many texts the parts make: the product of the lengths of the arrays among them.
    private int combinations(int parts, int base, int count) throws UnreadableException {
        long product = 1;
        int arrays = 0;
        for (int i = 0; i < code.at(parts); i++) {
            int value = code.at(parts + 1 + 2 * i);
            if (code.at(parts + 2 + 2 * i) == PlanCode.VALUE && value < count && types[base + value] < 0) {
                int length =
                        ArrayItems.count(types[base + value] & 0x7f, bytes, places[base + value], sizes[base + value]);
                if (arrays == MOST_ARRAYS) {
                    throw UnreadableException.tooComplex();
                }
                arrayPlaces[arrays] = places[base + value];
                arrayIndexes[arrays] = 0;
                arrayLengths[arrays++] = Math.max(1, length);
                product *= Math.max(1, length);
                if (product > EventBuffer.MAX_VENDOR_FIELDS) {
                    out.number(Field.PARTIAL, 1);
                    product = EventBuffer.MAX_VENDOR_FIELDS;
                }
            }
        }
        return (int) product;
    }

    private void appendParts(int parts, int base, int count, int combination) throws UnreadableException {
        int rest = combination;
        int arrays = 0;
        for (int i = 0; i < code.at(parts); i++) {
            int first = code.at(parts + 1 + 2 * i);
            int second = code.at(parts + 2 + 2 * i);
            int before = out.scratchEnd();
            if (second != PlanCode.VALUE) {
                out.append(code.names(), first, second);
            } else if (first < count) {
                int type = types[base + first];
                if (type < 0) {
                    int length = arrayLengths[arrays];
                    appendItem(arrays++, rest % length, base + first);
                    rest /= length;
                } else if (type != BinXml.FRAGMENT) {
                    ValueText.append(type, bytes, places[base + first], sizes[base + first], out);
                }
            }
            spend(out.scratchEnd() - before);
        }
    }

    private void appendItem(int array, int index, int value) throws UnreadableException {
        step();
        int type = types[value] & 0x7f;
        int end = places[value] + sizes[value];
        if (index < arrayIndexes[array]) {
            arrayIndexes[array] = 0;
            arrayPlaces[array] = places[value];
        }
        for (; arrayIndexes[array] < index && arrayPlaces[array] < end; arrayIndexes[array]++) {
            arrayPlaces[array] = ArrayItems.end(type, bytes, arrayPlaces[array], end);
        }
        int from = arrayPlaces[array];
        if (from < end) {
            ValueText.append(type, bytes, from, ArrayItems.end(type, bytes, from, end) - from, out);
        }
    }
}
