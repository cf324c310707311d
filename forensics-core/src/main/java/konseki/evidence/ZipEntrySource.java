package konseki.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/// The bytes of a stored or deflated entry of a zip archive, checked against length and CRC-32 of the central
/// directory.
final class ZipEntrySource implements ByteSource {
    private final FileChannel channel;
    private final Member.Layer.ZipEntry entry;
    private final EvidenceLimits limits;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final ByteBuffer input = ByteBuffer.allocate(64 * 1024).limit(0);
    private long consumed;
    private long produced;

    ZipEntrySource(Path archive, Member.Layer.ZipEntry entry, EvidenceLimits limits) throws IOException {
        this.channel = FileChannel.open(archive, StandardOpenOption.READ);
        this.entry = entry;
        this.limits = limits;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = entry.method() == ZipArchiveEntry.STORED ? copy(into, from, length) : inflate(into, from, length);
        if (count <= 0) {
            checkEnd();
            return -1;
        }
        crc.update(into, from, count);
        produced += count;
        if (produced > EvidenceLimits.EXPANSION_FLOOR && produced / limits.maxExpansion() > consumed) {
            throw damaged("expands more than " + limits.maxExpansion() + " times; the rest is not read");
        }
        return count;
    }

    private int copy(byte[] into, int from, int length) throws IOException {
        int wanted = (int) Math.min(length, entry.compressed() - consumed);
        if (wanted <= 0) {
            return -1;
        }
        int count = channel.read(ByteBuffer.wrap(into, from, wanted), entry.data() + consumed);
        consumed += Math.max(0, count);
        return count;
    }

    private int inflate(byte[] into, int from, int length) throws IOException {
        try {
            while (true) {
                int count = inflater.inflate(into, from, length);
                if (count > 0 || inflater.finished()) {
                    return count;
                }
                if (inflater.needsDictionary() || !refill()) {
                    return -1;
                }
                inflater.setInput(input);
            }
        } catch (DataFormatException e) {
            throw damaged("damaged data (" + e.getMessage() + ")");
        }
    }

    private boolean refill() throws IOException {
        int wanted = (int) Math.min(input.capacity(), entry.compressed() - consumed);
        input.clear().limit(Math.max(0, wanted));
        int count = wanted > 0 ? channel.read(input, entry.data() + consumed) : -1;
        consumed += Math.max(0, count);
        input.flip();
        return count > 0;
    }

    private void checkEnd() throws CorruptLogException {
        if (produced != entry.size()) {
            throw damaged("has " + produced + " bytes, expected " + entry.size());
        }
        if (crc.getValue() != entry.crc()) {
            throw damaged(
                    "checksum is " + Long.toHexString(crc.getValue()) + ", expected " + Long.toHexString(entry.crc()));
        }
    }

    private CorruptLogException damaged(String what) {
        return new CorruptLogException("zip: " + what, entry.data() + consumed - inflater.getRemaining());
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        channel.close();
    }
}
