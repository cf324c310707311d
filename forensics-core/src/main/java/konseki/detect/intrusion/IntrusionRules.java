package konseki.detect.intrusion;

/// Thresholds of [GuessedPasswords].
///
/// @param failures       failed logins of one client on one device within ten minutes
/// @param users          or that many names tried within them
/// @param successMinutes a success that soon after them is a guess that worked
/// @param slowFailures   or that many failures within 24 hours before a success
public record IntrusionRules(int failures, int users, int successMinutes, int slowFailures) {
    public static final IntrusionRules DEFAULT = new IntrusionRules(10, 5, 60, 50);
}
