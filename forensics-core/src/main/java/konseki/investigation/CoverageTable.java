package konseki.investigation;

import java.util.ArrayList;
import java.util.List;
import konseki.event.Timestamp;
import konseki.finding.Coverage;
import konseki.finding.CoverageSummary;
import konseki.finding.GapReason;

/// What the logs can say of each asset and line, hour by hour, as the last finding has it. Immutable.
public record CoverageTable(List<Cell> cells) {

    public CoverageTable {
        cells = List.copyOf(cells);
    }

    /// @param sensor   asset or line
    /// @param hour     hours since 1970 UTC
    /// @param coverage without its counts, which the finding does not keep per hour
    public record Cell(String sensor, long hour, Coverage coverage) {}

    static CoverageTable of(List<CoverageSummary> summaries) {
        List<Cell> cells = new ArrayList<>();
        for (CoverageSummary summary : summaries) {
            for (CoverageSummary.Run run : summary.runs()) {
                Coverage coverage = coverage(run.state());
                long last = Math.floorDiv(run.when().to(), Timestamp.HOUR);
                for (long hour = Math.floorDiv(run.when().from(), Timestamp.HOUR); hour <= last; hour++) {
                    cells.add(new Cell(summary.subject(), hour, coverage));
                }
            }
        }
        return new CoverageTable(cells);
    }

    /// The inverse of [Coverage#state].
    private static Coverage coverage(String state) {
        return switch (state) {
            case "DIRECT" -> new Coverage.Direct(0);
            case "BLOCKED" -> new Coverage.Blocked(0);
            case "OFF" -> new Coverage.Off();
            case "DEGRADED" -> new Coverage.Degraded(0);
            case "INDIRECT" -> new Coverage.Indirect(0);
            default -> new Coverage.Unknown(GapReason.valueOf(state.substring("GAP(".length(), state.length() - 1)));
        };
    }
}
