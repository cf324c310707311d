package konseki.parse;

/// What became of one record; the details wait in the [konseki.event.EventBuffer].
public enum Outcome {
    EVENT,
    /// See [konseki.event.EventBuffer#rejectReason] and [konseki.event.EventBuffer#rejectColumn].
    REJECTED,
    /// See [konseki.event.EventBuffer#ignored].
    IGNORED,
    /// The chunk has no further record.
    END
}
