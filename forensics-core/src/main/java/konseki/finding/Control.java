package konseki.finding;

/// Whether a query proved that it finds what it looks for.
public enum Control {
    /// It found the synthetic records made for it, in every source format.
    PASSED,
    FAILED,
    /// No source format of the case has a control for it.
    NONE
}
