package konseki.query;

import java.util.List;

/// What an [Aggregator] found.
///
/// @param rows     the groups in the order of their keys; where there is no `by`, none: see `total`
/// @param total    over all events, those of groups left out included
/// @param complete false where groups beyond the memory allowed were left out: those with the greatest keys
public record AggregateResult(Aggregation aggregation, List<AggregateRow> rows, AggregateRow total, boolean complete) {
    public AggregateResult {
        rows = List.copyOf(rows);
    }
}
