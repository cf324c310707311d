package konseki.event;

/// The arithmetic of [VirtualField]s that depend on which addresses are internal. Stateless.
///
/// It works on raw numbers, so that a state row, a column of the index and an [Event] share it. Direction is the
/// perimeter's view, by initiator (source = who opened the flow); egress is what the internal side sent, whoever
/// opened it.
public final class FlowView {

    /// `network.direction`.
    public enum Direction {
        OUTBOUND,
        INBOUND,
        INTERNAL,
        EXTERNAL;

        private final Slice slice = Slice.of(name().toLowerCase(java.util.Locale.ROOT));

        /// As queries write it.
        public Slice slice() {
            return slice;
        }
    }

    private FlowView() {}

    public static Direction direction(
            Networks internal, long sourceHigh, long sourceLow, long destinationHigh, long destinationLow) {
        boolean from = internal.contains(sourceHigh, sourceLow);
        boolean to = internal.contains(destinationHigh, destinationLow);
        if (from) {
            return to ? Direction.INTERNAL : Direction.OUTBOUND;
        }
        return to ? Direction.INBOUND : Direction.EXTERNAL;
    }

    /// Whether the event names both sides of a flow.
    public static boolean isFlow(Event event) {
        return event.has(Field.SOURCE_IP) && event.has(Field.DESTINATION_IP);
    }

    /// The direction of an event for which [#isFlow] holds.
    public static Direction direction(Networks internal, Event event) {
        return direction(
                internal,
                event.ipHigh(Field.SOURCE_IP),
                event.ipLow(Field.SOURCE_IP),
                event.ipHigh(Field.DESTINATION_IP),
                event.ipLow(Field.DESTINATION_IP));
    }

    /// The field that names the internal side of a flow that crosses the boundary.
    public static Field internalSide(Direction direction) {
        return direction == Direction.OUTBOUND ? Field.SOURCE_IP : Field.DESTINATION_IP;
    }

    public static Field externalSide(Direction direction) {
        return direction == Direction.OUTBOUND ? Field.DESTINATION_IP : Field.SOURCE_IP;
    }

    public static boolean crossesBoundary(Direction direction) {
        return direction == Direction.OUTBOUND || direction == Direction.INBOUND;
    }

    /// Counters above this (1 PiB in one record) are no counters.
    private static final long MAX_BYTES = 1L << 50;

    /// Whether a number can be the bytes of one record: what cannot is as good as no counter, in states, queries and
    /// the
    /// index alike.
    public static boolean isCounter(long bytes) {
        return bytes >= 0 && bytes <= MAX_BYTES;
    }

    /// The largest number that is a counter.
    public static long mostBytes() {
        return MAX_BYTES;
    }

    /// The counter of what the internal side sent, upper end.
    public static Field egressHi(Direction direction) {
        return direction == Direction.OUTBOUND ? Field.SOURCE_BYTES : Field.DESTINATION_BYTES;
    }

    /// The counter of what the internal side sent, lower end; where it is absent, the upper end holds for both.
    public static Field egressLo(Direction direction) {
        return direction == Direction.OUTBOUND ? Field.SOURCE_BYTES_LO : Field.DESTINATION_BYTES_LO;
    }
}
