package konseki.detect.encryption;

import konseki.event.Timestamp;

/// Thresholds of [EncryptionBurst]; weights in percent. Sources: `docs/method.md`.
///
/// The slowest family measured changes 7.8 files a second, the median 38; 100 in a minute lies 4.6 times below the
/// slowest.
///
/// @param rateFiles             distinct files changed by one actor within 60 s
/// @param rateDirectories       directories they lie in, at least
/// @param smbFiles              distinct files changed by one client over SMB within 60 s
/// @param collapseFiles         files that got the same new extension within 60 s
/// @param collapseSharePercent  their share of all files that got another extension
/// @param collapseOldExtensions extensions that they had before
/// @param collapseMillibits     by how much the entropy of extensions falls, in thousandths of a bit
/// @param knownExtensionFiles   the same for an extension of a known family
/// @param noteDirectories       directories that got a file of the same name within 60 s
/// @param noteSharePercent      their share of all directories with changes
/// @param stopsPerMinute        distinct commands that stop services or programs within 60 s
/// @param stopsInNineMinutes    the same within 9 minutes
/// @param servicesStopped       distinct protective or data services that stopped within 60 s
/// @param servicesDisabled      services disabled within 9 minutes
/// @param restartManagerEvents  Restart Manager sessions within 60 s
/// @param togetherNanos         kinds that count only together lie within that time of each other
/// @param episodeGapNanos       bursts of one actor closer than this are one episode
/// @param routineDays           a command seen on that many days of one machine is its routine
/// @param onsetHosts            machines whose first burst lies within `onsetNanos` are hit together
/// @param onsetNanos            see there
public record EncryptionRules(
        int rateFiles,
        int rateDirectories,
        int smbFiles,
        int collapseFiles,
        int collapseSharePercent,
        int collapseOldExtensions,
        int collapseMillibits,
        int knownExtensionFiles,
        int noteDirectories,
        int noteSharePercent,
        int stopsPerMinute,
        int stopsInNineMinutes,
        int servicesStopped,
        int servicesDisabled,
        int restartManagerEvents,
        long togetherNanos,
        long episodeGapNanos,
        int routineDays,
        int onsetHosts,
        long onsetNanos,
        Weights weights) {

    private static final long MINUTE = 60 * Timestamp.SECOND;

    public static final EncryptionRules DEFAULT = new EncryptionRules(
            100,
            10,
            200,
            20,
            80,
            3,
            1000,
            5,
            3,
            25,
            5,
            10,
            5,
            10,
            50,
            30 * MINUTE,
            2 * MINUTE,
            5,
            3,
            10 * MINUTE,
            Weights.DEFAULT);

    /// Weights of the signals.
    ///
    /// @param collapseKnown of an extension of a known family
    /// @param noteKnown     of a note of a known family
    /// @param declared      of what people found
    public record Weights(
            int rate,
            int collapse,
            int collapseKnown,
            int note,
            int noteKnown,
            int recovery,
            int stops,
            int restartManager,
            int smb,
            int declared) {
        public static final Weights DEFAULT = new Weights(40, 70, 85, 50, 85, 70, 50, 40, 60, 90);
    }
}
