package konseki.coverage;

import konseki.finding.GapReason;
import konseki.finding.TimeRange;

/// A time of which one sensor says nothing, or nothing that counts.
record SensorGap(GapReason reason, TimeRange when) {

    boolean touchesHour(long hour) {
        long from = hour * konseki.event.Timestamp.HOUR;
        return when.from() < from + konseki.event.Timestamp.HOUR && when.to() >= from;
    }
}
