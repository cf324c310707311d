package konseki.detect;

import konseki.event.Timestamp;

/// How [ContextBuilder] draws the attack in time.
///
/// @param marginNanos         the window begins, and the baseline ends, that much before the first malicious event
/// @param reachNanos          logins and tampering earlier than that before the first encryption or tool of an attacker
/// are
///                            listed, but do not move the window: over years, each happens without an attack
/// @param toleranceNanos      two logs may disagree that much about the order of events, beside known clock errors
/// @param mostEntries         ways in that are followed, the earliest first
public record ContextRules(long marginNanos, long reachNanos, long toleranceNanos, int mostEntries) {
    public static final ContextRules DEFAULT =
            new ContextRules(Timestamp.DAY, 60 * Timestamp.DAY, 60 * Timestamp.SECOND, 50);
}
