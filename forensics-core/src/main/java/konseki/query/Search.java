package konseki.query;

/// What an analyst asks: which events, and what to count of them.
///
/// @param aggregation [Aggregation#NONE] where the hits themselves are wanted
public record Search(Query query, Aggregation aggregation) {}
