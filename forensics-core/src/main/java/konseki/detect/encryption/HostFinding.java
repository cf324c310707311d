package konseki.detect.encryption;

import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// One thing that one machine shows.
///
/// @param asset  canonical
/// @param alone  whether it counts alone, or only together with another kind
/// @param habit  whether the machine does it all the time; then it only supports others
/// @param ordinary whether administrators do it too; then it supports nothing, and says nothing about when an attack was
/// @param detail for a reader
record HostFinding(
        String asset,
        SignalKind kind,
        int weight,
        boolean alone,
        boolean habit,
        boolean ordinary,
        TimeRange when,
        Query query,
        String detail) {

    boolean isNear(HostFinding other, long nanos) {
        return when.from() - nanos <= other.when.to() && other.when.from() <= when.to() + nanos;
    }

    /// Whether records say it; what people found rests on their word.
    boolean hasEvents() {
        return kind != SignalKind.DECLARED_ENCRYPTION;
    }

    Signal signal() {
        return new Signal(kind, !habit, weight, new Subject.Machine(asset), when, query);
    }
}
