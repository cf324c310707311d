package konseki.finding;

/// The ways out that are graded apart and never merged; the headline follows [#N].
public enum ChannelGroup {
    /// Network.
    N,
    /// Removable media and physical access.
    M,
    /// Cloud control plane and hypervisor.
    C
}
