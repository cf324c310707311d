package konseki.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import konseki.finding.ByteAmount;
import konseki.finding.Outbound;

/// Columns of bytes per day on one scale, as places in a drawing of whole units. Immutable.
///
/// @param width   of the drawing
/// @param columns in order
/// @param most    the largest value
record DayChart(int width, List<Column> columns, long most) {
    static final int HEIGHT = 132;
    static final int BASE = 112;
    static final int TOP = 18;
    /// As many days as labels fit; more are drawn without.
    private static final int MAX_LABELS = 16;
    private static final int MAX_COLUMNS = 370;
    private static final int WIDTH = 700;

    /// @param label of the day, or empty
    /// @param value as printed above the column, or empty
    record Column(int x, int y, int width, int height, int middle, String label, String value) {}

    static DayChart of(List<Outbound.Day> days, ToLongFunction<Outbound.Day> bytes) {
        List<Outbound.Day> drawn = days.subList(Math.max(0, days.size() - MAX_COLUMNS), days.size());
        long most = drawn.stream().mapToLong(bytes).max().orElse(0);
        int step = Math.min(90, WIDTH / Math.max(1, drawn.size()));
        int width = Math.max(1, step * 6 / 10);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            long value = bytes.applyAsLong(drawn.get(i));
            int height = height(value, most);
            boolean labelled = drawn.size() <= MAX_LABELS;
            int x = i * step + (step - width) / 2;
            columns.add(new Column(
                    x,
                    BASE - height,
                    width,
                    height,
                    x + width / 2,
                    labelled ? drawn.get(i).day().substring(5) : "",
                    labelled ? ByteAmount.roundedUp(value) : ""));
        }
        return new DayChart(Math.max(120, step * drawn.size()), columns, most);
    }

    /// Nothing is nothing, anything else at least one unit.
    private static int height(long value, long most) {
        return value == 0 ? 0 : Math.max(1, (int) StrictMath.round((double) value / most * (BASE - TOP)));
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }
}
