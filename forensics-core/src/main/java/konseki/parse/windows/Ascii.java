package konseki.parse.windows;

import konseki.event.Slice;

/// Comparison that ignores the case of ASCII letters, without folding a whole text.
final class Ascii {

    private Ascii() {}

    /// @param lower in lower case
    static boolean contains(Slice text, Slice lower) {
        for (int i = 0; i <= text.length() - lower.length(); i++) {
            if (standsAt(text, i, lower)) {
                return true;
            }
        }
        return false;
    }

    /// @param lower in lower case
    static boolean same(Slice text, Slice lower) {
        return text.length() == lower.length() && standsAt(text, 0, lower);
    }

    private static boolean standsAt(Slice text, int start, Slice lower) {
        for (int i = 0; i < lower.length(); i++) {
            if (lower(text.at(start + i)) != lower.at(i)) {
                return false;
            }
        }
        return true;
    }

    /// A hash that does not see case, of a text of any length.
    static int hash(Slice text) {
        int hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 31 + lower(text.at(i));
        }
        return hash ^ hash >>> 15;
    }

    private static int lower(byte c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }
}
