package konseki.detect.encryption;

/// Takes the name of a file apart, on bytes that are folded. Families that put an id and an address before the
/// extension they add
/// (`a.docx.id[1A2B3C4D-2275].[who@mail].eight`) are seen through.
final class FileName {

    /// What stands between the old name and the new extension.
    enum Shape {
        /// `a.docx.ext`
        PLAIN(""),
        /// `a.docx.[1A2B3C4D].[who@mail].ext`
        BRACKETS("[*].[*]."),
        /// `a.docx.id[1A2B3C4D-2275].[who@mail].ext`
        ID_BRACKETS("id[*].[*]."),
        /// `a.docx.id-1A2B3C4D.[who@mail].ext`
        ID_DASH("id-*.[*].");

        private static final Shape[] VALUES = values();

        private final String pattern;

        Shape(String pattern) {
            this.pattern = pattern;
        }

        static Shape at(int ordinal) {
            return VALUES[ordinal];
        }

        /// The added part of the name, its variable parts as `*`.
        String suffix(String extension) {
            return pattern + extension;
        }
    }

    private static final int LONGEST_EXTENSION = 64;
    private static final int LONGEST_OLD_EXTENSION = 16;

    private FileName() {}

    /// Where the last part of a path begins.
    static int baseStart(byte[] path, int from, int to) {
        int base = to;
        while (base > from && path[base - 1] != '\\' && path[base - 1] != '/') {
            base--;
        }
        return base;
    }

    /// The dot before the extension, or -1.
    static int extensionDot(byte[] path, int base, int to) {
        int dot = lastDot(path, base, to);
        return dot > base && dot + 1 < to && to - dot <= LONGEST_EXTENSION ? dot : -1;
    }

    private static int lastDot(byte[] path, int base, int to) {
        for (int i = to - 1; i >= base; i--) {
            if (path[i] == '.') {
                return i;
            }
        }
        return -1;
    }

    /// Where the name before an added extension ends, and in the upper half the ordinal of the [Shape].
    ///
    /// @param dot as [#extensionDot] gives it
    static long stem(byte[] path, int base, int dot) {
        int end = dot;
        Shape shape = Shape.PLAIN;
        while (end > base && path[end - 1] == ']') {
            int open = end - 1;
            while (open > base && path[open] != '[') {
                open--;
            }
            if (open - 3 > base && path[open - 1] == 'd' && path[open - 2] == 'i' && path[open - 3] == '.') {
                return pack(open - 3, Shape.ID_BRACKETS);
            }
            if (open - 1 <= base || path[open - 1] != '.') {
                break;
            }
            end = open - 1;
            shape = Shape.BRACKETS;
        }
        if (shape == Shape.BRACKETS) {
            int id = lastDot(path, base, end);
            if (id > base && id + 3 < end && path[id + 1] == 'i' && path[id + 2] == 'd' && path[id + 3] == '-') {
                return pack(id, Shape.ID_DASH);
            }
        }
        return pack(end, shape);
    }

    private static long pack(int end, Shape shape) {
        return (long) shape.ordinal() << 32 | end;
    }

    static int stemEnd(long stem) {
        return (int) stem;
    }

    static int shapeOrdinal(long stem) {
        return (int) (stem >>> 32);
    }

    /// The dot before the extension that a name had before another was added, or -1. Letters and digits with a letter
    /// among them: what stands in `CMD.EXE-4A81B364.pf` or `report.2023.bak` is none.
    static int oldExtensionDot(byte[] path, int base, int stemEnd) {
        int dot = lastDot(path, base, stemEnd);
        if (dot <= base || dot + 1 == stemEnd || stemEnd - dot - 1 > LONGEST_OLD_EXTENSION) {
            return -1;
        }
        boolean letter = false;
        for (int i = dot + 1; i < stemEnd; i++) {
            boolean isLetter = path[i] >= 'a' && path[i] <= 'z';
            if (!isLetter && (path[i] < '0' || path[i] > '9')) {
                return -1;
            }
            letter |= isLetter;
        }
        return letter ? dot : -1;
    }
}
