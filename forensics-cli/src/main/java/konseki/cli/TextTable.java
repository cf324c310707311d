package konseki.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import konseki.report.TerminalText;

/// Columns for people: as wide as their widest cell, numbers to the right, long text cut off.
final class TextTable {
    private static final int MAX_CELL_COLUMNS = 120;
    private static final String GAP = "  ";

    private TextTable() {}

    static void write(Rows rows, Terminal terminal) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        cells.add(rows.columns());
        for (List<Object> row : rows.rows()) {
            cells.add(row.stream().map(TextTable::text).toList());
        }
        int[] widths = widths(cells, rows.columns().size());
        for (int r = 0; r < cells.size(); r++) {
            terminal.line(line(cells.get(r), r == 0 ? List.of() : rows.rows().get(r - 1), widths));
        }
    }

    /// Escaped before it is measured.
    private static String text(Object cell) {
        String text = cell instanceof Long n ? Amounts.count(n) : TerminalText.escaped(cell.toString());
        return TerminalText.fitted(text, MAX_CELL_COLUMNS);
    }

    private static int[] widths(List<List<String>> cells, int columns) {
        int[] widths = new int[columns];
        for (List<String> row : cells) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], TerminalText.columns(row.get(c)));
            }
        }
        return widths;
    }

    private static String line(List<String> cells, List<Object> values, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            String padding = " ".repeat(widths[c] - TerminalText.columns(cells.get(c)));
            boolean right = c < values.size() && values.get(c) instanceof Number;
            line.append(c == 0 ? "" : GAP);
            line.append(right ? padding + cells.get(c) : cells.get(c) + padding);
        }
        return line.toString().stripTrailing();
    }
}
