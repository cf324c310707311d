package konseki.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import konseki.finding.AttackPath;
import konseki.finding.CaseClock;
import konseki.report.TerminalText;

/// How the attacker came in and moved on, as boxes in columns, one column a movement, and lines between them. Places
/// are
/// whole units. Immutable.
///
/// @param hidden steps for which there was no room
record PathChart(List<Box> boxes, List<Line> lines, int width, int height, int hidden) {
    static final int BOX_WIDTH = 132;
    static final int BOX_HEIGHT = 34;
    private static final int COLUMN = 184;
    private static final int ROW = 50;
    private static final int MAX_COLUMN = 7;
    private static final int MAX_BOXES = 60;
    private static final int MAX_NAME = 18;

    /// @param outside whether it is an address outside
    record Box(int x, int y, String name, String since, boolean outside) {}

    record Line(int fromX, int fromY, int toX, int toY) {}

    static PathChart of(AttackPath path, CaseClock clock) {
        Drawing drawing = new Drawing(clock);
        path.entries().forEach(drawing::entry);
        path.path().forEach(drawing::step);
        return drawing.chart();
    }

    /// Belongs to one thread.
    private static final class Drawing {
        private final CaseClock clock;
        private final Map<String, Box> placed = new LinkedHashMap<>();
        private final Map<String, Integer> columns = new LinkedHashMap<>();
        private final List<Integer> rows = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private int hidden;

        Drawing(CaseClock clock) {
            this.clock = clock;
        }

        void entry(AttackPath.Entry entry) {
            place(entry.client(), 0, "", true);
            String inside = entry.insideAs().orElse(entry.target());
            place(inside, 1, clock.moment(entry.when().from()), false);
            join(entry.client(), inside);
        }

        void step(AttackPath.Step step) {
            int column =
                    step.from().map(from -> columns.getOrDefault(from, 0) + 1).orElse(1);
            place(step.asset(), Math.min(column, MAX_COLUMN), clock.moment(CaseClock.nanos(step.since())), false);
            step.from().ifPresent(from -> join(from, step.asset()));
        }

        private void place(String name, int column, String since, boolean outside) {
            if (placed.containsKey(name)) {
                return;
            }
            if (placed.size() >= MAX_BOXES) {
                hidden++;
                return;
            }
            while (rows.size() <= column) {
                rows.add(0);
            }
            int row = rows.get(column);
            rows.set(column, row + 1);
            columns.put(name, column);
            placed.put(
                    name,
                    new Box(
                            2 + column * COLUMN,
                            2 + row * ROW,
                            TerminalText.fitted(TerminalText.escaped(name), MAX_NAME),
                            since,
                            outside));
        }

        private void join(String from, String to) {
            Box start = placed.get(from);
            Box end = placed.get(to);
            if (start != null && end != null && start != end) {
                lines.add(new Line(
                        start.x() + BOX_WIDTH, start.y() + BOX_HEIGHT / 2, end.x() - 2, end.y() + BOX_HEIGHT / 2));
            }
        }

        PathChart chart() {
            int tallest = rows.stream().mapToInt(Integer::intValue).max().orElse(0);
            return new PathChart(
                    List.copyOf(placed.values()),
                    lines,
                    Math.max(700, rows.size() * COLUMN),
                    Math.max(1, tallest) * ROW,
                    hidden);
        }
    }
}
