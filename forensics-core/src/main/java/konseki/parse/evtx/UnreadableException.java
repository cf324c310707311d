package konseki.parse.evtx;

import konseki.event.RejectReason;

/// What a record or a part of it cannot be read for. Thrown where a damaged file meets a bound, deep in a walk; without
/// a
/// stack trace, since a million of them is ordinary. Never leaves the package.
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    private final RejectReason reason;

    private UnreadableException(RejectReason reason) {
        super(reason.jsonName(), null, false, false);
        this.reason = reason;
    }

    static UnreadableException malformed() {
        return new UnreadableException(RejectReason.MALFORMED);
    }

    static UnreadableException tooComplex() {
        return new UnreadableException(RejectReason.TOO_COMPLEX);
    }

    /// The definition that it needs is not in its chunk.
    static UnreadableException noDefinition() {
        return new UnreadableException(RejectReason.MISSING_VALUE);
    }

    RejectReason reason() {
        return reason;
    }
}
