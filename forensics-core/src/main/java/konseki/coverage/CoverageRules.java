package konseki.coverage;

import java.util.List;

/// Thresholds of coverage (`docs/method.md`, Coverage). Shares are in basis points.
///
/// @param silenceQuantile   quantile of a sensor's pauses that is still usual
/// @param silenceFactor     how many times that is silence
/// @param minSilenceMinutes shortest pause that is silence
/// @param maxSilenceMinutes longest pause that is none
/// @param holesDegraded     share of missing record numbers above which the hours of the holes count half
/// @param holesGap          share above which they are gaps
/// @param holesFiltered     share above which the export was filtered
/// @param rejectedShare     share of unreadable records of a member above which its hours are gaps
/// @param lossDegraded      share of records that a log daemon says it lost, above which an hour counts half
/// @param lossGap           share above which the hour is a gap
/// @param rateDegraded      share of an hour's usual records below which it counts half
/// @param rateLost          share below which it is a gap
/// @param minRate           usual records of an hour from which on rates are compared
/// @param minWeeks          hours of the same hour of the week that make a usual number
/// @param minDays           hours of the same hour of the day that do
/// @param restartMinutes    a log service that starts again within that time restarted
/// @param exportLimits      numbers of rows at which programs stop to export
public record CoverageRules(
        int silenceQuantile,
        int silenceFactor,
        int minSilenceMinutes,
        int maxSilenceMinutes,
        int holesDegraded,
        int holesGap,
        int holesFiltered,
        int rejectedShare,
        int lossDegraded,
        int lossGap,
        int rateDegraded,
        int rateLost,
        int minRate,
        int minWeeks,
        int minDays,
        int restartMinutes,
        List<Integer> exportLimits) {

    public static final CoverageRules DEFAULT = new CoverageRules(
            9_990,
            3,
            5,
            60,
            100,
            500,
            5_000,
            10,
            100,
            1_000,
            2_500,
            500,
            50,
            3,
            5,
            10,
            List.of(1_048_576, 100_000, 65_536, 50_000, 10_000, 5_000, 1_000));

    public CoverageRules {
        exportLimits = List.copyOf(exportLimits);
        if (minSilenceMinutes < 1 || maxSilenceMinutes < minSilenceMinutes) {
            throw new IllegalArgumentException(
                    "silence needs 1 <= min <= max minutes, not " + minSilenceMinutes + " and " + maxSilenceMinutes);
        }
    }

    /// Whether a number of records is a known limit, or one or two less (a header, a total).
    boolean isExportLimit(long records) {
        return exportLimits.stream().anyMatch(limit -> records <= limit && records >= limit - 2);
    }
}
