package konseki.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;

/// Events as JSON lines: ECS names nested at their dots, numbers as numbers, times in ISO 8601 UTC, then where the
/// record is written, then vendor fields if wanted. Belongs to one thread.
///
/// Bytes go from the event into one array and from there to the output: no object per event. [HitJson] is the plain
/// twin.
final class EventJson {
    private static final FieldTree.Leaf[] LEAVES = FieldTree.INSTANCE.leaves().toArray(FieldTree.Leaf[]::new);
    private static final FieldTree.Node ROOT = FieldTree.INSTANCE.root();
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] ORIGIN = ascii("\"origin\":{\"file\":");
    private static final byte[] OFFSET = ascii(",\"offset\":");
    private static final byte[] LENGTH = ascii(",\"length\":");
    private static final byte[] RECORD = ascii(",\"record\":");
    private static final byte[] VENDOR = ascii(",\"vendor\":{");

    private final boolean withVendor;
    private final JsonBytes json = new JsonBytes();
    private final NameSet names = new NameSet();
    private byte[] id = {};
    private byte[] file = {};
    private String lastId = "";
    private String lastFile = "";

    EventJson(boolean withVendor) {
        this.withVendor = withVendor;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Writes one event and a line feed.
    ///
    /// @param memberId `<evidence key>-<entry>`, with which ids of events begin; the same object as long as the member
    ///                 is
    /// @param memberName for people, likewise
    void write(Event event, String memberId, String memberName, OutputStream out) throws IOException {
        prepare(memberId, memberName);
        json.clear();
        json.raw('{');
        fields(event);
        origin(event);
        if (withVendor) {
            vendor(event);
        }
        json.raw('}');
        json.raw('\n');
        json.writeTo(out);
    }

    /// Identity is enough: at worst the same bytes are made again.
    @SuppressWarnings("StringEquality")
    private void prepare(String memberId, String memberName) {
        if (memberId != lastId || memberName != lastFile) {
            lastId = memberId;
            lastFile = memberName;
            id = (memberId + "-").getBytes(StandardCharsets.UTF_8);
            file = memberName.getBytes(StandardCharsets.UTF_8);
        }
    }

    private void fields(Event event) {
        FieldTree.Node open = ROOT;
        for (FieldTree.Leaf leaf : LEAVES) {
            if (has(event, leaf)) {
                open = enter(open, leaf.object());
                comma();
                json.raw(leaf.key());
                value(event, leaf);
            }
        }
        enter(open, ROOT);
        comma();
    }

    private static boolean has(Event event, FieldTree.Leaf leaf) {
        return switch (leaf.shape()) {
            case ID -> true;
            case START, END -> event.has(leaf.field()) && event.has(Field.TIMESTAMP) && event.start() != event.end();
            default -> event.has(leaf.field());
        };
    }

    /// Closes and opens objects on the way from one to another.
    private FieldTree.Node enter(FieldTree.Node from, FieldTree.Node to) {
        int common = Math.min(from.depth, to.depth);
        while (from.at(common) != to.at(common)) {
            common--;
        }
        for (int depth = from.depth; depth > common; depth--) {
            json.raw('}');
        }
        for (int depth = common + 1; depth <= to.depth; depth++) {
            comma();
            json.raw(to.at(depth).open);
        }
        return to;
    }

    private void comma() {
        if (json.last() != '{') {
            json.raw(',');
        }
    }

    private void value(Event event, FieldTree.Leaf leaf) {
        Field field = leaf.field();
        switch (leaf.shape()) {
            case NUMBER -> json.number(event.number(field));
            case MOMENT -> json.moment(event.number(field));
            case TRUTH -> json.raw(event.number(field) != 0 ? TRUE : FALSE);
            case ADDRESS -> json.address(event.ipHigh(field), event.ipLow(field));
            case TEXT -> text(event.written(field));
            case ID -> id(event);
            case START -> json.moment(event.start());
            case END -> json.moment(event.end());
        }
    }

    private void text(Slice slice) {
        json.text(slice.bytes(), slice.offset(), slice.end());
    }

    private void id(Event event) {
        json.raw('"');
        json.raw(id);
        json.number(event.origin().offset());
        json.raw('"');
    }

    private void origin(Event event) {
        json.raw(ORIGIN);
        json.text(file, 0, file.length);
        json.raw(OFFSET);
        json.number(event.origin().offset());
        json.raw(LENGTH);
        json.number(event.origin().length());
        json.raw(RECORD);
        json.number(event.origin().recordNumber());
        json.raw('}');
    }

    /// The first of equal names: JSON readers disagree on the rest.
    private void vendor(Event event) {
        json.raw(VENDOR);
        names.clear();
        for (int i = 0; i < event.vendorCount(); i++) {
            Slice name = event.vendorName(i);
            if (names.add(name)) {
                comma();
                text(name);
                json.raw(':');
                text(event.vendorValue(i));
            }
        }
        json.raw('}');
    }

    /// Names that no field may have at the top, because the line itself does.
    static List<String> reserved() {
        return List.of("origin", "vendor");
    }
}
