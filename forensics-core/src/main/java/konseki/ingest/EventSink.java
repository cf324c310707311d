package konseki.ingest;

import java.io.IOException;
import konseki.event.Event;

/// Takes events one after another, from one worker.
public interface EventSink {

    /// A scan without an index.
    EventSink NONE = event -> {};

    /// The event is valid during this call only.
    void accept(Event event) throws IOException;
}
