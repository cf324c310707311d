package konseki.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// IP addresses as two longs, IPv4 mapped into IPv6 (`::ffff:a.b.c.d`): read from bytes, compared, written.
///
/// The textual forms of IPv4 (four decimal numbers) and of RFC 4291 section 2.2 are read; a zone (`%eth0`) is dropped,
/// leading zeros in IPv4 are refused because readers disagree on their base.
public final class IpAddress {
    private static final long V4_MAPPED = 0xffffL << 32;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long DOTS = 0x2e2e2e2e2e2e2e2eL;
    private static final long LOWS = 0x7f7f7f7f7f7f7f7fL;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private IpAddress() {}

    /// The lower long of an IPv4 address given as 32 bits.
    public static long v4(int bits) {
        return V4_MAPPED | bits & 0xffffffffL;
    }

    public static boolean isV4(long high, long low) {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /// Whether it is 0.0.0.0 or `::`, which are written for no address.
    public static boolean isUnspecified(long high, long low) {
        return high == 0 && (low == 0 || low == V4_MAPPED);
    }

    /// Reads `bytes[from, to)` into `field` of `out`.
    ///
    /// @return false if the bytes are no address; `out` is unchanged then
    public static boolean parse(byte[] bytes, int from, int to, EventBuffer out, Field field) {
        long v4 = parseV4(bytes, from, to);
        if (v4 >= 0) {
            out.ip(field, 0, V4_MAPPED | v4);
            return true;
        }
        long[] pair = out.ipScratch();
        if (!parseV6(bytes, from, to, pair)) {
            return false;
        }
        out.ip(field, pair[0], pair[1]);
        return true;
    }

    /// Reads either form.
    ///
    /// @param pair receives the upper and the lower long
    public static boolean parse(byte[] bytes, int from, int to, long[] pair) {
        long v4 = parseV4(bytes, from, to);
        if (v4 >= 0) {
            pair[0] = 0;
            pair[1] = V4_MAPPED | v4;
            return true;
        }
        return parseV6(bytes, from, to, pair);
    }

    /// The 32 bits of four decimal numbers, or -1.
    public static long parseV4(byte[] bytes, int from, int to) {
        if (to - from < 7 || to - from > 15) {
            return -1;
        }
        return from >= Integer.BYTES && from + 2 * Long.BYTES <= bytes.length
                ? parseV4AtOnce(bytes, from, to)
                : parseV4ByteByByte(bytes, from, to);
    }

    /// Finds the dots with a few operations on 16 bytes, then reads each part from the four bytes that end with it.
    /// Ugly
    /// for speed: half the cost of its plain twin below, for lengths are hard to guess for a processor.
    private static long parseV4AtOnce(byte[] bytes, int from, int to) {
        int length = to - from;
        int dots = (bits(dots((long) LONGS.get(bytes, from)))
                        | bits(dots((long) LONGS.get(bytes, from + Long.BYTES))) << 8)
                & (1 << length) - 1;
        if (Integer.bitCount(dots) != 3) {
            return -1;
        }
        int first = Integer.numberOfTrailingZeros(dots);
        int second = Integer.numberOfTrailingZeros(dots & dots - 1);
        int third = 31 - Integer.numberOfLeadingZeros(dots);
        int a = part(bytes, from + first, first);
        int b = part(bytes, from + second, second - first - 1);
        int c = part(bytes, from + third, third - second - 1);
        int d = part(bytes, to, length - third - 1);
        return (a | b | c | d) < 0 ? -1 : (a << 24 | b << 16 | c << 8 | d) & 0xffffffffL;
    }

    /// The high bit of each byte that is a dot.
    private static long dots(long word) {
        long difference = word ^ DOTS;
        return ~((difference & LOWS) + LOWS | difference | LOWS);
    }

    /// The high bits of eight bytes, side by side.
    private static int bits(long highs) {
        return (int) ((highs >>> 7) * 0x0102040810204080L >>> 56);
    }

    /// The number of one to three digits that end at `to`, up to 255 and without a leading zero, or a negative one.
    private static int part(byte[] bytes, int to, int length) {
        if (length < 1 || length > 3) {
            return -1;
        }
        int others = (Integer.BYTES - length) * Byte.SIZE;
        int digits = (int) INTS.get(bytes, to - Integer.BYTES) >>> others << others;
        digits ^= 0x30303030 >>> others << others;
        int wrong = (digits + 0x76767676 | digits) & 0x80808080;
        int leading = digits >>> others & 0xff;
        int value = (digits >>> 24) + (digits >>> 16 & 0xff) * 10 + (digits >>> 8 & 0xff) * 100;
        return wrong != 0 || value > 255 || length > 1 && leading == 0 ? -1 : value;
    }

    private static long parseV4ByteByByte(byte[] bytes, int from, int to) {
        long address = 0;
        int part = 0;
        int digits = 0;
        int dots = 0;
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            if (c >= '0' && c <= '9') {
                if (digits > 0 && part == 0) {
                    return -1;
                }
                part = part * 10 + c - '0';
                digits++;
            } else if (c == '.' && digits > 0 && part <= 255 && dots < 3) {
                address = address << 8 | part;
                part = 0;
                digits = 0;
                dots++;
            } else {
                return -1;
            }
        }
        return dots == 3 && digits > 0 && part <= 255 ? address << 8 | part : -1;
    }

