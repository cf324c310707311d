package konseki.investigation;

import java.util.List;
import konseki.finding.Coverage;

/// Which sensor saw which hour.
public record CoverageTable(List<Cell> cells) {

    public CoverageTable {
        cells = List.copyOf(cells);
    }

    /// @param hour hours since 1970 UTC
    public record Cell(String sensor, long hour, Coverage coverage) {}
}
