package konseki.finding;

/// What can be said of a transfer, worst first: the order of headlines. [VerdictRules] draws it.
public enum Verdict {
    /// Only people conclude this: a signed disposition, or proof from outside with its hash.
    TRANSFER_CONFIRMED,
    TRANSFER_PROBABLE,
    INDICATIONS_UNRESOLVED,
    /// A query did not run, the window has no end, or nothing is in scope.
    NOT_ASSESSABLE,
    /// What is recorded does not carry a negative.
    INCONCLUSIVE,
    /// No trace where records exist; where they do not is named.
    NO_EVIDENCE_LIMITED,
    /// No trace, and what could have left unseen is less than the data at risk.
    NO_EVIDENCE_BOUNDED;

    public boolean isWorseThan(Verdict other) {
        return compareTo(other) < 0;
    }

    public Verdict worse(Verdict other) {
        return isWorseThan(other) ? this : other;
    }

    /// Whether it says that no trace was found.
    public boolean isNegative() {
        return this == NO_EVIDENCE_LIMITED || this == NO_EVIDENCE_BOUNDED;
    }

    /// The name without what the reader knows from the context: `LIMITED`.
    public String shortName() {
        return switch (this) {
            case TRANSFER_CONFIRMED -> "CONFIRMED";
            case TRANSFER_PROBABLE -> "PROBABLE";
            case INDICATIONS_UNRESOLVED -> "INDICATIONS";
            case NOT_ASSESSABLE -> "NOT_ASSESSABLE";
            case INCONCLUSIVE -> "INCONCLUSIVE";
            case NO_EVIDENCE_LIMITED -> "LIMITED";
            case NO_EVIDENCE_BOUNDED -> "BOUNDED";
        };
    }
}
