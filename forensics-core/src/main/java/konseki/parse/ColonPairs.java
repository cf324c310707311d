package konseki.parse;

import konseki.event.EventBuffer;

/// Splits `Name: value, Other Name: value with, comma` into vendor fields. Stateless.
///
/// A value goes on until `, ` and a name with a colon and a blank behind it follow.
public final class ColonPairs {
    private static final int LONGEST_NAME = 40;

    private ColonPairs() {}

    public static void split(byte[] bytes, int from, int to, EventBuffer out) {
        int name = from;
        while (name < to) {
            int colon = nameEnd(bytes, name, to);
            if (colon < 0) {
                name = next(bytes, name, to);
                continue;
            }
            int value = Math.min(to, colon + 2);
            int next = next(bytes, value, to);
            int end = next == to ? to : next - 2;
            out.vendor(bytes, name, colon, Math.min(value, end), end);
            name = next;
        }
    }

    /// Where the next name begins, or `to`.
    private static int next(byte[] bytes, int from, int to) {
        int comma = ByteSearch.indexOf(bytes, from, to, ',');
        while (comma < to && !(comma + 1 < to && bytes[comma + 1] == ' ' && nameEnd(bytes, comma + 2, to) >= 0)) {
            comma = ByteSearch.indexOf(bytes, comma + 1, to, ',');
        }
        return comma < to ? comma + 2 : to;
    }

    /// Place of the colon behind a name, or -1.
    private static int nameEnd(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + LONGEST_NAME);
        int i = from;
        while (i < end && isNameByte(bytes[i])) {
            i++;
        }
        boolean ends = i < end && i > from && bytes[i] == ':';
        return ends && (i + 1 == to || bytes[i + 1] == ' ') ? i : -1;
    }

    private static boolean isNameByte(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == ' ' || c == '-';
    }
}
