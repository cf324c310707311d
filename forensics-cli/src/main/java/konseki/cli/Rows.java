package konseki.cli;

import java.util.List;
import java.util.stream.IntStream;

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

    /// The same rows without the columns that say nothing in any of them.
    Rows withoutEmptyColumns() {
        int[] used = IntStream.range(0, columns.size())
                .filter(c -> rows.stream().anyMatch(row -> !row.get(c).equals("")))
                .toArray();
        List<List<Object>> kept = rows.stream()
                .map(row -> IntStream.of(used).mapToObj(row::get).toList())
                .toList();
        return new Rows(IntStream.of(used).mapToObj(columns::get).toList(), kept);
    }
}
