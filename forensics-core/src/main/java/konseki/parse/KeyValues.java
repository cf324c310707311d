package konseki.parse;

import konseki.event.EventBuffer;

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

    private KeyValues() {}

    /// Where the value of a slot begins.
    public static int valueFrom(long slot) {
        return (int) (slot >>> 32);
    }

    public static int valueTo(long slot) {
        return (int) slot;
    }

    /// Splits `bytes[from, to)`.
    ///
    /// @param slots receives the places of the values of known keys; at least as long as the table
    /// @return [#WHOLE], or the column, from `from`, of a quote that is never closed: the record was cut off
    public static int split(byte[] bytes, int from, int to, KeyTable keys, long[] slots, EventBuffer out) {
        int separator = separator(bytes, from, to);
        byte[] hints = out.hints();
        int last = KeyTable.NONE;
        int i = from;
        while (i < to) {
            int c = bytes[i];
            if (c == ' ' || c == separator) {
                i++;
                continue;
            }
            int hint = hints[last + 1];
            boolean guessed = keys.isPair(hint, bytes, i, to);
            int equals = guessed ? i + keys.length(hint) : keyEnd(bytes, i, to, separator);
            if (equals == to || bytes[equals] != '=' || equals == i) {
                i = equals + 1;
                continue;
            }
            int id = hint;
            if (!guessed) {
                id = keys.find(bytes, i, equals);
                hints[last + 1] = (byte) id;
            }
            last = id;
            int value = equals + 1;
            int end;
            int next;
            if (value < to && bytes[value] == '"') {
                value++;
                end = quoteEnd(bytes, value, to, separator);
                if (end < 0) {
                    return equals + 1 - from;
                }
                next = end + 2;
            } else {
                end = valueEnd(bytes, value, to, separator);
                next = end + 1;
            }
            out.vendor(bytes, i, equals, value, end);
            if (id >= 0 && end > value && slots[id] == 0 && !isNothing(bytes, value, end)) {
                slots[id] = (long) value << 32 | end;
            }
            i = next;
        }
        return WHOLE;
    }

    private static int separator(byte[] bytes, int from, int to) {
        for (int i = from; i < to && bytes[i] != ' ' && bytes[i] != '"'; i++) {
            if (bytes[i] == ',') {
                return ',';
            }
        }
        return ' ';
    }

    /// Place of the first `=` or separator, or `to`.
    private static int keyEnd(byte[] bytes, int from, int to, int separator) {
        int i = from;
        while (i < to && bytes[i] != '=' && bytes[i] != separator) {
            i++;
        }
        return i;
    }

    private static int valueEnd(byte[] bytes, int from, int to, int separator) {
        if (from + Long.BYTES > to) {
            return plainEnd(bytes, from, to, separator);
        }
        long mask = ByteSearch.match(ByteSearch.word(bytes, from), ByteSearch.repeat(separator));
        return mask != 0 ? from + ByteSearch.first(mask) : plainEnd(bytes, from + Long.BYTES, to, separator);
    }

    private static int plainEnd(byte[] bytes, int from, int to, int end) {
        int i = from;
        while (i < to && bytes[i] != end) {
            i++;
        }
        return i;
    }

    /// Place of the quote that closes a value, or -1.
    private static int quoteEnd(byte[] bytes, int from, int to, int separator) {
        int i = valueEnd(bytes, from, to, '"');
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

    private static boolean isNothing(byte[] bytes, int from, int to) {
        return to - from == 3 && bytes[from] == 'N' && bytes[from + 1] == '/' && bytes[from + 2] == 'A';
    }
}
