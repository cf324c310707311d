package konseki.investigation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import konseki.evidence.Member;
import konseki.evidence.Member.Layer;

/// About how many bytes a member has when decompressed: for the progress line, nothing else.
final class ExpectedBytes {
    /// What text logs usually compress to.
    private static final int RATIO = 10;

    private ExpectedBytes() {}

    static long of(Member member) {
        long stored = member.file().size();
        if (member.size() >= 0) {
            return member.size();
        }
        if (member.layers().equals(List.of(new Layer.Gzip()))) {
            long last = lengthInTrailer(member);
            return last >= stored ? last : RATIO * stored;
        }
        return RATIO * stored;
    }

    /// RFC 1952, ISIZE: the length modulo 4 GiB, of the last part where a file has several. -1 where it cannot be read.
    private static long lengthInTrailer(Member member) {
        ByteBuffer trailer = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel file = FileChannel.open(member.file().path(), StandardOpenOption.READ)) {
            file.read(trailer, file.size() - Integer.BYTES);
            return trailer.hasRemaining() ? -1 : Integer.toUnsignedLong(trailer.flip().getInt());
        } catch (IOException | IllegalArgumentException unreadable) {
            return -1; // the scan will say why
        }
    }
}
