package konseki.detect.tamper;

import konseki.detect.Clauses;
import konseki.detect.RunText;
import konseki.detect.Signal;
import konseki.detect.Subject;
import konseki.event.Field;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// One way of tampering on one machine within one hour.
///
/// @param host    as written, folded
/// @param asset   canonical
/// @param object  channel, policy, service or exclusion; or empty
/// @param account who did it, or empty
/// @param routine whether the machine does it regularly; then it only supports others
record TamperFinding(
        String host,
        String asset,
        Tampering what,
        String object,
        String account,
        long count,
        TimeRange when,
        boolean routine) {

    Signal signal() {
        return new Signal(what.kind(), isPrimary(), what.weightPercent(), new Subject.Machine(asset), when, query());
    }

    boolean isPrimary() {
        return what.primary() && !routine;
    }

    Query query() {
        return Query.and(Clauses.is(Field.HOST_NAME, host), what.query(object));
    }

    /// For a reader of a title: commands may be long.
    String titled() {
        return what.isCommand() ? what.shown() : shown();
    }

    /// For a reader.
    String shown() {
        return what.shown() + (object.isEmpty() ? "" : ": " + (what.isCommand() ? RunText.shown(object) : object));
    }
}
