package konseki.detect.egress;

import java.util.Arrays;

/// How far a value lies above a set of others, in robust deviations: (x - median) / (1.4826 × MAD). Integers only.
final class RobustScore {
    private final long median;
    private final long mad;

    /// @param values      at least one
    /// @param floorBytes smallest deviation that is believed, beside 5 % of the median
    RobustScore(long[] values, long floorBytes) {
        median = median(values);
        long[] deviations =
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
        mad = Math.max(median(deviations), Math.max(median / 20, floorBytes));
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
    }

    /// The score, rounded down; negative below the median.
    long of(long value) {
        java.math.BigInteger distance =
                java.math.BigInteger.valueOf(value - median).multiply(java.math.BigInteger.valueOf(10_000));
        return distance.divide(java.math.BigInteger.valueOf(mad).multiply(java.math.BigInteger.valueOf(14_826)))
                .longValue();
    }
}
