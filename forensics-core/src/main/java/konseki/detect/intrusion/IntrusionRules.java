package konseki.detect.intrusion;

import konseki.event.Timestamp;

/// Thresholds of [IntrusionRoute]; weights in percent. Sources: `docs/method.md`.
///
/// @param failures            failed logins from one address within 10 minutes
/// @param users               or accounts tried within them
/// @param slowFailures        failed logins from one address within 24 hours
/// @param successNanos        the success follows the last failure within that time
/// @param insideUsers         accounts tried, at least, where the guessing comes from inside: one account alone is more
///                            often an old password that a service keeps using
/// @param guessedWeight       of a success by an account that was tried before
/// @param otherAccountWeight  of a success by another account from the same address
/// @param slowWeight          of a success after slow guessing
/// @param exposedWeight       of a login from outside to Windows or to a device's administration
/// @param sshWeight           of a login from outside by SSH
/// @param firstSeenWeight     of a VPN login by an account from an address that the baseline does not have
/// @param mostCandidates      ways in that a report names
public record IntrusionRules(
        int failures,
        int users,
        int slowFailures,
        long successNanos,
        int insideUsers,
        int guessedWeight,
        int otherAccountWeight,
        int slowWeight,
        int exposedWeight,
        int sshWeight,
        int firstSeenWeight,
        int mostCandidates) {

    public static final IntrusionRules DEFAULT =
            new IntrusionRules(10, 5, 50, Timestamp.HOUR, 2, 60, 40, 40, 50, 40, 20, 3);
}
