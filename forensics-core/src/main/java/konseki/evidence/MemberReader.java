package konseki.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Reads one member from its first byte to its last and hands it out in chunks of whole records.
///
/// Several workers may take chunks: taking is locked, and under the lock bytes are read once, hashed, summed, and the
/// last record's end is found. Parsing the chunk happens outside. A record longer than
/// [EvidenceLimits#maxRecordBytes] becomes a chunk of its own that has only its beginning.
public final class MemberReader implements Closeable {
    private final int ordinal;
    private final Member member;
    private final MemberStream stream;
    private final EvidenceLimits limits;
    private final Reframing reframing;
    private final Owned owned;
    private final int readBytes;
    private final ChunkTable chunks = new ChunkTable();
    private final CRC32C crc = new CRC32C();
    private Framing framing;
    private byte[] carry = new byte[0];
    private int carryLength;
    private long offset;
    private long nextRecord = 1;
    private int plans;
    private long headerOffset;
    private boolean restartPending;
    private boolean streamEnded;
    private boolean finished;

    private MemberReader(
            int ordinal, Member member, MemberStream stream, Framing framing, Reframing reframing, Settings settings) {
        this.ordinal = ordinal;
        this.member = member;
        this.stream = stream;
        this.framing = framing;
        this.reframing = reframing;
        this.limits = settings.limits();
        this.owned = settings.owned();
        this.readBytes = settings.readBytes();
    }

    /// @param owned     bytes that are this member's own
    /// @param readBytes how much to read at a time: a bound on a read, not on a record
    public record Settings(EvidenceLimits limits, Owned owned, int readBytes) {}

    /// @param ordinal of the member in the lot, written into its chunks
    public static MemberReader open(int ordinal, Member member, Framing framing, Reframing reframing, Settings settings)
            throws IOException {
        MemberStream stream = MemberStream.open(member, settings.limits(), true);
        return new MemberReader(ordinal, member, stream, framing, reframing, settings);
    }

    public int ordinal() {
        return ordinal;
    }

    public Member member() {
        return member;
    }

    /// Fills `chunk` with the next whole records.
    ///
    /// @return false if the member is at its end; `chunk` is unchanged then
    public synchronized boolean take(Chunk chunk) throws IOException {
        if (finished) {
            return false;
        }
        int end = fillFromCarry(chunk);
        if (end == 0) {
            finish();
            return false;
        }
        if (restartPending) {
            restart(chunk, end);
        }
        boolean copy = !owned.holds(offset);
        int limit = limit(end);
        Cut cut = cut(chunk, limit, end);
        while (cut.end() == 0 && !streamEnded && end < limits.maxRecordBytes() + 1) {
            chunk.grow(Math.min(2 * chunk.bytes().length, limits.maxRecordBytes() + 1 + readBytes));
            end = fill(chunk, end, chunk.bytes().length);
            limit = limit(end);
            cut = cut(chunk, limit, end);
        }
        if (cut.end() == 0) {
            takeOversize(chunk, end, copy);
        } else {
            hand(chunk, cut, end, copy);
        }
        return true;
    }

    /// An edge of ownership lies between two records; a framing that looks at the beginning of the next one to tell is
    /// shown it, and where it then finds more than belongs together, the edge is an end for it.
    private Cut cut(Chunk chunk, int limit, int end) {
        Cut cut = framing.cut(chunk.bytes(), 0, end, streamEnded);
        return cut.end() <= limit ? cut : framing.cut(chunk.bytes(), 0, limit, true);
    }

    /// Where the chunk's bytes end at the latest, so that it is all own or all copied.
    private int limit(int end) {
        return (int) Math.min(end, owned.nextEdge(offset) - offset);
    }

    private int fillFromCarry(Chunk chunk) throws IOException {
        if (chunk.bytes().length < Math.max(readBytes, carryLength)) {
            chunk.grow(Math.max(readBytes, carryLength));
        }
        System.arraycopy(carry, 0, chunk.bytes(), 0, carryLength);
        return fill(chunk, carryLength, Math.max(readBytes, carryLength));
    }

