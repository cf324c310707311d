package konseki.detect.egress;

import konseki.detect.WordScan;
import konseki.event.Slice;

/// Finds the path of an archive in a command line. Stateless; allocates nothing.
final class ArchivePath {
    /// Of a command line, that many bytes are looked at.
    private static final int LONGEST = 16 * 1024;

    private static final Slice[] ENDS = {
        Slice.of(".7z"),
        Slice.of(".rar"),
        Slice.of(".zip"),
        Slice.of(".tar"),
        Slice.of(".tgz"),
        Slice.of(".cab"),
        Slice.of(".tar.gz"),
        Slice.of(".tar.xz"),
        Slice.of(".tar.bz2"),
        Slice.of(".tar.zst")
    };
    /// Extensions of archives, as `file.extension` has them.
    static final String[] EXTENSIONS = {"7z", "rar", "zip", "tar", "tgz"};

    private static final Slice[] EXTENSION_SLICES =
            java.util.Arrays.stream(EXTENSIONS).map(Slice::of).toArray(Slice[]::new);
    private static final String[] PUBLIC = {
        "\\programdata\\",
        "\\users\\public\\",
        "\\temp\\",
        "\\perflogs\\",
        "\\$recycle.bin\\",
        "\\inetpub\\",
        "/tmp/",
        "/var/tmp/",
        "/dev/shm/",
        "/var/www/"
    };
    private static final WordScan PUBLIC_FOLDERS = WordScan.of(PUBLIC);

    private ArchivePath() {}

    /// The first word of the command, quoted or not, that ends as archives do.
    ///
    /// @param command folded
    /// @return where it begins, times 2^32, plus where it ends; -1 if there is none
    static long in(Slice command) {
        byte[] bytes = command.bytes();
        int end = Math.min(command.end(), command.offset() + LONGEST);
        int at = command.offset();
        while (at < end) {
            byte first = bytes[at];
            boolean quoted = first == '"' || first == '\'';
            int from = quoted ? at + 1 : at;
            int to = from;
            while (to < end && (quoted ? bytes[to] != first : bytes[to] > ' ' || bytes[to] < 0)) {
                to++;
            }
            if (endsAsArchive(bytes, from, to)) {
                return (long) from << 32 | to;
            }
            at = to + 1;
        }
        return -1;
    }

    private static boolean endsAsArchive(byte[] bytes, int from, int to) {
        for (Slice end : ENDS) {
            int start = to - end.length();
            if (start > from && java.util.Arrays.equals(bytes, start, to, end.bytes(), end.offset(), end.end())) {
                return true;
            }
        }
        return false;
    }

    static boolean isExtension(Slice folded) {
        for (Slice extension : EXTENSION_SLICES) {
            if (extension.sameAs(folded)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a path lies in a folder where programs of everybody may write.
    static boolean isPublic(Slice path) {
        return PUBLIC_FOLDERS.in(path) != 0;
    }

    static java.util.List<String> publicFolders() {
        return java.util.List.of(PUBLIC);
    }
}
