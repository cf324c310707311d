package konseki.investigation;

import java.text.Normalizer;
import java.util.List;

/// Which files an entry of case.yaml is about. Immutable.
///
/// `*` stands for any characters but a slash, `?` for one of them, `**` for any characters at all, and `**/` also for
/// no folder: `**/*.evtx` takes files at every depth. All else is literal, upper and lower case differ. Paths are
/// relative to the input folder, with `/` between folders on every system; pattern and path are compared in Unicode
/// form NFC, because macOS keeps Japanese names decomposed.
public final class FilePattern {
    /// Longest pattern, in characters; matching costs pattern × path.
    public static final int MAX_LENGTH = 1024;

    private final String written;
    private final int[] pattern;

    private FilePattern(String written) {
        this.written = written;
        this.pattern =
                Normalizer.normalize(written, Normalizer.Form.NFC).codePoints().toArray();
    }

    /// @throws IllegalArgumentException saying what no relative path can match
    public static FilePattern of(String written) {
        if (written.isEmpty() || written.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a file pattern has 1 to " + MAX_LENGTH + " characters");
        }
        if (written.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(Quoted.of(written) + " has a backslash; folders are divided by /");
        }
        boolean climbs = List.of(written.split("/", -1)).contains("..");
        if (written.startsWith("/") || written.startsWith("./") || climbs) {
            throw new IllegalArgumentException(
                    Quoted.of(written) + " is not relative to the input folder; begin with the first folder inside it");
        }
        return new FilePattern(written);
    }

    /// @param path relative to the input folder, `/` between folders
    public boolean matches(String path) {
        int[] text =
                Normalizer.normalize(path, Normalizer.Form.NFC).codePoints().toArray();
        boolean[] reached = new boolean[pattern.length + 1];
        reached[0] = true;
        skipEmpty(reached, true);
        for (int i = 0; i < text.length; i++) {
            reached = next(reached, text[i]);
            skipEmpty(reached, text[i] == '/');
        }
        return reached[pattern.length];
    }

    /// The places in the pattern that can be reached by one more character.
    private boolean[] next(boolean[] reached, int c) {
        boolean[] next = new boolean[pattern.length + 1];
        for (int p = 0; p < pattern.length; p++) {
            if (reached[p]) {
                switch (pattern[p]) {
                    case '*' -> next[p] |= isDouble(p) || c != '/';
                    case '?' -> next[p + 1] |= c != '/';
                    default -> next[p + 1] |= pattern[p] == c;
                }
            }
        }
        return next;
    }

    /// Stars may stand for nothing, `**/` at the start of a folder as well.
    private void skipEmpty(boolean[] reached, boolean atFolderStart) {
        for (int p = 0; p < pattern.length; p++) {
            if (reached[p] && pattern[p] == '*') {
                int behind = isDouble(p) ? p + 2 : p + 1;
                reached[behind] = true;
                if (isDouble(p) && atFolderStart && behind < pattern.length && pattern[behind] == '/') {
                    reached[behind + 1] = true;
                }
            }
        }
    }

    private boolean isDouble(int p) {
        return p + 1 < pattern.length && pattern[p + 1] == '*';
    }

    /// As case.yaml writes it.
    public String written() {
        return written;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FilePattern pattern && pattern.written.equals(written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
