package konseki.query;

import java.util.Arrays;
import konseki.event.Slice;
import konseki.event.TextFolding;

/// One value that a [ValueSource] read: a number in `low`, an address in both longs, or folded text. Reused; belongs
/// to one thread.
final class Cell {
    long high;
    long low;
    byte[] bytes = new byte[0];
    int from;
    int to;
    private byte[] scratch = new byte[64];

    boolean number(long value) {
        low = value;
        return true;
    }

    boolean address(long newHigh, long newLow) {
        high = newHigh;
        low = newLow;
        return true;
    }

    /// Points at text that is folded already; false if it is absent.
    boolean text(Slice folded) {
        bytes = folded.bytes();
        from = folded.offset();
        to = folded.end();
        return !folded.isAbsent();
    }

    /// Points at an empty text of its own, to be appended to.
    Cell begin() {
        from = 0;
        to = 0;
        bytes = scratch;
        return this;
    }

    Cell append(Slice text) {
        room(text.length());
        System.arraycopy(text.bytes(), text.offset(), scratch, to, text.length());
        to += text.length();
        return this;
    }

    Cell append(char ascii) {
        room(1);
        scratch[to++] = (byte) ascii;
        return this;
    }

    Cell appendDecimal(long number) {
        room(19);
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = to + digits - 1; i >= to; i--) {
            scratch[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        to += digits;
        return this;
    }

    Cell appendFolded(byte[] text, int textFrom, int textTo) {
        room(TextFolding.maxFoldedLength(textTo - textFrom));
        to = TextFolding.fold(text, textFrom, textTo, scratch, to);
        return this;
    }

    private void room(int more) {
        if (to + more > scratch.length) {
            scratch = Arrays.copyOf(scratch, Math.max(to + more, 2 * scratch.length));
        }
        bytes = scratch;
    }
}
