package konseki.parse;

import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.RejectReason;

/// The payloads of a scan in the order in which they are tried: the first that accepts a record takes it. Immutable.
public final class Payloads {
    private final List<Payload> all;
    private final Payload[] text;
    private final Payload[] named;

    public Payloads(List<Payload> inOrder) {
        all = List.copyOf(inOrder);
        text = of(Payload.Shape.TEXT);
        named = of(Payload.Shape.NAMED);
    }

    private Payload[] of(Payload.Shape shape) {
        return all.stream().filter(payload -> payload.shape() == shape).toArray(Payload[]::new);
    }

    public List<Payload> all() {
        return all;
    }

    /// Gives the record to the first payload of that shape that accepts it.
    ///
    /// @return [Outcome#REJECTED] with [RejectReason#NO_PAYLOAD] if none does
    public Outcome read(Payload.Shape shape, byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        for (Payload payload : shape == Payload.Shape.TEXT ? text : named) {
            if (payload.accepts(bytes, from, to, out)) {
                out.flowStamp(payload.flowStamp());
                return payload.parse(bytes, from, to, clock, out);
            }
        }
        out.reject(RejectReason.NO_PAYLOAD, 0);
        return Outcome.REJECTED;
    }
}
