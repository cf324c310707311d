package konseki.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import konseki.event.Timestamp;
import konseki.finding.Coverage;
import konseki.investigation.CoverageTable;

/// Sensor × hour as a page: one line per sensor and day, one character per hour.
final class CoverageGrid {
    private static final int HOURS = 25; // a day on which clocks are set back

    private final List<CoverageTable.Cell> cells;
    private final ZoneId zone;

    /// @param zone whose days the lines are
    CoverageGrid(CoverageTable table, ZoneId zone) {
        this.zone = zone;
        this.cells = table.cells().stream()
                .sorted(Comparator.comparing(CoverageTable.Cell::sensor).thenComparingLong(CoverageTable.Cell::hour))
                .toList();
    }

    private record Line(String sensor, LocalDate day) {}

    Rows days() {
        Map<Line, char[]> lines =
                new TreeMap<>(Comparator.comparing(Line::sensor).thenComparing(Line::day));
        for (CoverageTable.Cell cell : cells) {
            ZonedDateTime local = Instant.ofEpochSecond(cell.hour() * 3600).atZone(zone);
            char[] hours = lines.computeIfAbsent(new Line(cell.sensor(), local.toLocalDate()), _ -> blank());
            ZonedDateTime midnight = local.toLocalDate().atStartOfDay(zone);
            int hour = (int) ((local.toEpochSecond() - midnight.toEpochSecond()) / 3600);
            hours[Math.clamp(hour, 0, HOURS - 1)] = symbol(cell.coverage());
        }
        List<List<Object>> rows = new ArrayList<>();
        lines.forEach((line, hours) ->
                rows.add(List.of(line.sensor(), line.day().toString(), new String(hours).stripTrailing())));
        return new Rows(List.of("sensor", "day", "0     6     12    18"), rows);
    }

    private static char[] blank() {
        return " ".repeat(HOURS).toCharArray();
    }

    /// Explained by the legend.
    static char symbol(Coverage coverage) {
        return switch (coverage) {
            case Coverage.Direct _ -> '#';
            case Coverage.Blocked _ -> 'x';
            case Coverage.Off _ -> 'o';
            case Coverage.Degraded _ -> '+';
            case Coverage.Indirect _ -> 'i';
            case Coverage.Unknown _ -> '.';
        };
    }

    /// Neighbouring hours without knowledge, for one reason, as one row.
    Rows gaps() {
        List<List<Object>> rows = new ArrayList<>();
        for (int from = 0; from < cells.size(); ) {
            int to = from + 1;
            if (cells.get(from).coverage() instanceof Coverage.Unknown) {
                while (to < cells.size() && continues(cells.get(to - 1), cells.get(to))) {
                    to++;
                }
                CoverageTable.Cell first = cells.get(from);
                rows.add(List.of(
                        first.sensor(),
                        first.coverage().state(),
                        time(first.hour()),
                        time(cells.get(to - 1).hour() + 1),
                        (long) (to - from)));
            }
            from = to;
        }
        return new Rows(List.of("sensor", "gap", "from", "to", "hours"), rows);
    }

    private String time(long hour) {
        return HitRows.time(hour * Timestamp.HOUR, zone);
    }

    private static boolean continues(CoverageTable.Cell before, CoverageTable.Cell after) {
        return before.sensor().equals(after.sensor())
                && before.hour() + 1 == after.hour()
                && before.coverage().equals(after.coverage());
    }

    Rows cells() {
        List<List<Object>> rows = new ArrayList<>();
        for (CoverageTable.Cell cell : cells) {
            rows.add(List.of(cell.sensor(), time(cell.hour()), cell.coverage().state()));
        }
        return new Rows(List.of("sensor", "hour", "coverage"), rows);
    }
}
