package konseki.finding;

import java.util.List;
import java.util.OptionalLong;

/// A query that a statement rests on, with its answer. It runs as printed.
///
/// @param what       what it asks, in one line
/// @param text       the query, fully expanded, window included
/// @param hash       SHA-256 of the text, hexadecimal
/// @param hits       events found
/// @param bytesLo    sum of `fx.egress.lo` over them, where any has it
/// @param bytesHi    sum of `fx.egress.hi`
/// @param resultHash SHA-256 over the ids of the hits in order; empty where nothing was found
/// @param samples    ids of the first events found, in id order
public record SupportingQuery(
        Wording what,
        String text,
        String hash,
        long hits,
        OptionalLong bytesLo,
        OptionalLong bytesHi,
        String resultHash,
        List<String> samples) {

    public SupportingQuery {
        samples = List.copyOf(samples);
    }
}
