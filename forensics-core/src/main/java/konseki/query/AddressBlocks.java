package konseki.query;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import konseki.event.IpAddress;
import konseki.event.Networks;

/// Addresses as queries write them, as CIDR blocks: `10.0.0.0/8`, `10.1.*`, `2001:db8::/32`, a range.
final class AddressBlocks {
    private static final Pattern OCTETS = Pattern.compile("(?:\\d{1,3}\\.){1,3}\\*");
    private static final BigInteger ONE = BigInteger.ONE;

    private AddressBlocks() {}

    /// @throws IllegalArgumentException saying what is no address
    static String block(String text) {
        String block = OCTETS.matcher(text).matches() ? fromOctets(text) : text;
        Networks.range(block);
        return block;
    }

    private static String fromOctets(String text) {
        int dots = (int) text.chars().filter(c -> c == '.').count();
        return text.substring(0, text.length() - 2) + ".0".repeat(4 - dots) + "/" + 8 * dots;
    }

    /// The fewest blocks that hold all addresses from `first` to `last`, both included.
    static List<String> range(String first, String last) {
        BigInteger from = number(first);
        BigInteger to = number(last);
        if (isV4(first) != isV4(last) || from.compareTo(to) > 0) {
            throw new IllegalArgumentException("\"" + first + "\" to \"" + last + "\" is no range of addresses");
        }
        int width = isV4(first) ? 32 : 128;
        List<String> blocks = new ArrayList<>();
        while (from.compareTo(to) <= 0) {
            int bits = from.signum() == 0 ? width : Math.min(width, from.getLowestSetBit());
            while (from.add(ONE.shiftLeft(bits)).subtract(ONE).compareTo(to) > 0) {
                bits--;
            }
            blocks.add(block(from, width, bits));
            from = from.add(ONE.shiftLeft(bits));
        }
        return blocks;
    }

    /// Blocks of IPv6 that lie where IPv4 is mapped read as IPv4.
    private static String block(BigInteger from, int width, int bits) {
        String text = format(from, width);
        boolean mapped = width == 128 && isV4(text);
        return text + "/" + (width - bits - (mapped ? 96 : 0));
    }

    private static long[] pair(String address) {
        byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
        long[] pair = new long[2];
        if (!IpAddress.parse(bytes, 0, bytes.length, pair)) {
            throw new IllegalArgumentException("\"" + address + "\" is no IP address");
        }
        return pair;
    }

    private static boolean isV4(String address) {
        long[] pair = pair(address);
        return IpAddress.isV4(pair[0], pair[1]);
    }

    private static BigInteger number(String address) {
        long[] pair = pair(address);
        return IpAddress.isV4(pair[0], pair[1])
                ? BigInteger.valueOf(pair[1] & 0xffffffffL)
                : new BigInteger(Long.toUnsignedString(pair[0]))
                        .shiftLeft(64)
                        .add(new BigInteger(Long.toUnsignedString(pair[1])));
    }

    private static String format(BigInteger address, int width) {
        return width == 32
                ? IpAddress.format(0, IpAddress.v4(address.intValue()))
                : IpAddress.format(address.shiftRight(64).longValue(), address.longValue());
    }
}
