package konseki.detect.encryption;

/// A pattern of a family's extension or note, in lower case: `*` stands for any characters, `?` for one letter or
/// digit, all else for itself.
final class Glob {

    private Glob() {}

    /// Whether the whole of `text` fits; linear in both, because only the last `*` is tried again.
    static boolean fits(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int retry = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
            } else if (p < pattern.length() && fitsOne(pattern.charAt(p), text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean fitsOne(char wanted, char c) {
        return wanted == '?' ? c >= 'a' && c <= 'z' || c >= '0' && c <= '9' : wanted == c;
    }
}
