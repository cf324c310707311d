package konseki.cli;

import java.util.List;

/// An answer in columns. A cell is text, a number or a truth value.
///
/// @param columns names, also those of JSON's properties
record Rows(List<String> columns, List<List<Object>> rows) {
    Rows {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row.size() + " cells for " + columns.size() + " columns");
            }
        }
    }
}
