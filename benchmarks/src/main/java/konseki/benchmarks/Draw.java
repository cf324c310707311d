package konseki.benchmarks;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Seeded numbers, spread as those of logs are; the same on every machine. Belongs to one thread.
final class Draw {
    private static final int LARGEST = 500_000_000;

    private final RandomGenerator random;

    Draw(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int from, int to) {
        return random.nextInt(from, to);
    }

    /// A port that a client takes.
    int clientPort() {
        return random.nextInt(1024, 65536);
    }

    /// Small numbers often, large ones rarely: few busy hosts and a long tail.
    int busy(int bound) {
        return (int) (StrictMath.pow(bound, random.nextDouble()) - 1);
    }

    /// Bytes of a session: hundreds mostly, rarely hundreds of millions.
    long sessionBytes() {
        return (long) Math.min(LARGEST, 200 * StrictMath.pow(1 - random.nextDouble(), -0.8));
    }
}
