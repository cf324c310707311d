package konseki.cli;

import java.io.IOException;
import java.util.Map;

/// Writes rows the way the user asked for.
final class Answer {

    private Answer() {}

    /// A table for people, or one JSON object a line.
    static void write(Rows rows, Terminal terminal, boolean json) throws IOException {
        if (json) {
            for (Map<String, Object> row : RowsJson.of(rows)) {
                JsonText.writeLine(terminal.data(), row);
            }
        } else {
            TextTable.write(rows, terminal);
        }
    }

    static void writeCsv(Rows rows, Terminal terminal) throws IOException {
        CsvText.writeStart(terminal.data());
        CsvText.writeRow(terminal.data(), rows.columns());
        for (var row : rows.rows()) {
            CsvText.writeRow(terminal.data(), row);
        }
    }
}
