package konseki.detect;

import java.nio.charset.StandardCharsets;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.query.FieldRef;
import konseki.query.Query;

/// The beginning of a command or script as rows keep it, so that a query finds exactly what was run. Stateless.
public final class RunText {
    private static final int KEPT = 160;
    private static final int SHOWN = 80;

    private RunText() {}

    /// Adds what the event says was run to a row's key.
    public static Row key(Row row, Event event) {
        Slice text = event.folded(event.has(Field.PROCESS_COMMAND_LINE) ? Field.PROCESS_COMMAND_LINE : Field.MESSAGE);
        int to = text.end();
        if (text.length() > KEPT) {
            to = text.offset() + KEPT;
            while ((text.bytes()[to] & 0xc0) == 0x80) {
                to--; // inside a character of UTF-8
            }
        }
        return row.key(text.bytes(), text.offset(), to);
    }

    /// The commands and scripts that begin so, or are no longer; of a key of the registry, its changes.
    public static Query query(String kept) {
        if (kept.startsWith("hk") || kept.startsWith("\\registry\\")) {
            return Query.and(Clauses.codes(Dataset.SYSMON, "12", "13"), Clauses.is(Field.OBJECT, kept));
        }
        boolean whole = kept.getBytes(StandardCharsets.UTF_8).length < KEPT - 3;
        return whole
                ? Query.or(Clauses.is(Field.PROCESS_COMMAND_LINE, kept), Clauses.is(Field.MESSAGE, kept))
                : Query.or(begins(Field.PROCESS_COMMAND_LINE, kept), begins(Field.MESSAGE, kept));
    }

    private static Query begins(Field field, String kept) {
        return new Query.Whole(FieldRef.of(field), Clauses.literal(kept) + "*");
    }

    /// For a reader, in one line.
    public static String shown(String kept) {
        String line = kept.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
