package konseki.investigation;

import java.util.OptionalLong;
import konseki.event.EventRecord;

/// An event that a search found, and where it is written. Immutable.
///
/// @param id     `<evidence key>-<entry>-<offset>`, by which `show` finds the raw record
/// @param file   name of file and entry
/// @param offset first byte of the record in the (decompressed) member
/// @param recordNumber from 1; of lines, the line number
public record Hit(String id, EventRecord event, String file, long offset, long recordNumber) {

    /// `@timestamp`, nanoseconds UTC, if the event has one.
    public OptionalLong time() {
        return event.number(konseki.event.Field.TIMESTAMP);
    }
}
