package konseki.coverage;

/// What is said of the bytes from an asset to an external address, beyond the allow-list.
public enum Standing {
    /// Nothing: they are below every threshold.
    UNEXPLAINED,
    /// A hit that analysts found harmless.
    DECIDED_BENIGN,
    /// A hit of 40 or more that stands by itself as an indication.
    HIT
}
