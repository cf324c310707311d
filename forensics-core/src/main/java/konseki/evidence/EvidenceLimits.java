package konseki.evidence;

/// What an input may cost. Archives come from strangers, so every limit is finite.
///
/// @param maxEntries        most entries of one archive; the rest is listed as unread
/// @param maxExpansion      most bytes that one compressed byte may become, looked at once [#EXPANSION_FLOOR] is passed
/// @param maxRecordBytes    longest record that is held in memory; a longer one is handed out by its beginning only
public record EvidenceLimits(int maxEntries, int maxExpansion, int maxRecordBytes) {

    /// Below that many decompressed bytes no expansion is suspicious.
    public static final long EXPANSION_FLOOR = 256L << 20;

    /// Real logs compress up to some 300 : 1; deflate cannot pass 1032 : 1.
    public static final EvidenceLimits DEFAULT = new EvidenceLimits(200_000, 1100, 1 << 20);
}
