package konseki.finding;

import java.util.List;
import java.util.OptionalLong;

/// What one channel's queries said for one asset.
///
/// @param ran         whether its queries ran
/// @param hits        over all its queries
/// @param bytesLo     sum over its volume query, at least
/// @param bytesHi     at most
/// @param control     seeded control
/// @param natural     events of known benign traffic that the same query finds without its exclusions, in W
/// @param directShare Cd of the channel in W, in basis points
/// @param findings    detections of the channel, by id
public record ChannelResult(
        Channel channel,
        boolean ran,
        long hits,
        OptionalLong bytesLo,
        OptionalLong bytesHi,
        Control control,
        long natural,
        int directShare,
        List<String> findings,
        List<SupportingQuery> queries) {

    public ChannelResult {
        findings = List.copyOf(findings);
        queries = List.copyOf(queries);
    }
}
