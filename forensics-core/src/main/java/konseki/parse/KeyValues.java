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

    private static final int AT_ONCE = 2 * Long.BYTES;
    private static final VendorText VENDOR_FIELDS = KeyValues::putVendorFields;
    private static final long QUOTES = ByteSearch.repeat('"');

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
    /// Ugly for speed (35 pairs a line, 16 ns each): the key that followed the same key in the record before is tried
    /// first, and the end of a value is looked for in 16 bytes at once. [#putVendorFields] is its plain twin.
    ///
    /// @param slots receives the places of the values of known keys; at least as long as the table
    /// @return [#WHOLE], or the column, from `from`, of a quote that is never closed: the record was cut off
    public static int split(byte[] bytes, int from, int to, KeyTable keys, long[] slots, EventBuffer out) {
        int separator = separator(bytes, from, to);
        long separators = ByteSearch.repeat(separator);
        byte[] hints = out.hints();
        int last = KeyTable.NONE;
        int pairs = 0;
        int i = from;
        while (i < to) {
            int hint = hints[last + 1];
            int id = hint < 0 || hint >= keys.size() ? KeyTable.NONE : hint;
            int equals;
            if (i + AT_ONCE <= to && keys.isPair(id, bytes, i)) {
                equals = i + keys.length(id);
            } else if (bytes[i] == ' ' || bytes[i] == separator) {
                i++;
                continue;
            } else {
                equals = keyEnd(bytes, i, to, separator);
                if (equals == to || bytes[equals] != '=' || equals == i) {
                    i = equals + 1;
                    continue;
                }
                id = keys.find(bytes, i, equals);
                hints[last + 1] = (byte) id;
            }
            last = id;
            pairs++;
            int value = equals + 1;
            int end;
            if (value < to && bytes[value] == '"') {
                value++;
                end = nearEnd(bytes, value, to, QUOTES);
                if (!closesPlainly(bytes, value, end, to, separator)) {
                    end = quoteEnd(bytes, value, to, separator);
                }
                if (end < 0) {
                    out.vendorLater(VENDOR_FIELDS, pairs, bytes, from, to);
                    return equals + 1 - from;
                }
                i = end + 2;
            } else {
                end = nearEnd(bytes, value, to, separators);
                i = end + 1;
            }
            if (id >= 0 && end > value && slots[id] == 0 && !isNothing(bytes, value, end)) {
                slots[id] = (long) value << 32 | end;
            }
        }
        out.vendorLater(VENDOR_FIELDS, pairs, bytes, from, to);
        return WHOLE;
    }

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

    /// Place of the first of the repeated bytes, or `to`; fast where it is near.
    private static int nearEnd(byte[] bytes, int from, int to, long repeated) {
        if (from + AT_ONCE > to) {
            return plainEnd(bytes, from, to, (int) repeated & 0xff);
        }
        long first = ByteSearch.match(ByteSearch.word(bytes, from), repeated);
        long second = ByteSearch.match(ByteSearch.word(bytes, from + Long.BYTES), repeated);
        if ((first | second) == 0) {
            return ByteSearch.indexOf(bytes, from + AT_ONCE, to, (int) repeated & 0xff);
        }
        return first != 0 ? from + ByteSearch.first(first) : from + Long.BYTES + ByteSearch.first(second);
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
        int i = plainEnd(bytes, from, to, '"');
        while (i < to && !closes(bytes, from, i, to, separator)) {
            i = plainEnd(bytes, i + 1, to, '"');
        }
        return i < to ? i : -1;
    }

    /// Whether a quote is the end of its value without a doubt: a separator or nothing follows, no
    /// backslash stands before.
    private static boolean closesPlainly(byte[] bytes, int from, int quote, int to, int separator) {
        return quote < to
                && (quote + 1 == to || bytes[quote + 1] == separator)
                && (quote == from || bytes[quote - 1] != '\\');
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
