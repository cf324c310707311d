package konseki.detect.egress;

/// Thresholds of [EgressVolume]; bytes unless named otherwise. Sources: `docs/method.md`.
///
/// @param serverBytesPerDay       absolute signal for servers, per (asset, destination, day)
/// @param workstationBytesPerDay  the same for machines whose role is workstation
/// @param firstSeenBytesPerDay    the same for destinations that are not in the baseline
/// @param silentFactorTenths      a day up to that many tenths of the largest baseline day stays silent
/// @param silentDays              baseline days with traffic that the rule before needs
/// @param robustZ                 score from which the z signal holds
/// @param robustZStrong           score from which it is strong
/// @param madFloor                smallest spread that is believed, beside 5 % of the median
/// @param robustDays              baseline days that a score needs
/// @param ratioTenths             sent / received, in tenths
/// @param ratioBytes              sent, at least
/// @param lowAndSlowBytes         sum over all days
/// @param lowAndSlowDays          days with traffic
/// @param lowAndSlowSharePercent  the largest day stays below that share of the sum
/// @param sharingBytesPerDay      sent to a sharing service
/// @param longConnectionHours     four steps: base, low, medium, high
public record EgressRules(
        long serverBytesPerDay,
        long workstationBytesPerDay,
        long firstSeenBytesPerDay,
        int silentFactorTenths,
        int silentDays,
        int robustZ,
        int robustZStrong,
        long madFloor,
        int robustDays,
        int ratioTenths,
        long ratioBytes,
        long lowAndSlowBytes,
        int lowAndSlowDays,
        int lowAndSlowSharePercent,
        long sharingBytesPerDay,
        int[] longConnectionHours) {

    private static final long MIB = 1L << 20;

    public static final EgressRules DEFAULT = new EgressRules(
            100 * MIB, 500 * MIB, 25_000_000, 15, 3, 6, 10, MIB, 7, 50, 10 * MIB, 25_000_000, 3, 40, MIB, new int[] {
                1, 4, 8, 12
            });
}
