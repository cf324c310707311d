package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import konseki.event.Timestamp;
import konseki.finding.Coverage;
import konseki.finding.GapReason;
import konseki.investigation.CoverageTable;
import org.junit.jupiter.api.Test;

class CoverageGridTest {
    private static final long START = Timestamp.of(2023, 6, 4, 0, 0, 0, 0, 0);

    private static CoverageTable.Cell cell(String sensor, int hour, Coverage coverage) {
        return new CoverageTable.Cell(sensor, START / Timestamp.HOUR + hour, coverage);
    }

    @Test
    void drawsOneCharacterAnHour() {
        CoverageTable table = new CoverageTable(List.of(
                cell("FG", 2, new Coverage.Off()),
                cell("FG", 0, new Coverage.Direct(5)),
                cell("FG", 1, new Coverage.Blocked(1)),
                cell("FG", 4, new Coverage.Degraded(1)),
                cell("FG", 5, new Coverage.Indirect(1)),
                cell("FG", 24, new Coverage.Unknown(GapReason.SILENT)),
                cell("AD", 0, new Coverage.Direct(5))));
        assertThat(new CoverageGrid(table, ZoneOffset.UTC).days().rows())
                .containsExactly(
                        List.of("AD", "2023-06-04", "#"),
                        List.of("FG", "2023-06-04", "#xo +i"),
                        List.of("FG", "2023-06-05", "."));
    }

    @Test
    void drawsDaysOfTheZone() {
        CoverageTable table =
                new CoverageTable(List.of(cell("FG", 14, new Coverage.Off()), cell("FG", 15, new Coverage.Off())));
        assertThat(new CoverageGrid(table, ZoneId.of("Asia/Tokyo")).days().rows())
                .containsExactly(List.of("FG", "2023-06-04", " ".repeat(23) + "o"), List.of("FG", "2023-06-05", "o"));
    }

    @Test
    void joinsNeighbouringGapsOfOneReason() {
        List<CoverageTable.Cell> cells = new ArrayList<>();
        for (int hour = 0; hour < 6; hour++) {
            GapReason reason = hour < 3 ? GapReason.SILENT : GapReason.CLEARED;
            cells.add(cell("FG", hour, new Coverage.Unknown(reason)));
        }
        cells.add(cell("FG", 7, new Coverage.Unknown(GapReason.CLEARED)));
        assertThat(new CoverageGrid(new CoverageTable(cells), ZoneOffset.UTC)
                        .gaps()
                        .rows())
                .containsExactly(
                        List.of("FG", "GAP(SILENT)", "2023-06-04T00:00:00Z", "2023-06-04T03:00:00Z", 3L),
                        List.of("FG", "GAP(CLEARED)", "2023-06-04T03:00:00Z", "2023-06-04T06:00:00Z", 3L),
                        List.of("FG", "GAP(CLEARED)", "2023-06-04T07:00:00Z", "2023-06-04T08:00:00Z", 1L));
    }
}
