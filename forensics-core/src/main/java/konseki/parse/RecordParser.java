package konseki.parse;

import konseki.event.EventBuffer;
import konseki.evidence.Chunk;

/// A cursor over the records of one chunk after another. Belongs to one worker.
public interface RecordParser {

    /// Begins a chunk; it and `out` stay the same until the next call.
    void start(Chunk chunk, EventBuffer out);

    /// After [#start]: goes on with the record that begins at `position`, without reading those before it.
    ///
    /// @param position in the chunk's array
    default void skipTo(int position) {
        throw new UnsupportedOperationException("each record is a unit of its own"); // see Framing.unitStart
    }

    /// Reads the next record into the buffer given to [#start]; sets its origin (offset, length, record number).
    Outcome next();
}
