package konseki.investigation;

import java.io.IOException;

/// What a search finds, in (evidence key, entry, offset) order, read as it is asked for. Can be walked once; belongs to
/// one thread. Errors of reading come as [java.io.UncheckedIOException].
public interface Hits extends AutoCloseable, Iterable<Hit> {

    /// How the answer was come by: `exact from index`, `re-read 12 records, 1 MB`.
    String note();

    @Override
    void close() throws IOException;
}
