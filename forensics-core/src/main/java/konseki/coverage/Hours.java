package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import konseki.event.Timestamp;
import konseki.finding.Coverage;
import konseki.finding.CoverageSummary.Run;
import konseki.finding.TimeRange;

/// One state per hour of a window. Belongs to one thread while it is filled.
final class Hours {
    private final long first;
    private final Coverage[] cells;

    /// @param window full hours
    Hours(TimeRange window, CellAt cellAt) {
        first = Math.floorDiv(window.from(), Timestamp.HOUR);
        long last = Math.floorDiv(window.to(), Timestamp.HOUR);
        cells = new Coverage[Math.toIntExact(last - first + 1)];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cellAt.cell(first + i);
        }
    }

    /// The state of an hour since 1970.
    interface CellAt {
        Coverage cell(long hour);
    }

    Coverage at(long hour) {
        return cells[Math.toIntExact(hour - first)];
    }

    /// Share of direct cells of the whole window, in basis points, rounded down.
    int directShare() {
        return directShare(new TimeRange(first * Timestamp.HOUR, (first + cells.length) * Timestamp.HOUR - 1));
    }

    /// Share of direct cells in basis points, rounded down.
    int directShare(TimeRange part) {
        return share(part, Coverage::directBasisPoints);
    }

    /// Share of cells that say something, in basis points, rounded down; one that lost a part counts half.
    int knownShare(TimeRange part) {
        return share(
                part,
                cell -> cell instanceof Coverage.Degraded
                        ? cell.directBasisPoints()
                        : cell instanceof Coverage.Unknown ? 0 : 10_000);
    }

    private int share(TimeRange part, Weight weight) {
        long from = Math.max(first, Math.floorDiv(part.from(), Timestamp.HOUR));
        long to = Math.min(first + cells.length - 1, Math.floorDiv(part.to(), Timestamp.HOUR));
        long sum = 0;
        for (long hour = from; hour <= to; hour++) {
            sum += weight.of(at(hour));
        }
        return to < from ? 0 : (int) (sum / (to - from + 1));
    }

    private interface Weight {
        int of(Coverage cell);
    }

    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= cells.length; i++) {
            if (i == cells.length || !cells[i].state().equals(cells[start].state())) {
                TimeRange when = new TimeRange((first + start) * Timestamp.HOUR, (first + i) * Timestamp.HOUR - 1);
                runs.add(new Run(when, cells[start].state()));
                start = i;
            }
        }
        return runs;
    }
}