    private static boolean parseV6(byte[] bytes, int from, int to, long[] pair) {
        int end = to;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '%') {
                end = i;
                break;
            }
        }
        if (end - from < 2 || end - from > 45) {
            return false;
        }
        long high = 0;
        long low = 0;
        int groups = 0;
        int gap = -1;
        int i = from;
        if (bytes[i] == ':') {
            if (bytes[i + 1] != ':') {
                return false;
            }
            gap = 0;
            i += 2;
        }
        while (i < end) {
            int start = i;
            int group = 0;
            while (i < end && i - start < 5 && hex(bytes[i]) >= 0) {
                group = group << 4 | hex(bytes[i++]);
            }
            if (i < end && bytes[i] == '.' && groups <= 6) {
                long v4 = parseV4(bytes, start, end);
                if (v4 < 0) {
                    return false;
                }
                high = high << 32 | low >>> 32;
                low = low << 32 | v4;
                groups += 2;
                i = end;
                break;
            }
            if (i == start || i - start > 4 || groups == 8) {
                return false;
            }
            high = high << 16 | low >>> 48;
            low = low << 16 | group;
            groups++;
            if (i == end) {
                break;
            }
            if (bytes[i++] != ':' || i == end) {
                return false;
            }
            if (bytes[i] == ':') {
                if (gap >= 0) {
                    return false;
                }
                gap = groups;
                i++;
            }
        }
        if (gap < 0 ? groups != 8 : groups > 7) {
            return false;
        }
        return gap < 0 ? store(pair, high, low) : widen(pair, high, low, groups, gap);
    }

    /// Moves the groups after the gap to the end.
    private static boolean widen(long[] pair, long high, long low, int groups, int gap) {
        long wideHigh = 0;
        long wideLow = 0;
        for (int g = 0; g < 8; g++) {
            int after = groups - (8 - g);
            int source = g < gap ? g : after >= gap ? after : -1;
            long group = source < 0 ? 0 : group(high, low, groups - 1 - source);
            wideHigh = wideHigh << 16 | wideLow >>> 48;
            wideLow = wideLow << 16 | group;
        }
        return store(pair, wideHigh, wideLow);
    }

    /// The 16-bit group that stands `fromEnd` groups before the last.
    private static long group(long high, long low, int fromEnd) {
        return (fromEnd < 4 ? low >>> 16 * fromEnd : high >>> 16 * (fromEnd - 4)) & 0xffff;
    }

    private static boolean store(long[] pair, long high, long low) {
        pair[0] = high;
        pair[1] = low;
        return true;
    }

    private static int hex(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /// The canonical text: dotted for IPv4, RFC 5952 for IPv6.
    public static String format(long high, long low) {
        return isV4(high, low) ? formatV4((int) low) : formatV6(high, low);
    }

    private static String formatV4(int bits) {
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }

    private static String formatV6(long high, long low) {
        int gapStart = -1;
        int gapLength = 1;
        for (int g = 0; g < 8; g++) {
            int run = 0;
            while (g + run < 8 && group(high, low, 7 - g - run) == 0) {
                run++;
            }
            if (run > gapLength) {
                gapStart = g;
                gapLength = run;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int g = 0; g < 8; g++) {
            if (g == gapStart) {
                text.append("::");
                g += gapLength - 1;
                continue;
            }
            if (g > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            appendHex(text, (int) group(high, low, 7 - g));
        }
        return text.toString();
    }

    private static void appendHex(StringBuilder text, int group) {
        boolean started = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            int digit = group >>> shift & 15;
            started |= digit != 0 || shift == 0;
            if (started) {
                text.append(HEX[digit]);
            }
        }
    }
}
