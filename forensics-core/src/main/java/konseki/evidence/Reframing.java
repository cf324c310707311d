package konseki.evidence;

/// Asked when a header line inside a member starts a new plan.
public interface Reframing {

    /// A member that never does.
    Reframing NONE = (head, offset) -> {
        throw new IllegalStateException("a framing asked for a restart that its carrier does not know");
    };

    /// Makes the plan of the records from `offset` on.
    ///
    /// @param head bytes from the header on, at most [Prologue#LENGTH]
    /// @return the framing of the new plan
    Framing restart(byte[] head, long offset);
}
