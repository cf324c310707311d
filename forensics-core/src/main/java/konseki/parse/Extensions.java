package konseki.parse;

import java.nio.charset.StandardCharsets;
import konseki.event.EventBuffer;
import konseki.event.Slice;
import konseki.event.VendorName;

/// The pairs of CEF and LEEF, `key=value key=value with blanks`, as vendor fields. Stateless.
///
/// - Between blanks a value goes on until a word with `=` follows; between tabs or the like, to the next of them.
/// - `\=`, `\\` and `\|` are unescaped. `\n` and `\r` stay as written: senders that do not escape write `CORP\name`.
/// - Quotes around a whole value are taken off; the standards have none, but senders add them.
final class Extensions {
    private static final int LONGEST_KEY = 128;
    /// Values whose name stands in another: `cs1Label=Rule cs1=allow`.
    private static final VendorName[] LABELS;

    private static final VendorName[] LABELLED;

    static {
        String[] numbered = ("cs1 cs2 cs3 cs4 cs5 cs6 cn1 cn2 cn3 cfp1 cfp2 cfp3 cfp4 c6a1 c6a2 c6a3 c6a4 flexString1"
                        + " flexString2 flexNumber1 flexNumber2 flexDate1 deviceCustomDate1 deviceCustomDate2")
                .split(" ");
        LABELS = new VendorName[numbered.length];
        LABELLED = new VendorName[numbered.length];
        for (int i = 0; i < numbered.length; i++) {
            LABELS[i] = VendorName.of(numbered[i] + "Label");
            LABELLED[i] = VendorName.of(numbered[i]);
        }
    }

    private Extensions() {}

    /// Reads `bytes[from, to)`, pairs between blanks.
    static void splitAtBlanks(byte[] bytes, int from, int to, EventBuffer out) {
        int key = skipBlanks(bytes, from, to);
        while (key < to) {
            int equals = keyEnd(bytes, key, to);
            if (equals < 0) {
                key = skipBlanks(bytes, ByteSearch.indexOf(bytes, key, to, ' '), to);
                continue;
            }
            int next = nextKey(bytes, equals + 1, to);
            put(bytes, key, equals, equals + 1, next, out);
            key = skipBlanks(bytes, next, to);
        }
    }

    /// Reads `bytes[from, to)`, pairs between `delimiter`.
    static void splitAt(int delimiter, byte[] bytes, int from, int to, EventBuffer out) {
        for (int i = from; i < to; ) {
            int end = ByteSearch.indexOf(bytes, i, to, delimiter);
            int key = skipBlanks(bytes, i, end);
            int equals = ByteSearch.indexOf(bytes, key, end, '=');
            if (equals < end && equals > key) {
                put(bytes, key, equals, equals + 1, end, out);
            }
            i = end + 1;
        }
    }

    /// Gives the values whose name stands in another that name too.
    static void name(EventBuffer out) {
        for (int i = 0; i < LABELS.length; i++) {
            Slice label = out.vendor(LABELS[i]);
            if (label.length() > 0) {
                byte[] names = label.bytes();
                int from = label.offset();
                int to = label.end();
                Slice value = out.vendor(LABELLED[i]);
                if (value.length() > 0) {
                    out.vendor(names, from, to, value.bytes(), value.offset(), value.end());
                }
            }
        }
    }

    /// Puts a value of a header.
    static void putHeader(byte[] name, byte[] bytes, int from, int to, EventBuffer out) {
        put(name, 0, name.length, bytes, from, to, out);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Place of the first `|` that no backslash guards, or `to`.
    static int barEnd(byte[] bytes, int from, int to) {
        int i = ByteSearch.indexOf(bytes, from, to, '|');
        while (i < to && i > from && bytes[i - 1] == '\\') {
            i = ByteSearch.indexOf(bytes, i + 1, to, '|');
        }
        return i;
    }

    private static void put(byte[] bytes, int key, int equals, int value, int to, EventBuffer out) {
        int from = skipBlanks(bytes, value, to);
        int end = to;
        while (end > from && bytes[end - 1] == ' ') {
            end--;
        }
        boolean quoted = end - from > 1 && bytes[from] == '"' && bytes[end - 1] == '"';
        put(bytes, key, equals, bytes, quoted ? from + 1 : from, quoted ? end - 1 : end, out);
    }

    private static void put(byte[] names, int key, int equals, byte[] bytes, int from, int to, EventBuffer out) {
        if (ByteSearch.indexOf(bytes, from, to, '\\') == to) {
            out.vendor(names, key, equals, bytes, from, to);
            return;
        }
        int start = out.scratchEnd();
        for (int i = from; i < to; i++) {
            boolean guard = bytes[i] == '\\' && i + 1 < to && isGuarded(bytes[i + 1]);
            i += guard ? 1 : 0;
            out.append(bytes[i]);
        }
        out.vendor(names, key, equals, out.scratch(), start, out.scratchEnd());
    }

    private static boolean isGuarded(int c) {
        return c == '\\' || c == '=' || c == '|';
    }

    /// Place of the `=` that ends a key which begins at `from`, or -1.
    private static int keyEnd(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + LONGEST_KEY);
        int i = from;
        while (i < end && isKeyByte(bytes[i])) {
            i++;
        }
        return i < end && i > from && bytes[i] == '=' ? i : -1;
    }

    /// The end of a value: where a blank and a key follow.
    private static int nextKey(byte[] bytes, int from, int to) {
        int i = ByteSearch.indexOf(bytes, from, to, ' ');
        while (i < to && keyEnd(bytes, i + 1, to) < 0) {
            i = ByteSearch.indexOf(bytes, i + 1, to, ' ');
        }
        return i;
    }

    private static boolean isKeyByte(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c >= '-' && c <= '.'
                || c == '_'
                || c == '['
                || c == ']';
    }

    private static int skipBlanks(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] == ' ') {
            i++;
        }
        return i;
    }
}
