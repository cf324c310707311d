package konseki.parse;

import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;

/// Which fields a vendor's named values say, and what its word for a decision means. Immutable.
public final class ReadingTable {
    private final FieldReading[] readings;

    private ReadingTable(List<FieldReading> readings) {
        this.readings = readings.toArray(FieldReading[]::new);
    }

    /// @param words as [FieldReadings] reads them
    public static ReadingTable of(String words) {
        return new ReadingTable(FieldReadings.of(words));
    }

    /// Sets what the vendor fields say; a field that is set stays.
    public void put(EventBuffer out) {
        for (FieldReading reading : readings) {
            reading.read(out, false);
        }
    }

    /// The same for a table of one field that others may have set before: the first reading that finds a value replaces
    /// it.
    public void putOver(EventBuffer out) {
        for (FieldReading reading : readings) {
            if (reading.readOver(out, false)) {
                return;
            }
        }
    }

    /// Sets `event.type` and `event.outcome` from `event.action`.
    ///
    /// @param other the type where the word says none; [Slice#ABSENT] sets none
    public static void putDecision(Slice other, EventBuffer out) {
        Slice action = out.written(Field.EVENT_ACTION);
        Slice said = action.isEmpty() ? Slice.ABSENT : ActionWords.type(action.bytes(), action.offset(), action.end());
        putDecision(said, other, out);
    }

    /// The same for a decision that is known.
    public static void putDecision(Slice said, Slice other, EventBuffer out) {
        Slice type = said.isAbsent() ? other : said;
        if (!type.isAbsent()) {
            out.text(Field.EVENT_TYPE, type);
        }
        if (!said.isAbsent() && !out.has(Field.EVENT_OUTCOME)) {
            out.text(Field.EVENT_OUTCOME, said == ActionWords.DENIED ? ActionWords.FAILURE : ActionWords.SUCCESS);
        }
    }

    /// Says of a flow's total which the record does not split between the sides: each may have sent all of it or
    /// nothing.
    public static void putTotal(long bytes, EventBuffer out) {
        putInterval(0, bytes, out);
    }

    /// Says of both sides' bytes that the record does not tell which is whose.
    public static void putInterval(long least, long most, EventBuffer out) {
        out.number(Field.SOURCE_BYTES, most);
        out.number(Field.DESTINATION_BYTES, most);
        if (least < most) {
            out.number(Field.SOURCE_BYTES_LO, least);
            out.number(Field.DESTINATION_BYTES_LO, least);
        }
    }
}
