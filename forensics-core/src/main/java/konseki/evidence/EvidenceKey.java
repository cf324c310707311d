package konseki.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The short name of a file: the first 64 bits of SHA-256 over its length (8 bytes, big-endian), its first 64 KiB and
/// its last 64 KiB, in hexadecimal. Cheap to compute before the file is read; the full hash follows in the pass.
///
/// Two different files with one key both take the first 64 bits of their full SHA-256 instead; [Collection] sees to it.
public final class EvidenceKey {
    private static final int EDGE = 64 * 1024;

    private EvidenceKey() {}

    static String of(Path file, long size) throws IOException {
        MessageDigest digest = Digests.sha256();
        digest.update(ByteBuffer.allocate(8).putLong(size).flip());
        try (FileChannel channel = FileChannel.open(file)) {
            digest.update(read(channel, 0, Math.min(EDGE, size)));
            digest.update(read(channel, Math.max(0, size - EDGE), size));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static ByteBuffer read(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) (to - from));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                break; // shrunk since it was listed; the pass will find that out and say so
            }
        }
        return buffer.flip();
    }
}
