package konseki.parse;

import konseki.event.EventBuffer;
import konseki.event.VendorText;

/// Splits `key=value key="value" ...` into vendor fields and the slots of known keys. Stateless; the hot path of
/// firewalls.
///
/// - A value ends at the separator, which is a comma if one ends the first value (`date=2023-06-05,time=...`), else a
///   blank; a quoted value ends at the first quote that a separator or the end follows.
/// - A guarded quote (`\"`) before a separator ends its value only if a new key follows: paths end in a backslash too.
/// - Words without `=` are skipped. A key that comes twice keeps its first value in the slot.
///
/// A slot is the value's place, `from << 32 | to`; 0 if the key is absent, its value empty or one of the words that
/// vendors write for nothing (`N/A`).
public final class KeyValues {
    /// Everything was read.
    public static final int WHOLE = -1;

    private static final VendorText VENDOR_FIELDS = KeyValues::putVendorFields;

    private KeyValues() {}

    /// Where the value of a slot begins.
    public static int valueFrom(long slot) {
        return (int) (slot >>> 32);
    }

    public static int valueTo(long slot) {
        return (int) slot;
    }

    /// Splits `bytes[from, to)`. What the pairs say beyond the slots becomes vendor fields when somebody asks for them.
    ///
    /// @param slots receives the places of the values of known keys; at least as long as the table
    /// @return [#WHOLE], or the column, from `from`, of a quote that is never closed: the record was cut off
    public static int split(byte[] bytes, int from, int to, KeyTable keys, long[] slots, EventBuffer out) {
        PairSplitter splitter = PairSplitter.of(out);
        int cut = splitter.split(bytes, from, to, keys, slots, out.chunkNumber(bytes));
        out.vendorLater(VENDOR_FIELDS, splitter.pairs(), bytes, from, to);
        return cut;
    }

    /// The plain twin of [PairSplitter].
    private static void putVendorFields(byte[] bytes, int from, int to, EventBuffer out) {
        int separator = separator(bytes, from, to);
        int i = from;
        while (i < to) {
            if (bytes[i] == ' ' || bytes[i] == separator) {
                i++;
                continue;
            }
            int equals = keyEnd(bytes, i, to, separator);
            if (equals == to || bytes[equals] != '=' || equals == i) {
                i = equals + 1;
                continue;
            }
            boolean quoted = equals + 1 < to && bytes[equals + 1] == '"';
            int value = quoted ? equals + 2 : equals + 1;
            int end = quoted ? quoteEnd(bytes, value, to, separator) : plainEnd(bytes, value, to, separator);
            if (end < 0) {
                return;
            }
            out.vendor(bytes, i, equals, value, end);
            i = quoted ? end + 2 : end + 1;
        }
    }

    static int separator(byte[] bytes, int from, int to) {
        for (int i = from; i < to && bytes[i] != ' ' && bytes[i] != '"'; i++) {
            if (bytes[i] == ',') {
                return ',';
            }
        }
        return ' ';
    }

    /// Place of the first `=` or separator, or `to`.
    static int keyEnd(byte[] bytes, int from, int to, int separator) {
        int i = from;
        while (i < to && bytes[i] != '=' && bytes[i] != separator) {
            i++;
        }
        return i;
    }

    static int plainEnd(byte[] bytes, int from, int to, int end) {
        int i = from;
        while (i < to && bytes[i] != end) {
            i++;
        }
        return i;
    }

    /// Place of the quote that closes a value, or -1.
    static int quoteEnd(byte[] bytes, int from, int to, int separator) {
        int i = plainEnd(bytes, from, to, '"');
        while (i < to && !closes(bytes, from, i, to, separator)) {
            i = plainEnd(bytes, i + 1, to, '"');
        }
        return i < to ? i : -1;
    }

    private static boolean closes(byte[] bytes, int from, int quote, int to, int separator) {
        int after = quote + 1;
        if (after < to && bytes[after] != separator && bytes[after] != ' ') {
            return false;
        }
        return quote == from || bytes[quote - 1] != '\\' || after >= to || startsKey(bytes, after + 1, to);
    }

    private static boolean startsKey(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isKeyByte(bytes[i])) {
            i++;
        }
        return i == to || i > from && bytes[i] == '=';
    }

    private static boolean isKeyByte(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    static boolean isNothing(byte[] bytes, int from, int to) {
        return to - from == 3 && bytes[from] == 'N' && bytes[from + 1] == '/' && bytes[from + 2] == 'A';
    }
}
