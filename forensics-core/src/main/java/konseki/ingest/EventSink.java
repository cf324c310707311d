package konseki.ingest;

import java.io.IOException;
import konseki.event.Event;
import konseki.event.Ignored;
import konseki.event.RejectReason;

/// Takes events one after another, from one worker.
public interface EventSink {

    /// A scan without an index.
    EventSink NONE = event -> {};

    /// The event is valid during this call only.
    void accept(Event event) throws IOException;

    /// A record that was not understood.
    ///
    /// @param record number in its member, from 1
    /// @param column in bytes from the record's start
    default void rejected(long record, RejectReason reason, int column) {}

    /// A record that says nothing.
    ///
    /// @param record number in its member, from 1
    default void ignored(long record, Ignored why) {}
}
