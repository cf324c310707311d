package konseki.parse.evtx;

import java.util.Arrays;
import konseki.event.VendorName;

/// Programs made from templates, with the names and texts in them. Belongs to one thread.
///
/// What is kept stays from record to record and from chunk to chunk; what is not is dropped before the next record.
///
/// | operation | operands                                                                        |
/// |-----------|---------------------------------------------------------------------------------|
/// | SKIP      | value, target: go there if the value is Null                                    |
/// | ATTRIBUTE | register, name, parts: a vendor field unless empty; sets the register           |
/// | ELEMENT   | register: clears it                                                             |
/// | NAME      | prefix, parts: the name of the next text                                        |
/// | TEXT      | flags, register, name, name beside attributes, context as a range, parts         |
/// | END       |                                                                                 |
///
/// A name is three numbers: a range of [#names], and its [VendorName#numberOf]. Parts are a count, then for each a literal (range) or a value (number,
/// [#VALUE]). A context is what names inside a spliced fragment begin with.
final class PlanCode {
    static final int END = 0;
    static final int SKIP = 1;
    static final int ATTRIBUTE = 2;
    static final int NAME = 3;
    static final int TEXT = 4;
    static final int ELEMENT = 5;

    /// Of an element that never has attributes; the others have that of their depth, below 64.
    static final int NO_REGISTER = 64;

    /// In place of a literal's end.
    static final int VALUE = -1;
    /// Flags of a text: it is a field even if empty; its name was made by [#NAME]; it surely stands beside attributes.
    static final int EVEN_EMPTY = 1;
    static final int NAMED = 2;
    static final int BESIDE_ATTRIBUTES = 4;

    static final int MOST_CONTEXTS = 64;
    private static final int MOST_CODE = 1 << 18;
    private static final int MOST_NAMES = 1 << 20;

    private int[] code = new int[1024];
    private int codeEnd;
    private byte[] names = new byte[4096];
    private int namesEnd;
    private final int[] contextFroms = new int[MOST_CONTEXTS];
    private final int[] contextTos = new int[MOST_CONTEXTS];
    private int contexts;
    private int keptCode;
    private int keptNames;
    private int keptContexts;
    private boolean cramped;
    private int numbered;

    PlanCode() {
        clear();
    }

    /// Forgets all programs. Context 0 is the outermost: names begin with nothing.
    void clear() {
        codeEnd = 0;
        namesEnd = 0;
        contexts = 1;
        cramped = false;
        numbered = VendorName.numbered();
        keep();
    }

    /// How many names were numbered when the first program was made.
    int numbered() {
        return numbered;
    }

    /// Keeps all that is there.
    void keep() {
        keptCode = codeEnd;
        keptNames = namesEnd;
        keptContexts = contexts;
    }

    /// Drops what is not kept, before the next record.
    void drop() {
        cramped = false;
        codeEnd = keptCode;
        namesEnd = keptNames;
        contexts = keptContexts;
    }

    /// Whether something of this record failed for want of room.
    boolean isCramped() {
        return cramped;
    }

    UnreadableException noRoom() {
        cramped = true;
        return UnreadableException.tooComplex();
    }

    /// Whether little room is left, so that it should be emptied before the next record.
    boolean isFull() {
        return codeEnd > MOST_CODE / 2 || namesEnd > MOST_NAMES / 2 || contexts > MOST_CONTEXTS / 2;
    }

    /// The programs; another array after more was emitted.
    int[] words() {
        return code;
    }

    int at(int index) {
        return code[index];
    }

    int codeEnd() {
        return codeEnd;
    }

    void emit(int word) throws UnreadableException {
        if (codeEnd == code.length) {
            if (codeEnd >= MOST_CODE) {
                throw noRoom();
            }
            code = Arrays.copyOf(code, 2 * codeEnd);
        }
        code[codeEnd++] = word;
    }

    void emitName(int from, int to) throws UnreadableException {
        emit(from);
        emit(to);
        emit(VendorName.numberOf(names, from, to));
    }

    void patch(int index, int word) {
        code[index] = word;
    }

    byte[] names() {
        return names;
    }

    int namesEnd() {
        return namesEnd;
    }

    void namesEnd(int end) {
        namesEnd = end;
    }

    /// Makes room for `more` bytes at [#namesEnd].
    byte[] reserve(int more) throws UnreadableException {
        if (namesEnd + more > names.length) {
            if (namesEnd + more > MOST_NAMES) {
                throw noRoom();
            }
            names = Arrays.copyOf(names, Math.max(namesEnd + more, 2 * names.length));
        }
        return names;
    }

    /// Appends a range of the names themselves.
    void append(int from, int to) throws UnreadableException {
        reserve(to - from);
        System.arraycopy(names, from, names, namesEnd, to - from);
        namesEnd += to - from;
    }

    void append(byte[] bytes) throws UnreadableException {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, names, namesEnd, bytes.length);
        namesEnd += bytes.length;
    }

    int contextFrom(int context) {
        return contextFroms[context];
    }

    int contextTo(int context) {
        return contextTos[context];
    }

    /// The number of the context whose names begin with that range.
    int context(int from, int to) throws UnreadableException {
        for (int i = 0; i < contexts; i++) {
            if (Arrays.equals(names, contextFroms[i], contextTos[i], names, from, to)) {
                return i;
            }
        }
        if (contexts == MOST_CONTEXTS) {
            throw noRoom();
        }
        contextFroms[contexts] = from;
        contextTos[contexts] = to;
        return contexts++;
    }
}
