package konseki.coverage;

import konseki.event.FlowView;
import konseki.finding.TimeRange;

/// A group of flows between two addresses in one hour, as one sensor saw them.
///
/// @param endHour         hours since 1970 UTC
/// @param hoursBack       from the hour of the end to that of the start
/// @param flows           without denied ones
/// @param denied          the denied ones
/// @param sentHi          bytes that the source sent, at most: end totals and interim records together
/// @param sentLo          at least: the larger of the two
/// @param receivedHi      bytes that the destination sent
/// @param countedSent     flows that say how much the source sent
/// @param countedReceived flows that say how much the destination sent
/// @param seconds         sum of durations
/// @param longest         longest duration, seconds, rounded up
/// @param when            first start to last end
public record FlowSum(
        String dataset,
        String sensor,
        long sourceHigh,
        long sourceLow,
        long destinationHigh,
        long destinationLow,
        String label,
        int port,
        long endHour,
        int hoursBack,
        long flows,
        long denied,
        long sentLo,
        long sentHi,
        long receivedLo,
        long receivedHi,
        long countedSent,
        long countedReceived,
        long seconds,
        long longest,
        TimeRange when) {

    /// Bytes that one side sent.
    long hi(FlowView.Direction direction) {
        return direction == FlowView.Direction.INBOUND ? receivedHi : sentHi;
    }

    /// Flows that count what the other side sent.
    long countsOtherSide(FlowView.Direction direction) {
        return direction == FlowView.Direction.INBOUND ? countedSent : countedReceived;
    }

    long counted(FlowView.Direction direction) {
        return direction == FlowView.Direction.INBOUND ? countedReceived : countedSent;
    }
}
