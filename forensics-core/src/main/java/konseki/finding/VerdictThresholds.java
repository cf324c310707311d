package konseki.finding;

/// The numbers of the rule table (`docs/method.md`, Verdict); printed in every report. Shares are in basis points.
///
/// @param probableScore         score from which egress of a tainted host is probable transfer
/// @param indicationScore       score from which a hit must be decided by an analyst
/// @param uploadBytes           smallest upload with a name that counts
/// @param stagedShare           share of a staged archive that must have left after it
/// @param sessionBytes          most bytes that an attacker's session sends in 5 minutes and still is a screen
/// @param boundedControl        PC of BOUNDED
/// @param boundedDirect         Cd of BOUNDED
/// @param boundedHost           Ch of BOUNDED
/// @param boundedAttackerShare  U8 of BOUNDED as a share of R
/// @param boundedSources        N_src of BOUNDED
/// @param limitedControl        PC of LIMITED
/// @param limitedDirect         Cd of LIMITED
/// @param materialGapSeconds    longest gap that is not material where R or the line's rate is unknown
/// @param criticalHours         hours before the first encryption in which LIMITED tolerates no material gap
public record VerdictThresholds(
        int probableScore,
        int indicationScore,
        long uploadBytes,
        int stagedShare,
        long sessionBytes,
        int boundedControl,
        int boundedDirect,
        int boundedHost,
        int boundedAttackerShare,
        int boundedSources,
        int limitedControl,
        int limitedDirect,
        long materialGapSeconds,
        int criticalHours) {

    public static final VerdictThresholds DEFAULT = new VerdictThresholds(
            70,
            40,
            64 * 1024,
            5_000,
            40_000_000, // about 1 Mbit/s over 5 minutes
            9_900,
            9_900,
            9_500,
            100,
            2,
            9_500,
            8_000,
            15 * 60,
            72);

    public VerdictThresholds {
        requireShare("stagedShare", stagedShare);
        requireShare("boundedControl", boundedControl);
        requireShare("boundedDirect", boundedDirect);
        requireShare("boundedHost", boundedHost);
        requireShare("boundedAttackerShare", boundedAttackerShare);
        requireShare("limitedControl", limitedControl);
        requireShare("limitedDirect", limitedDirect);
        if (limitedControl > boundedControl || limitedDirect > boundedDirect) {
            throw new IllegalArgumentException("thresholds of LIMITED must not exceed those of BOUNDED");
        }
    }

    private static void requireShare(String name, int basisPoints) {
        if (basisPoints < 0 || basisPoints > 10_000) {
            throw new IllegalArgumentException(name + " is a share from 0 to 10000 basis points, not " + basisPoints);
        }
    }
}
