package konseki.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import konseki.index.PartialIndexWriter;

/// The index of a lot while it is written, or nothing where none is wanted.
interface IndexOutput extends Closeable {

    /// A scan without an index.
    IndexOutput NONE = new IndexOutput() {
        @Override
        public EventSink newSink() {
            return EventSink.NONE;
        }

        @Override
        public void commit() {}

        @Override
        public void close() {}
    };

    /// A sink for one worker.
    EventSink newSink() throws IOException;

    /// Ends the index with its one commit.
    void commit() throws IOException;

    static IndexOutput open(boolean wanted, Path folder) throws IOException {
        if (!wanted) {
            return NONE;
        }
        PartialIndexWriter writer = PartialIndexWriter.create(folder);
        return new IndexOutput() {
            @Override
            public EventSink newSink() {
                return writer.newSink()::accept;
            }

            @Override
            public void commit() throws IOException {
                writer.commit();
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }
}
