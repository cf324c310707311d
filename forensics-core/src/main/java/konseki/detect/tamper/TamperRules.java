package konseki.detect.tamper;

import konseki.event.Timestamp;

/// Thresholds of [LogTampering]; the weights stand in [Tampering]. Sources: `docs/method.md`.
///
/// @param channels        that many channels cleared within `togetherNanos` count whatever they hold
/// @param togetherNanos   see there
/// @param restartNanos    a sensor that starts again within that time, or stops that near to a shutdown of the machine,
///                        was not stopped by anybody
/// @param routineDays     what a machine does on that many days is its routine
/// @param nearAttackNanos tampering counts more within that time of the attack on the machine
public record TamperRules(int channels, long togetherNanos, long restartNanos, int routineDays, long nearAttackNanos) {
    private static final long MINUTE = 60 * Timestamp.SECOND;

    public static final TamperRules DEFAULT = new TamperRules(5, 10 * MINUTE, 10 * MINUTE, 5, Timestamp.DAY);
}
