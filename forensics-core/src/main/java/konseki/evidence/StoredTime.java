package konseki.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;

/// The time that a container keeps of what is inside: the entry's in an archive, the header's in a gzip file (RFC 1952,
/// bytes 4 to 7, seconds since 1970, 0 where there is none).
final class StoredTime {
    private static final int HEADER = 10;

    private StoredTime() {}

    static Optional<Instant> of(Member member) {
        if (member.layers().isEmpty()) {
            return Optional.empty();
        }
        return switch (member.layers().getFirst()) {
            case Member.Layer.ZipEntry _ ->
                member.time().getEpochSecond() > 0 ? Optional.of(member.time()) : Optional.empty();
            case Member.Layer.Gzip _ -> ofGzip(member);
            case Member.Layer.Zstd _, Member.Layer.Utf16 _ -> Optional.empty();
        };
    }

    private static Optional<Instant> ofGzip(Member member) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        try (SeekableByteChannel file = Files.newByteChannel(member.file().path())) {
            while (header.hasRemaining() && file.read(header) >= 0) {
                // until it is full or the file ends
            }
        } catch (IOException unreadable) {
            return Optional.empty(); // reading the member will say so
        }
        long seconds = header.position() < HEADER ? 0 : header.getInt(4) & 0xffff_ffffL;
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
