package konseki.query;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import konseki.event.Event;
import konseki.event.FieldKind;

/// Writes the values of the fields that form groups as bytes whose unsigned order is the order of the values, field by
/// field, absent first. Belongs to one thread; reused.
///
/// | field   | bytes                                                    |
/// |---------|----------------------------------------------------------|
/// | absent  | 0                                                        |
/// | number  | 1, then eight, the sign turned                           |
/// | address | 1, then sixteen                                          |
/// | text    | 1, then the folded text, each 0 as 0 255, then 0 0       |
final class GroupKey {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final ValueSource[] sources;
    private final FieldKind[] kinds;
    private final Cell cell = new Cell();
    private byte[] bytes = new byte[128];
    private int length;

    GroupKey(List<FieldRef> fields, QueryContext context) {
        sources = fields.stream().map(field -> ValueSource.of(field, context)).toArray(ValueSource[]::new);
        kinds = fields.stream().map(FieldRef::kind).toArray(FieldKind[]::new);
    }

    /// Writes the key of the event's group.
    GroupKey write(Event event) {
        length = 0;
        for (int i = 0; i < sources.length; i++) {
            room(17);
            if (sources[i].read(event, cell)) {
                bytes[length++] = 1;
                writeValue(kinds[i]);
            } else {
                bytes[length++] = 0;
            }
        }
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void writeValue(FieldKind kind) {
        switch (kind) {
            case NUMBER -> writeLong(cell.low ^ Long.MIN_VALUE);
            case IP -> {
                writeLong(cell.high);
                writeLong(cell.low);
            }
            case KEYWORD, TEXT -> writeText();
        }
    }

    private void writeLong(long value) {
        LONGS.set(bytes, length, value);
        length += 8;
    }

    private void writeText() {
        room(2 * (cell.to - cell.from) + 2);
        for (int i = cell.from; i < cell.to; i++) {
            bytes[length++] = cell.bytes[i];
            if (cell.bytes[i] == 0) {
                bytes[length++] = (byte) 255;
            }
        }
        bytes[length++] = 0;
        bytes[length++] = 0;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    /// The values that a key was made of.
    static List<GroupValue> read(byte[] key, List<FieldRef> fields) {
        List<GroupValue> values = new ArrayList<>();
        int at = 0;
        for (FieldRef field : fields) {
            if (key[at++] == 0) {
                values.add(new GroupValue.Absent());
                continue;
            }
            switch (field.kind()) {
                case NUMBER -> {
                    values.add(new GroupValue.Numeric((long) LONGS.get(key, at) ^ Long.MIN_VALUE));
                    at += 8;
                }
                case IP -> {
                    values.add(new GroupValue.Address((long) LONGS.get(key, at), (long) LONGS.get(key, at + 8)));
                    at += 16;
                }
                case KEYWORD, TEXT -> {
                    byte[] text = new byte[key.length - at];
                    int end = 0;
                    for (; key[at] != 0 || key[at + 1] != 0; at += key[at] == 0 ? 2 : 1) {
                        text[end++] = key[at];
                    }
                    values.add(GroupValue.Text.of(text, end));
                    at += 2;
                }
            }
        }
        return values;
    }
}
