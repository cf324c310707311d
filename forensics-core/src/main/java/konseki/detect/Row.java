package konseki.detect;

import java.util.Arrays;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Slice;

/// Writes the key of one row part by part, then adds to its slots. Belongs to one worker; reused.
///
/// Parts are written so that the order of the bytes is the order of the values, part by part: numbers as eight bytes
/// with the sign turned, texts with a terminator. Read them back with [KeyReader] in the same order.
public final class Row {
    /// Longest text in a key; a longer one is cut there, between characters, and ends in a hash of the whole. Cut text
    /// that was read back from a key is written as it is.
    public static final int MAX_TEXT = 1024;

    /// A mark and a hash in hexadecimal.
    private static final int CUT_END = 17;

    private static final java.lang.invoke.VarHandle LONGS =
            java.lang.invoke.MethodHandles.byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.BIG_ENDIAN);

    private static final java.lang.invoke.VarHandle INTS =
            java.lang.invoke.MethodHandles.byteArrayViewVarHandle(int[].class, java.nio.ByteOrder.BIG_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private final StateTable table;
    private byte[] key = new byte[256];
    private int length;
    private int found = -1;

    Row(StateTable table) {
        this.table = table;
    }

    Row restart() {
        length = 0;
        found = -1;
        return this;
    }

    byte[] keyBytes() {
        return key;
    }

    int keyLength() {
        return length;
    }

    public Row key(long number) {
        room(8);
        LONGS.set(key, length, number ^ Long.MIN_VALUE);
        length += 8;
        return this;
    }

    /// One byte; for enum ordinals and flags.
    public Row keyByte(int number) {
        room(1);
        key[length++] = (byte) number;
        return this;
    }

    /// Two bytes; for ports and hours back.
    public Row keyShort(int number) {
        room(2);
        key[length++] = (byte) (number >>> 8);
        key[length++] = (byte) number;
        return this;
    }

    /// Text up to [#MAX_TEXT] bytes; absent reads back as empty.
    public Row key(Slice text) {
        return key(text.bytes(), text.offset(), text.end());
    }

    /// Text that is `bytes[from, to)`; of a part of a [Slice], without making one.
    public Row key(byte[] bytes, int from, int to) {
        int kept = kept(bytes, from, to);
        room(2 * kept + 2 + CUT_END);
        length = append(bytes, from, from + kept, key, length);
        if (kept < to - from) {
            appendHash(bytes, from, to);
        }
        key[length++] = 0;
        key[length++] = 0;
        return this;
    }

    private static int kept(byte[] bytes, int from, int to) {
        if (to - from <= MAX_TEXT || isCut(bytes, from, to)) {
            return to - from;
        }
        int kept = MAX_TEXT;
        while (kept > MAX_TEXT - 4 && (bytes[from + kept] & 0xc0) == 0x80) {
            kept--; // inside a character of UTF-8
        }
        return kept;
    }

    private static boolean isCut(byte[] bytes, int from, int to) {
        if (to - from > MAX_TEXT + CUT_END || bytes[to - CUT_END] != '~') {
            return false;
        }
        for (int i = to - CUT_END + 1; i < to; i++) {
            if (Character.digit(bytes[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Copies text, with a mark behind each zero byte: eight bytes at a time where there is none among them.
    ///
    /// @return where it ends
    private static int append(byte[] bytes, int from, int to, byte[] key, int at) {
        int end = at;
        int i = from;
        while (i < to) {
            if (i + Long.BYTES <= to) {
                long word = (long) LONGS.get(bytes, i);
                if ((word - ONES & ~word & HIGHS) == 0) {
                    LONGS.set(key, end, word);
                    i += Long.BYTES;
                    end += Long.BYTES;
                    continue;
                }
            }
            key[end++] = bytes[i];
            if (bytes[i++] == 0) {
                key[end++] = (byte) 0xff;
            }
        }
        return end;
    }

    /// The hash in hexadecimal after a mark, so that a cut text stays text.
    private void appendHash(byte[] bytes, int from, int to) {
        long hash = KeyHash.of(bytes, from, to - from);
        key[length++] = '~';
        for (int shift = 60; shift >= 0; shift -= 4) {
            key[length++] = (byte) Character.forDigit((int) (hash >>> shift) & 15, 16);
        }
    }

    /// The address of `field`, or that the event has none; reads back as `::` then.
    public Row keyIp(Event event, Field field) {
        return event.has(field) ? keyIp(event.ipHigh(field), event.ipLow(field)) : keyByte(KeyReader.NO_ADDRESS);
    }

    /// An address: a byte for its kind and 4 or 16 bytes, since most are IPv4 and keys are hashed and compared.
    public Row keyIp(long high, long low) {
        if ((high | low) == 0) {
            return keyByte(KeyReader.NO_ADDRESS);
        }
        room(17);
        if (IpAddress.isV4(high, low)) {
            key[length] = KeyReader.V4;
            INTS.set(key, length + 1, (int) low);
            length += 5;
        } else {
            key[length] = KeyReader.V6;
            LONGS.set(key, length + 1, high);
            LONGS.set(key, length + 9, low);
            length += 17;
        }
        return this;
    }

    private void room(int more) {
        if (length + more > key.length) {
            key = Arrays.copyOf(key, Math.max(length + more, 2 * key.length));
        }
    }

    /// Merges `value` into a slot of the row, which is made if it is new.
    public Row add(int slot, long value) {
        if (found < 0) {
            found = table.place(key, length);
        }
        table.add(found, slot, value);
        return this;
    }

    /// Makes the row if it is new: what a set needs.
    public void put() {
        if (found < 0) {
            found = table.place(key, length);
        }
    }
}
