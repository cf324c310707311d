package konseki.finding;

import java.util.List;

/// Coverage of one asset or line over W, in runs of equal hours.
///
/// @param subject       asset or line
/// @param controlShare  PC in W_crit, basis points
/// @param directShare   Cd in W
/// @param directCritical Cd in W_crit
/// @param hostShare     Ch in W_crit
/// @param longestGapSeconds in W
/// @param runs          network cells of the whole window, without holes, in order
/// @param hostRuns      cells of the host's own telemetry; empty for a line
/// @param sensors       names of the sensors that see it
public record CoverageSummary(
        String subject,
        Kind kind,
        int controlShare,
        int directShare,
        int directCritical,
        int hostShare,
        long longestGapSeconds,
        List<Run> runs,
        List<Run> hostRuns,
        List<String> sensors) {

    public CoverageSummary {
        runs = List.copyOf(runs);
        hostRuns = List.copyOf(hostRuns);
        sensors = List.copyOf(sensors);
    }

    public enum Kind {
        ASSET,
        LINE
    }

    /// Hours in a row with one state.
    ///
    /// @param state as [Coverage#state] writes it
    public record Run(TimeRange when, String state) {}
}
