package konseki.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bytes of a file, opened for reading only; hashes them on the way if asked.
final class FileSource implements ByteSource {
    private final FileChannel channel;
    private final Hashing hashing;
    private byte[] wrapped = new byte[0];
    private ByteBuffer buffer = ByteBuffer.wrap(wrapped);

    FileSource(Path path, Hashing hashing) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.READ);
        this.hashing = hashing;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (into != wrapped) {
            wrapped = into;
            buffer = ByteBuffer.wrap(into);
        }
        buffer.limit(from + length).position(from);
        int count = channel.read(buffer);
        if (count > 0) {
            hashing.update(into, from, count);
        }
        return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
        if (hashing.isOn()) {
            return 0;
        }
        long at = channel.position();
        long skipped = Math.clamp(channel.size() - at, 0, bytes);
        channel.position(at + skipped);
        return skipped;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
