package konseki.evidence;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Decompresses RFC 8878 by zstd-jni, all frames of a file one after the other.
final class ZstdSource implements ByteSource, Layered {
    private final ByteSource compressed;
    private final EvidenceLimits limits;
    private final ZstdInputStreamNoFinalizer stream;
    private long consumed;
    private long produced;

    ZstdSource(ByteSource compressed, EvidenceLimits limits) throws IOException {
        this.compressed = compressed;
        this.limits = limits;
        this.stream = new ZstdInputStreamNoFinalizer(new InputStream() {
            private final byte[] one = new byte[1];

            @Override
            public int read() throws IOException {
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int count = compressed.read(into, from, length);
                consumed += Math.max(0, count);
                return count;
            }
        });
        stream.setContinuous(false);
        stream.setLongMax(27); // windows of 128 MiB: what `zstd --long` writes; more could exhaust memory
    }

    @Override
    public ByteSource below() {
        return compressed;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count;
        try {
            count = stream.read(into, from, length);
        } catch (EOFException e) {
            throw new CorruptLogException("zstd: ends inside a frame: the file is cut off", consumed);
        } catch (IOException e) {
            throw new CorruptLogException("zstd: damaged data (" + e.getMessage() + ")", consumed);
        }
        produced += Math.max(0, count);
        if (produced > EvidenceLimits.EXPANSION_FLOOR && produced / limits.maxExpansion() > consumed) {
            throw new CorruptLogException(
                    "zstd: expands more than " + limits.maxExpansion() + " times; the rest is not read", consumed);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        compressed.close();
    }
}
