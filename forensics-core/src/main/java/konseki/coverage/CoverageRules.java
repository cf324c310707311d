package konseki.coverage;

import java.util.List;

/// Thresholds of coverage (`docs/method.md`, Coverage). Shares are in basis points.
///
/// @param silenceQuantile   quantile of a sensor's pauses that is still usual
/// @param silenceFactor     how many times that is silence
/// @param minSilenceMinutes shortest pause that is silence
/// @param maxSilenceMinutes longest pause that is none
/// @param holesGap          share of missing record numbers above which the hours of the holes are gaps
/// @param holesFiltered     share above which the export was filtered
/// @param rejectedShare     share of unreadable records of a member above which its hours are gaps
/// @param exportLimits      numbers of rows at which programs stop to export
public record CoverageRules(
        int silenceQuantile,
        int silenceFactor,
        int minSilenceMinutes,
        int maxSilenceMinutes,
        int holesGap,
        int holesFiltered,
        int rejectedShare,
        List<Integer> exportLimits) {

    public static final CoverageRules DEFAULT = new CoverageRules(
            9_990, 3, 5, 60, 500, 5_000, 10, List.of(1_048_576, 100_000, 65_536, 50_000, 10_000, 5_000, 1_000));

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
