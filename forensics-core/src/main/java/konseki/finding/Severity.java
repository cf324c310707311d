package konseki.finding;

import java.util.Locale;

/// How much attention a detection needs; from its score (see [#of]).
public enum Severity implements Named {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /// critical from 90, high from 70, medium from 40, low from 15.
    public static Severity of(int score) {
        return score >= 90 ? CRITICAL : score >= 70 ? HIGH : score >= 40 ? MEDIUM : score >= 15 ? LOW : INFORMATIONAL;
    }

    @Override
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
