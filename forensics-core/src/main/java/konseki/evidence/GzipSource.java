package konseki.evidence;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Decompresses RFC 1952, all members of a file one after the other, and accounts for every compressed byte.
///
/// The JDK's stream ends cleanly before a damaged second member and says nothing. Here what could be decompressed is
/// delivered, and [#damage] tells what was wrong and where.
final class GzipSource implements ByteSource, Layered {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final ByteSource compressed;
    private final EvidenceLimits limits;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[64 * 1024];
    private int next;
    private int end;
    private long consumedBefore;
    private long produced;
    private boolean inMember;
    private boolean done;
    private String damage = "";

    GzipSource(ByteSource compressed, EvidenceLimits limits) {
        this.compressed = compressed;
        this.limits = limits;
    }

    @Override
    public ByteSource below() {
        return compressed;
    }

    /// What was wrong and at which compressed byte; empty if nothing was.
    String damage() {
        return damage;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (!done) {
            if (!inMember && !startMember()) {
                done = true;
                break;
            }
            int count = inflate(into, from, length);
            if (count > 0) {
                return count;
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int from, int length) throws IOException {
        try {
            while (true) {
                int count = inflater.inflate(into, from, length);
                if (count > 0) {
                    crc.update(into, from, count);
                    produced += count;
                    checkExpansion();
                    return count;
                }
                if (inflater.finished()) {
                    endMember();
                    return 0;
                }
                if (inflater.needsDictionary()) {
                    return stop("a preset dictionary, which gzip does not have");
                }
                if (!refill()) {
                    return stop("ends inside a member: the file is cut off");
                }
                inflater.setInput(input, next, end - next);
            }
        } catch (DataFormatException e) {
            return stop("damaged data (" + e.getMessage() + ")");
        }
    }

    private void checkExpansion() {
        if (produced > EvidenceLimits.EXPANSION_FLOOR && produced / limits.maxExpansion() > position()) {
            stop("expands more than " + limits.maxExpansion() + " times; the rest is not read");
        }
    }

    private int stop(String why) {
        damage = "gzip: " + why + " @" + position();
        done = true;
        return 0;
    }

    /// Compressed bytes used so far.
    private long position() {
        return consumedBefore + end - (inMember ? inflater.getRemaining() : end - next);
    }

    private void endMember() throws IOException {
        next = end - inflater.getRemaining();
        inMember = false;
        long wantedCrc = littleEndian(4);
        long wantedLength = littleEndian(4);
        if (wantedCrc < 0 || wantedLength < 0) {
            stop("ends inside a trailer: the file is cut off");
        } else if (wantedCrc != crc.getValue()) {
            stop("checksum is " + Long.toHexString(crc.getValue()) + ", expected " + Long.toHexString(wantedCrc));
        } else if (wantedLength != (inflater.getBytesWritten() & 0xffffffffL)) {
            stop("length is " + inflater.getBytesWritten() + ", expected " + wantedLength);
        }
    }

    /// Reads a member's header.
    ///
    /// @return false if there is no further member
    private boolean startMember() throws IOException {
        int first = nextByte();
        if (first < 0) {
            return false;
        }
        if (first != 0x1f || nextByte() != 0x8b || nextByte() != 8) {
            if (consumedBefore + next > 3 && first == 0) {
                return skipPadding();
            }
            stop("bytes after the last member that are none");
            return false;
        }
        int flags = nextByte();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip((int) Math.max(0, littleEndian(2)));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        crc.reset();
        inflater.setInput(input, next, end - next);
        inMember = true;
        return true;
    }

    /// Zeros up to the end of the file are tape padding and no damage.
    private boolean skipPadding() throws IOException {
        int b = nextByte();
        while (b == 0) {
            b = nextByte();
        }
        if (b >= 0) {
            stop("bytes after the last member that are none");
        }
        return false;
    }

    private void skipText() throws IOException {
        int b = nextByte();
        while (b > 0) {
            b = nextByte();
        }
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            nextByte();
        }
    }

    private long littleEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            int b = nextByte();
            if (b < 0) {
                return -1;
            }
            value |= (long) b << 8 * i;
        }
        return value;
    }

    private int nextByte() throws IOException {
        return next < end || refill() ? input[next++] & 0xff : -1;
    }

    private boolean refill() throws IOException {
        consumedBefore += end;
        next = 0;
        end = Math.max(0, compressed.read(input, 0, input.length));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        compressed.close();
    }
}
