package konseki.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// A zip archive, read by its central directory. Names without the UTF-8 flag are read as CP932, as Japanese Windows
/// writes them (ASCII is the same there).
final class ZipContainer {
    private static final String FALLBACK_NAMES = "windows-31j";

    private ZipContainer() {}

    /// What the directory says of one entry.
    record Entry(
            Member.Layer.ZipEntry place,
            String name,
            long size,
            Instant time,
            boolean directory,
            String whyUnreadable) {}

    static List<Entry> list(Path archive, EvidenceLimits limits) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (ZipFile zip = open(archive)) {
            Enumeration<ZipArchiveEntry> all = zip.getEntries();
            for (int index = 0; all.hasMoreElements() && index < limits.maxEntries(); index++) {
                ZipArchiveEntry entry = all.nextElement();
                entries.add(new Entry(
                        place(index, entry),
                        entry.getName(),
                        entry.getSize(),
                        entry.getLastModifiedTime() == null
                                ? Instant.EPOCH
                                : entry.getLastModifiedTime().toInstant(),
                        entry.isDirectory(),
                        whyUnreadable(zip, entry)));
            }
            if (all.hasMoreElements()) {
                entries.add(new Entry(
                        new Member.Layer.ZipEntry(-1, 0, 0, 0, 0, 0),
                        "…",
                        -1,
                        Instant.EPOCH,
                        false,
                        "more than " + limits.maxEntries() + " entries: extract the archive and name the folder"));
            }
        }
        return entries;
    }

    private static Member.Layer.ZipEntry place(int index, ZipArchiveEntry entry) {
        return new Member.Layer.ZipEntry(
                index,
                entry.getMethod(),
                entry.getDataOffset(),
                entry.getCompressedSize(),
                entry.getSize(),
                entry.getCrc());
    }

    private static String whyUnreadable(ZipFile zip, ZipArchiveEntry entry) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return "encrypted: extract it with its password and name the folder";
        }
        return zip.canReadEntryData(entry) ? "" : "compressed by method " + entry.getMethod() + ", which is not read";
    }

    /// The bytes of an entry. Of the usual methods without the central directory, which of an archive of n small files
    /// would be read n times.
    static ByteSource entry(Path archive, Member.Layer.ZipEntry entry, EvidenceLimits limits) throws IOException {
        return entry.method() == ZipArchiveEntry.STORED || entry.method() == ZipArchiveEntry.DEFLATED
                ? new ZipEntrySource(archive, entry, limits)
                : unusual(archive, entry.index());
    }

    private static ByteSource unusual(Path archive, int index) throws IOException {
        ZipFile zip = open(archive);
        try {
            Enumeration<ZipArchiveEntry> all = zip.getEntries();
            for (int i = 0; i < index; i++) {
                all.nextElement();
            }
            return new StreamSource(zip, zip.getInputStream(all.nextElement()));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile open(Path archive) throws IOException {
        return ZipFile.builder()
                .setPath(archive)
                .setCharset(Charset.forName(FALLBACK_NAMES))
                .setUseUnicodeExtraFields(true)
                .get();
    }

    private record StreamSource(ZipFile zip, InputStream stream) implements ByteSource {
        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                return stream.read(into, from, length);
            } catch (java.util.zip.ZipException | java.io.EOFException e) {
                throw new CorruptLogException("zip: damaged entry (" + e.getMessage() + ")", 0);
            }
        }

        @Override
        public void close() throws IOException {
            stream.close();
            zip.close();
        }
    }
}
