package konseki.investigation;

import java.util.List;

/// Groups of a query with an aggregate, in key order. Immutable.
///
/// @param columns names of the group fields, then of the measures
/// @param rows    values as text, one list per group
/// @param note    how the answer was come by, and `at least` where groups had to be left out
public record AggregateResult(List<String> columns, List<List<String>> rows, String note) {

    public AggregateResult {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
