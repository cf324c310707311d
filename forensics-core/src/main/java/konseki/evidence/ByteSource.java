package konseki.evidence;

import java.io.Closeable;
import java.io.IOException;

/// Bytes in order. What `InputStream` is, without its many ways to read one byte. Belongs to one thread at a time.
interface ByteSource extends Closeable {

    /// Reads some bytes, blocking until there is at least one.
    ///
    /// @return how many, or -1 at the end
    int read(byte[] into, int from, int length) throws IOException;

    /// Passes over bytes without reading them, where nobody misses them.
    ///
    /// @return how many were passed over; 0 where each byte must be read
    default long skip(long bytes) throws IOException {
        return 0;
    }
}
