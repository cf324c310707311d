package konseki.finding;

/// How far a channel group was looked at.
public enum Examination {
    ASSESSED,
    /// Nobody looked; who says so stands beside it.
    NOT_EXAMINED,
    INCONCLUSIVE
}
