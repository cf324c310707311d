package konseki.detect;

import java.math.BigInteger;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// The score of a hit: 100 × (1 - Π(1 - w)) over the distinct primary kinds, plus 20 if any context holds, at most 100.
/// Exact in integers and independent of order; no probability.
public final class Score {
    private static final int CONTEXT = 20;

    private Score() {}

    /// @param signals of one subject; of one kind the heaviest counts
    /// @return 0 without a primary signal: context never makes a hit
    public static int of(Collection<Signal> signals, boolean anyContext) {
        Map<SignalKind, Integer> weights = new EnumMap<>(SignalKind.class);
        for (Signal signal : signals) {
            if (signal.primary()) {
                weights.merge(signal.kind(), signal.weightPercent(), Math::max);
            }
        }
        if (weights.isEmpty()) {
            return 0;
        }
        BigInteger rest = BigInteger.ONE;
        BigInteger whole = BigInteger.ONE;
        for (int weight : weights.values()) {
            rest = rest.multiply(BigInteger.valueOf(100 - weight));
            whole = whole.multiply(BigInteger.valueOf(100));
        }
        int base = whole.subtract(rest)
                .multiply(BigInteger.valueOf(100))
                .divide(whole)
                .intValue();
        return Math.min(100, base + (anyContext ? CONTEXT : 0));
    }
}
