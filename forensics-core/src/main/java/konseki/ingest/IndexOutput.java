package konseki.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/// The index of a lot while it is written, or nothing where none is wanted.
interface IndexOutput extends Closeable {

    /// A sink for one worker.
    EventSink newSink() throws IOException;

    /// Ends the index with its one commit.
    void commit() throws IOException;

    static IndexOutput open(boolean wanted, Path folder) throws IOException {
        return new IndexOutput() {
            @Override
            public EventSink newSink() {
                return EventSink.NONE;
            }

            @Override
            public void commit() {}

            @Override
            public void close() {}
        };
    }
}
