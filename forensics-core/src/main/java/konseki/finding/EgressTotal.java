package konseki.finding;

/// Bytes from an asset to one external destination over W; the largest unexplained ones stand on the first screen.
///
/// @param label     server name, or empty
/// @param explained allow-list entry that explains them, or empty
/// @param query     the query whose sum is `bytesHi`
public record EgressTotal(
        String asset,
        String destination,
        String label,
        long bytesLo,
        long bytesHi,
        String explained,
        TimeRange when,
        String query) {

    public EgressTotal withQuery(String text) {
        return new EgressTotal(asset, destination, label, bytesLo, bytesHi, explained, when, text);
    }
}
