package konseki.investigation;

import java.nio.charset.StandardCharsets;
import konseki.event.Event;
import konseki.event.FlowView;
import konseki.event.Slice;

/// What answers keep of an event, found out once though many queries find it, and its id only if one does. Reused for
/// one event after another; belongs to one thread.
final class HitEvent {
    private static final byte[] NONE = {};

    private String id = "";
    private byte[] idLine = NONE;
    private Slice memberId = Slice.ABSENT;
    private long offset;
    private boolean counted;
    private long lo;
    private long hi;

    /// @param direction of the event; of what is no flow, [FlowView.Direction#EXTERNAL], which crosses nothing
    void start(Event event, FlowView.Direction direction) {
        idLine = NONE;
        memberId = event.memberId();
        offset = event.origin().offset();
        counted = FlowView.crossesBoundary(direction)
                && event.has(FlowView.egressHi(direction))
                && FlowView.isCounter(event.number(FlowView.egressHi(direction)));
        if (counted) {
            hi = event.number(FlowView.egressHi(direction));
            lo = event.has(FlowView.egressLo(direction)) ? event.number(FlowView.egressLo(direction)) : hi;
        }
    }

    String id() {
        if (idLine.length == 0) {
            makeId();
        }
        return id;
    }

    /// The id with a line feed, as lists of ids are hashed.
    byte[] idLine() {
        if (idLine.length == 0) {
            makeId();
        }
        return idLine;
    }

    private void makeId() {
        id = memberId + "-" + offset;
        idLine = (id + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /// Whether it says how many bytes the internal side sent out.
    boolean isCounted() {
        return counted;
    }

    /// Bytes sent out, at least.
    long lo() {
        return lo;
    }

    /// Bytes sent out, at most.
    long hi() {
        return hi;
    }
}