    private int fill(Chunk chunk, int from, int to) throws IOException {
        if (streamEnded) {
            return from;
        }
        int end = stream.fill(chunk.bytes(), from, to);
        streamEnded = end < to;
        return end;
    }

    private void restart(Chunk chunk, int end) {
        headerOffset = offset;
        plans++;
        framing = reframing.restart(Arrays.copyOf(chunk.bytes(), Math.min(end, Prologue.LENGTH)), offset);
        restartPending = false;
    }

    private void hand(Chunk chunk, Cut cut, int end, boolean copy) {
        crc.reset();
        crc.update(chunk.bytes(), 0, cut.end());
        place(chunk, copy);
        chunk.fill(0, cut.end(), cut.records(), (int) crc.getValue(), 0);
        chunks.add(offset, cut.end(), nextRecord, (int) crc.getValue(), headerOffset);
        keepCarry(chunk.bytes(), cut.end(), end);
        offset += cut.end();
        nextRecord += cut.records();
        restartPending = cut.restart() == Cut.Restart.AT_END;
    }

    private void place(Chunk chunk, boolean copy) {
        chunk.place(ordinal, chunks.size(), offset, nextRecord, copy);
        chunk.plannedBy(plans, headerOffset);
    }

    /// Passes over a record that is too long to be held; its bytes are hashed and summed all the same.
    private void takeOversize(Chunk chunk, int end, boolean copy) throws IOException {
        crc.reset();
        byte[] rest = new byte[readBytes];
        long length = end;
        crc.update(chunk.bytes(), 0, end);
        int after = -1;
        int filled = 0;
        while (after < 0 && !streamEnded) {
            filled = stream.fill(rest, 0, rest.length);
            streamEnded = filled < rest.length;
            after = framing.endOfOversize(rest, 0, filled);
            int mine = after < 0 ? filled : after;
            crc.update(rest, 0, mine);
            length += mine;
        }
        place(chunk, copy);
        chunk.fill(0, Math.min(end, limits.maxRecordBytes()), 1, (int) crc.getValue(), length);
        chunks.add(offset, length, nextRecord, (int) crc.getValue(), headerOffset);
        keepCarry(rest, after < 0 ? filled : after, filled);
        offset += length;
        nextRecord++;
    }

    private void keepCarry(byte[] bytes, int from, int to) {
        carryLength = to - from;
        if (carry.length < carryLength) {
            carry = new byte[carryLength];
        }
        System.arraycopy(bytes, from, carry, 0, carryLength);
    }

    private void finish() throws IOException {
        stream.drain(new byte[1 << 16]);
        finished = true;
    }

    /// What was read, once [#take] has returned false.
    public synchronized Summary summary() {
        if (!finished) {
            throw new IllegalStateException("the member is not read to its end yet");
        }
        Optional<String> fileSha256 = stream.fileSha256();
        String damage = stream.damage();
        if (fileSha256.isPresent() && stream.fileBytes() != member.file().size()) {
            damage = (damage.isEmpty() ? "" : damage + "; ") + "the file changed while it was read: "
                    + member.file().size() + " bytes when listed, " + stream.fileBytes() + " bytes read";
        }
        return new Summary(offset, fileSha256, stream.memberSha256(), damage, chunks);
    }

    /// @param size         decompressed bytes
    /// @param fileSha256   of the stored file; empty for an entry of an archive, whose file is hashed by itself
    /// @param memberSha256 of the decompressed bytes; empty if they are those of the file
    /// @param damage       what ended the reading early, or empty
    public record Summary(
            long size, Optional<String> fileSha256, Optional<String> memberSha256, String damage, ChunkTable chunks) {}

    @Override
    public synchronized void close() throws IOException {
        stream.close();
    }
}
