package konseki.samples;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A repeatable source of chance: the same name gives the same numbers on every machine (SplitMix64, integers only).
///
/// Owned by the one thread that writes the samples.
final class Dice {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    private Dice(long seed) {
        state = seed;
    }

    /// Dice of their own for one purpose, so that a change in one log moves no other.
    static Dice named(String purpose) {
        long hash = FNV_OFFSET;
        for (byte each : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * FNV_PRIME;
        }
        return new Dice(hash);
    }

    long next() {
        state += GOLDEN_GAMMA;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /// A number from `from` to `to`, both included.
    long between(long from, long to) {
        return from + Long.remainderUnsigned(next(), to - from + 1);
    }

    int between(int from, int to) {
        return (int) between((long) from, (long) to);
    }

    /// Like [#between(long, long)], but small numbers come more often: sizes of mails and web pages look like this.
    long skewed(long from, long to) {
        return between(from, between(from, between(from, to)));
    }

    /// A number within `percent` of `value`.
    long around(long value, int percent) {
        long slack = value * percent / 100;
        return between(value - slack, value + slack);
    }

    boolean chance(int percent) {
        return between(1, 100) <= percent;
    }

    <T> T pick(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }

    /// A client port, as Windows hands them out.
    int clientPort() {
        return between(49_152, 65_535);
    }
}
