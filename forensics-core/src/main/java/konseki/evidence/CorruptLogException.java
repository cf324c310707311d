package konseki.evidence;

import java.io.IOException;

/// A file is broken in a way that ends its reading. The message names file and offset and what can be done.
public final class CorruptLogException extends IOException {
    private static final long serialVersionUID = 1;

    private final long offset;

    /// @param offset in the file as stored, where the surprise is
    public CorruptLogException(String message, long offset) {
        super(message);
        this.offset = offset;
    }

    public long offset() {
        return offset;
    }
}
