package konseki.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A set of address ranges, such as the internal networks of a case. Immutable, safe to share.
///
/// A lookup is a binary search over disjoint sorted ranges, without allocation.
public final class Networks {

    /// Addresses whose packets no router forwards to the Internet, so that nothing can leave by them whatever a case
    /// says
    /// of its networks: "this host" and limited broadcast, loopback, link-local, multicast of a link or of a site.
    /// Sources: RFC 1122, 919, 3927, 4291, 2365, 5771, 7346.
    public static final Networks NOT_FORWARDED = Networks.of(List.of(
            "0.0.0.0/32",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "224.0.0.0/24",
            "239.0.0.0/8",
            "255.255.255.255/32",
            "::/127",
            "fe80::/10",
            "ff01::/16",
            "ff02::/16",
            "ff05::/16",
            "ff08::/16"));

    /// [#NOT_FORWARDED] and the private ranges of RFC 1918 and RFC 4193: what a case without `networks:` takes as
    /// internal, which makes its verdict provisional.
    public static final Networks PRIVATE = Networks.of(
                    List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"))
            .and(NOT_FORWARDED);

    public static final Networks NONE = new Networks(new long[0][], List.of());

    private final long[][] ranges;
    private final List<String> written;

    private Networks(long[][] ranges, List<String> written) {
        this.ranges = ranges;
        this.written = written;
    }

    /// Reads addresses and CIDR blocks.
    ///
    /// @throws IllegalArgumentException naming the block that is neither
    public static Networks of(List<String> blocks) {
        List<long[]> parsed = new ArrayList<>();
        for (String block : blocks) {
            parsed.add(range(block));
        }
        parsed.sort(Networks::byStart);
        List<long[]> merged = new ArrayList<>();
        for (long[] next : parsed) {
            long[] last = merged.isEmpty() ? next : merged.getLast();
            if (!merged.isEmpty() && compare(next[0], next[1], last[2], last[3]) <= 0) {
                if (compare(next[2], next[3], last[2], last[3]) > 0) {
                    last[2] = next[2];
                    last[3] = next[3];
                }
            } else {
                merged.add(next);
            }
        }
        return new Networks(merged.toArray(long[][]::new), List.copyOf(blocks));
    }

    /// The addresses of both.
    public Networks and(Networks others) {
        List<String> blocks = new ArrayList<>(written);
        blocks.addAll(others.written);
        return Networks.of(blocks);
    }

    /// First and last address of a block: upper and lower long of each.
    public static long[] range(String block) {
        int slash = block.indexOf('/');
        byte[] address = (slash < 0 ? block : block.substring(0, slash)).getBytes(StandardCharsets.UTF_8);
        long[] pair = new long[2];
        if (!IpAddress.parse(address, 0, address.length, pair)) {
            throw new IllegalArgumentException("\"" + block + "\" is no IP address or CIDR block");
        }
        boolean v4 = IpAddress.isV4(pair[0], pair[1]);
        int width = v4 ? 32 : 128;
        int prefix = slash < 0 ? width : prefixLength(block, slash, width);
        int fixed = v4 ? prefix + 96 : prefix;
        long highMask = fixed >= 64 ? -1 : fixed == 0 ? 0 : -1L << (64 - fixed);
        long lowMask = fixed <= 64 ? 0 : -1L << (128 - fixed);
        return new long[] {
            pair[0] & highMask, pair[1] & lowMask, (pair[0] & highMask) | ~highMask, (pair[1] & lowMask) | ~lowMask
        };
    }

    private static int prefixLength(String block, int slash, int width) {
        try {
            int length = Integer.parseInt(block.substring(slash + 1));
            if (length >= 0 && length <= width) {
                return length;
            }
        } catch (NumberFormatException notANumber) {
            // reported below, together with lengths out of range
        }
        throw new IllegalArgumentException("\"" + block + "\": the prefix length is a number from 0 to " + width);
    }

    public boolean contains(long high, long low) {
        int from = 0;
        int to = ranges.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            long[] range = ranges[middle];
            if (compare(high, low, range[0], range[1]) < 0) {
                to = middle - 1;
            } else if (compare(high, low, range[2], range[3]) > 0) {
                from = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /// How many disjoint ranges the blocks make, in ascending order.
    public int size() {
        return ranges.length;
    }

    /// The upper long of the first address of a range.
    public long firstHigh(int range) {
        return ranges[range][0];
    }

    public long firstLow(int range) {
        return ranges[range][1];
    }

    /// The upper long of the last address of a range.
    public long lastHigh(int range) {
        return ranges[range][2];
    }

    public long lastLow(int range) {
        return ranges[range][3];
    }

    public boolean isEmpty() {
        return ranges.length == 0;
    }

    /// The blocks as they were given, for reports and printed queries.
    public List<String> written() {
        return written;
    }

    private static int byStart(long[] a, long[] b) {
        return compare(a[0], a[1], b[0], b[1]);
    }

    /// Sets are equal if they are made of the same ranges, however they were written.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Networks networks && Arrays.deepEquals(ranges, networks.ranges);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(ranges);
    }

    @Override
    public String toString() {
        return written.toString();
    }

    /// Unsigned order of 128-bit addresses.
    public static int compare(long highA, long lowA, long highB, long lowB) {
        return highA == highB ? Long.compareUnsigned(lowA, lowB) : Long.compareUnsigned(highA, highB);
    }
}
