package konseki.evidence;

import java.io.Closeable;
import java.io.IOException;

/// Reads places of one member again, in ascending order of offset. Belongs to one thread.
///
/// Compressed members are read on from the last place, never from the start again.
public final class MemberWindow implements Closeable {
    private final MemberStream stream;
    private final byte[] scratch = new byte[1 << 18];
    private long position;

    public MemberWindow(Member member, EvidenceLimits limits) throws IOException {
        stream = MemberStream.open(member, limits, false);
    }

    /// The bytes `[offset, offset + length)`.
    ///
    /// @throws IOException if the member is shorter now, or `offset` lies before what was read already
    public byte[] read(long offset, int length) throws IOException {
        if (offset < position) {
            throw new IOException("asked for byte " + offset + " after byte " + position);
        }
        stream.skip(offset - position, scratch);
        byte[] bytes = new byte[length];
        int end = stream.fill(bytes, 0, length);
        position = offset + end;
        if (end < length) {
            throw new IOException("ends " + (length - end) + " bytes before the place that was asked for");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
