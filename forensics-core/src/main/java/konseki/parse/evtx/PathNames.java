package konseki.parse.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import konseki.event.VendorName;

/// Names values as an export to JSON would: `Event.System.EventID`, `Event.System.Provider.#attributes.Name`, and event
/// data without what wraps them: `TargetUserName`. Belongs to one thread.
final class PathNames {
    private static final int MAX_NAME_BYTES = 512;
    private static final byte[] ATTRIBUTES = ascii("#attributes.");
    private static final byte[] TEXT = ascii("#text");
    private static final byte[] EVENT_DATA = ascii("Event.EventData");
    private static final byte[] USER_DATA = ascii("Event.UserData.");
    private static final byte[] DATA = ascii("Data");
    private static final byte[] NAME = ascii("Name");
    private static final byte[] NOTHING = new byte[0];

    private final PlanCode code;
    private final Paths paths = new Paths();

    PathNames(PlanCode code) {
        this.code = code;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void clear() {
        paths.clear();
    }

    boolean isFull() {
        return paths.isFull();
    }

    /// The path of an element.
    ///
    /// @param parent  or [Paths#NONE]; then `context` holds
    /// @param context what its name begins with
    /// @param name    where its name stands
    int element(int parent, int context, byte[] bytes, int name) throws UnreadableException {
        int key = parent >= 0 ? parent : Paths.NONE - 1 - context;
        int from = name + BinXml.NAME_HEADER_BYTES;
        int to = from + 2 * LittleEndian.u16(bytes, name + 6);
        int known = paths.find(key, Paths.ELEMENT, bytes, from, to);
        if (known != Paths.NONE) {
            return known;
        }
        int start = code.namesEnd();
        code.append(
                parent >= 0 ? paths.insideFrom(parent) : code.contextFrom(context),
                parent >= 0 ? paths.insideTo(parent) : code.contextTo(context));
        int own = code.namesEnd();
        code.appendUtf16(bytes, from, to);
        int end = cut(start);
        int path = add(key, Paths.ELEMENT, bytes, from, to, start, end);
        boolean isData = is(DATA, own, end);
        int inside = code.namesEnd();
        if (!isWrapper(start, end)) {
            code.append(start, end);
            code.append('.');
        }
        paths.inside(path, inside, code.namesEnd(), isData);
        code.keepNames();
        return path;
    }

    int attribute(int element, byte[] bytes, int name) throws UnreadableException {
        int from = name + BinXml.NAME_HEADER_BYTES;
        int to = from + 2 * LittleEndian.u16(bytes, name + 6);
        int known = paths.find(element, Paths.ATTRIBUTE, bytes, from, to);
        if (known != Paths.NONE) {
            return known;
        }
        int start = code.namesEnd();
        code.append(paths.insideFrom(element), paths.insideTo(element));
        code.append(ATTRIBUTES);
        int own = code.namesEnd();
        code.appendUtf16(bytes, from, to);
        int end = cut(start);
        int path = add(element, Paths.ATTRIBUTE, bytes, from, to, start, end);
        paths.inside(path, start, start, is(NAME, own, end));
        code.keepNames();
        return path;
    }

    /// The path of `Data Name="LogonType"`, whose name is LogonType.
    ///
    /// @param from where it stands in the names
    int data(int element, int parent, int from, int to) throws UnreadableException {
        byte[] names = code.names();
        int key = parent >= 0 ? parent : element;
        int known = paths.find(key, Paths.DATA, names, from, to);
        if (known != Paths.NONE) {
            return known;
        }
        int start = code.namesEnd();
        code.append(dataPrefixFrom(element, parent), dataPrefixTo(element, parent));
        code.append(from, to);
        int end = cut(start);
        int path = add(key, Paths.DATA, names, from, to, start, end);
        code.keepNames();
        return path;
    }

    int dataPrefixFrom(int element, int parent) {
        return parent >= 0 ? paths.insideFrom(parent) : paths.from(element);
    }

    int dataPrefixTo(int element, int parent) {
        return parent >= 0 ? paths.insideTo(parent) : paths.to(element) - DATA.length;
    }

    /// The path of an element's text that stands beside attributes.
    int beside(int element) throws UnreadableException {
        int known = paths.find(element, Paths.TEXT, NOTHING, 0, 0);
        if (known != Paths.NONE) {
            return known;
        }
        int start = code.namesEnd();
        code.append(paths.insideFrom(element), paths.insideTo(element));
        code.append(TEXT);
        int path = add(element, Paths.TEXT, NOTHING, 0, 0, start, code.namesEnd());
        code.keepNames();
        return path;
    }

    /// Emits the name of a path.
    void emit(int path) throws UnreadableException {
        code.emit(paths.from(path));
        code.emit(paths.to(path));
        code.emit(paths.number(path));
    }

    int insideFrom(int path) {
        return paths.insideFrom(path);
    }

    int insideTo(int path) {
        return paths.insideTo(path);
    }

    /// Whether it is an element that is called Data.
    boolean isData(int path) {
        return paths.isSpecial(path);
    }

    /// Whether it is an attribute that is called Name.
    boolean isName(int path) {
        return paths.isSpecial(path);
    }

    private int add(int parent, int kind, byte[] bytes, int from, int to, int start, int end)
            throws UnreadableException {
        int path = paths.add(parent, kind, bytes, from, to);
        if (path == Paths.NONE) {
            throw code.noRoom();
        }
        paths.name(path, start, end, VendorName.numberOf(code.names(), start, end));
        return path;
    }

    private int cut(int start) {
        code.namesEnd(Math.min(code.namesEnd(), start + MAX_NAME_BYTES));
        return code.namesEnd();
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
}
