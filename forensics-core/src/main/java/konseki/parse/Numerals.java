package konseki.parse;

import konseki.event.Slice;

/// Numbers as Windows writes them: `3`, `0x3e7`, and masks of 64 bits written as signed numbers. Nothing is allocated.
public final class Numerals {
    /// What no number reads as.
    public static final long NONE = Long.MIN_VALUE;

    private Numerals() {}

    /// The bits of `0x` and at most 16 digits, or of a signed decimal number; [#NONE] for anything else.
    public static long bits(Slice text) {
        return bits(text.bytes(), text.offset(), text.end());
    }

    public static long bits(byte[] bytes, int from, int to) {
        if (to - from > 2 && bytes[from] == '0' && (bytes[from + 1] | 0x20) == 'x') {
            return hex(bytes, from + 2, to);
        }
        boolean negative = from < to && bytes[from] == '-';
        long value = Decimals.parse(bytes, negative ? from + 1 : from, to);
        return value == Decimals.NONE ? NONE : negative ? -value : value;
    }

    private static long hex(byte[] bytes, int from, int to) {
        if (to - from > 16) {
            return NONE;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return NONE;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
