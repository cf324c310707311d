package konseki.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The decompressed bytes of one [Member] in order, with the hashes of member and file, and what was found damaged.
///
/// Opens the file read-only. Belongs to one thread at a time. A damaged container delivers what could be read; ask
/// [#damage] at the end.
final class MemberStream implements Closeable {
    private final ByteSource source;
    private final @Nullable GzipSource gzip;
    private final Hashing fileHashing;
    private final Hashing memberHashing;
    private String damage = "";

    private MemberStream(ByteSource source, @Nullable GzipSource gzip, Hashing fileHashing, Hashing memberHashing) {
        this.source = source;
        this.gzip = gzip;
        this.fileHashing = fileHashing;
        this.memberHashing = memberHashing;
    }

    /// @param hash whether to compute SHA-256 of what passes
    static MemberStream open(Member member, EvidenceLimits limits, boolean hash) throws IOException {
        boolean inContainer = !member.layers().isEmpty() && member.layers().getFirst() instanceof Member.Layer.ZipEntry;
        Hashing ofFile = hash && !inContainer ? Hashing.on() : Hashing.off();
        List<Member.Layer> layers = member.layers();
        ByteSource source;
        if (inContainer && layers.getFirst() instanceof Member.Layer.ZipEntry entry) {
            source = ZipContainer.entry(member.file().path(), entry, limits);
            layers = layers.subList(1, layers.size());
        } else {
            source = new FileSource(member.file().path(), ofFile);
        }
        GzipSource gzip = null;
        for (Member.Layer layer : layers) {
            switch (layer) {
                case Member.Layer.Gzip() -> {
                    GzipSource opened = new GzipSource(source, limits);
                    gzip = opened;
                    source = opened;
                }
                case Member.Layer.Zstd() -> source = new ZstdSource(source, limits);
                case Member.Layer.Utf16(boolean bigEndian) -> source = new Utf16Source(source, bigEndian);
                case Member.Layer.ZipEntry _ -> throw new IOException(member.name() + ": an archive in an archive");
            }
        }
        Hashing ofMember = hash && !member.isPlain() ? Hashing.on() : Hashing.off();
        return new MemberStream(source, gzip, ofFile, ofMember);
    }

    /// Fills as much of `into[from, to)` as there is.
    ///
    /// @return where the bytes end; less than `to` only at the end of the member
    int fill(byte[] into, int from, int to) throws IOException {
        int at = from;
        while (at < to && damage.isEmpty()) {
            int count;
            try {
                count = source.read(into, at, to - at);
            } catch (CorruptLogException e) {
                damage = e.getMessage() + " @" + e.offset();
                break;
            }
            if (count < 0) {
                damage = gzip == null ? "" : gzip.damage();
                break;
            }
            memberHashing.update(into, at, count);
            at += count;
        }
        return at;
    }

    /// Moves on without keeping anything; a plain file that is not hashed is not read.
    ///
    /// @throws IOException if the member ends before
    void skip(long bytes, byte[] scratch) throws IOException {
        long left = bytes - source.skip(bytes);
        while (left > 0) {
            int count = fill(scratch, 0, (int) Math.min(left, scratch.length));
            if (count == 0) {
                throw new IOException("ends " + left + " bytes before the place that was asked for");
            }
            left -= count;
        }
    }

    /// What ended the reading early; empty if the member was read to its end.
    String damage() {
        return damage;
    }

    /// Reads what is left of the stored file after the last decompressed byte, so that its hash is complete.
    void drain(byte[] scratch) throws IOException {
        if (source instanceof Layered) {
            drainCompressed(scratch);
        }
    }

    private void drainCompressed(byte[] scratch) throws IOException {
        ByteSource inner = source;
        while (inner instanceof Layered layered) {
            inner = layered.below();
        }
        int count = inner.read(scratch, 0, scratch.length);
        while (count >= 0) {
            count = inner.read(scratch, 0, scratch.length);
        }
    }

    /// Bytes of the stored file that were read.
    long fileBytes() {
        return fileHashing.bytes();
    }

    /// SHA-256 of the stored file, if it was read in order; ends the hashing.
    Optional<String> fileSha256() {
        return fileHashing.hex();
    }

    /// SHA-256 of the decompressed bytes, if they are not those of the file.
    Optional<String> memberSha256() {
        return memberHashing.hex();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
