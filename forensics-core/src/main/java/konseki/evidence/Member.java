package konseki.evidence;

import java.time.Instant;
import java.util.List;

/// One stream of log bytes: a file, what a compressed file holds, or an entry of an archive.
///
/// @param file   that holds it
/// @param entry  `0`, or its place in the container, nested: `3.0`
/// @param name   of the file, for an entry `archive.zip!folder/entry.log`
/// @param layers how to reach its bytes from those of the file, outermost first
/// @param size   bytes when decompressed, -1 where that is not known before reading
/// @param time   the entry's or the file's modification time
public record Member(EvidenceFile file, String entry, String name, List<Layer> layers, long size, Instant time)
        implements Comparable<Member> {

    /// A step from stored to decompressed bytes.
    public sealed interface Layer {
        record Gzip() implements Layer {}

        record Zstd() implements Layer {}

        /// Text of two bytes a unit, with its byte order mark.
        record Utf16(boolean bigEndian) implements Layer {}

        /// What the central directory says of an entry, so that one among thousands is opened without reading it again.
        ///
        /// @param index      in the order of the central directory
        /// @param method     of compression
        /// @param data       where the stored bytes begin in the file
        /// @param compressed how many there are
        /// @param size       how many they become
        /// @param crc        CRC-32 of those
        record ZipEntry(int index, int method, long data, long compressed, long size, long crc) implements Layer {}
    }

    public Member {
        layers = List.copyOf(layers);
    }

    /// `<evidence key>-<entry>`.
    public String id() {
        return file.key() + "-" + entry;
    }

    /// In (evidence key, entry) order; entries as numbers, level by level.
    @Override
    public int compareTo(Member other) {
        int byKey = file.key().compareTo(other.file.key());
        return byKey != 0 ? byKey : compareEntries(entry, other.entry);
    }

    /// Order of entries: `2` before `10`, `3` before `3.0`.
    public static int compareEntries(String a, String b) {
        String[] left = a.split("\\.");
        String[] right = b.split("\\.");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int byNumber = Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]));
            if (byNumber != 0) {
                return byNumber;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    /// Whether the bytes of the file are those of the member.
    public boolean isPlain() {
        return layers.isEmpty();
    }
}
