package konseki.event;

/// What `@timestamp` of a record means when it has a duration.
public enum FlowStamp {
    /// The flow's start.
    START,
    /// The flow's end.
    END,
    /// A moment; there is no duration.
    NONE
}
