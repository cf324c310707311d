package konseki.parse;

/// Unsigned decimal numbers read from bytes. Anything but digits, nothing at all, and what does not fit a positive
/// `long` is [#NONE]: a counter never wraps.
public final class Decimals {
    /// What is no number.
    public static final long NONE = -1;

    private static final int LONGEST = 19; // digits of Long.MAX_VALUE
    private static final long[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final long MOST_DIGITS = 100_000_000_000_000_000L;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long HIGH_NIBBLES = 0xf0f0f0f0f0f0f0f0L;
    private static final long CARRY_BEYOND_NINE = 0x0606060606060606L;

    private Decimals() {}

    /// The number written in `bytes[from, to)`.
    public static long parse(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length <= 0) {
            return NONE;
        }
        return length > Long.BYTES ? parseLong(bytes, from, to) : parseShort(bytes, from, to, 0);
    }

    /// `1.5`, `3e-05` or `7` times ten to the power of `power`, rounded down; of more than 18 digits the first count.
    public static long scaled(byte[] bytes, int from, int to, int power) {
        long digits = 0;
        int scale = power;
        int count = 0;
        boolean fraction = false;
        int i = from;
        for (; i < to && (bytes[i] | 0x20) != 'e'; i++) {
            if (bytes[i] == '.' && !fraction && i > from) {
                fraction = true;
            } else if (isDigit(bytes[i])) {
                boolean counts = digits < MOST_DIGITS;
                digits = counts ? digits * 10 + bytes[i] - '0' : digits;
                scale += counts ? fraction ? -1 : 0 : fraction ? 0 : 1;
                count++;
            } else {
                return NONE;
            }
        }
        if (i < to) {
            boolean signed = i + 1 < to && (bytes[i + 1] == '-' || bytes[i + 1] == '+');
            long exponent = parse(bytes, signed ? i + 2 : i + 1, to);
            if (exponent < 0) {
                return NONE;
            }
            int bounded = (int) Math.min(exponent, 1 << 20);
            scale += bytes[i + 1] == '-' ? -bounded : bounded;
        }
        return count == 0 ? NONE : timesTenTo(digits, scale);
    }

    private static long timesTenTo(long digits, int power) {
        long value = digits;
        for (int i = power; i < 0 && value > 0; i++) {
            value /= 10;
        }
        for (int i = power; i > 0 && value > 0; i--) {
            if (value > Long.MAX_VALUE / 10) {
                return NONE;
            }
            value *= 10;
        }
        return value;
    }

    /// A port: 0 to 65535.
    public static int parsePort(byte[] bytes, int from, int to) {
        long value = to - from > 5 ? NONE : parse(bytes, from, to);
        return value > 65535 ? (int) NONE : (int) value;
    }

    /// Two digits at `at`, or -1; the caller knows that the bytes are there.
    public static int twoDigits(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
    }

    public static boolean isDigit(int asByte) {
        return asByte >= '0' && asByte <= '9';
    }

    private static long parseLong(byte[] bytes, int from, int to) {
        int start = from;
        while (to - start > LONGEST && bytes[start] == '0') {
            start++;
        }
        if (to - start > LONGEST) {
            return NONE;
        }
        long value = 0;
        int i = start;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = ByteSearch.word(bytes, i);
            if (!isEightDigits(word)) {
                return NONE;
            }
            value = value * 100_000_000 + eightDigits(word);
        }
        return i == to ? value : parseShort(bytes, i, to, value);
    }

    /// Goes on with what is left, up to eight digits; at most 19 in all, so that an overflow shows in the sign.
    private static long parseShort(byte[] bytes, int from, int to, long before) {
        if (to < Long.BYTES) {
            return parseDigits(bytes, from, to, before);
        }
        int others = (Long.BYTES - (to - from)) * Byte.SIZE; // bits of what stands before the digits: as if zeros
        long word = ByteSearch.word(bytes, to - Long.BYTES) >>> others << others | (1L << others) - 1 & ZEROS;
        long value = before * POWERS[to - from] + eightDigits(word);
        return !isEightDigits(word) || value < 0 ? NONE : value;
    }

    private static long parseDigits(byte[] bytes, int from, int to, long before) {
        long value = before;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        return value < 0 ? NONE : value;
    }

    private static boolean isEightDigits(long word) {
        return ((word & HIGH_NIBBLES) | ((word + CARRY_BEYOND_NINE & HIGH_NIBBLES) >>> 4)) == (ZEROS | ZEROS >>> 4);
    }

    /// Pairs, then fours, then eight: three multiplications instead of eight.
    private static long eightDigits(long word) {
        long digits = word - ZEROS;
        digits = digits * 10 + (digits >>> 8);
        return ((digits & 0x000000ff000000ffL) * 0x000f424000000064L
                        + (digits >>> 16 & 0x000000ff000000ffL) * 0x0000271000000001L)
                >>> 32;
    }
}
