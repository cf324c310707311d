package konseki.finding;

/// What `scan`, `conclude` and `merge` exit with.
public enum ExitStatus {
    NO_EVIDENCE_BOUNDED(0),
    TRANSFER_INDICATED(10),
    /// Limited, inconclusive, not assessable, or provisional whatever it says.
    NOT_SETTLED(20);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static ExitStatus of(Headline headline) {
        if (headline.provisional()) {
            return NOT_SETTLED;
        }
        return switch (headline.verdict()) {
            case NO_EVIDENCE_BOUNDED -> NO_EVIDENCE_BOUNDED;
            case TRANSFER_CONFIRMED, TRANSFER_PROBABLE, INDICATIONS_UNRESOLVED -> TRANSFER_INDICATED;
            case NOT_ASSESSABLE, INCONCLUSIVE, NO_EVIDENCE_LIMITED -> NOT_SETTLED;
        };
    }
}
