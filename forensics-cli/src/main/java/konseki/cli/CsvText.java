package konseki.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import konseki.report.TerminalText;

/// CSV for spreadsheets (RFC 4180), in which no cell is taken for a formula.
///
/// A text that a spreadsheet might calculate gets an apostrophe before it, which spreadsheets do not show; numbers stay
/// numbers. A byte order mark comes first: without it Excel reads Japanese as garbage.
final class CsvText {
    private static final String FORMULA_STARTS = "=+-@＝＋－＠";

    private CsvText() {}

    static void writeStart(OutputStream out) throws IOException {
        out.write("\ufeff".getBytes(StandardCharsets.UTF_8));
    }

    static void writeRow(OutputStream out, List<?> cells) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            line.append(c == 0 ? "" : ",").append(cell(cells.get(c)));
        }
        out.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    static String cell(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String text = TerminalText.escaped(value.toString());
        String safe = isFormula(text) ? "'" + text : text;
        return safe.isEmpty() || isPlain(safe) ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean isFormula(String text) {
        String start = text.strip();
        return !start.isEmpty() && FORMULA_STARTS.indexOf(start.charAt(0)) >= 0;
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= 0x80 || Character.isLetterOrDigit(c) || "._-:/ ".indexOf(c) >= 0)
                && text.equals(text.strip());
    }
}
