package konseki.parse;

import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Ignored;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.event.VendorName;

/// Takes one record out of its layers, one after the other, and gives what is inside to the payloads. Belongs to one
/// worker.
///
/// A FortiGate line inside syslog inside a JSON export, or a relay file with three vendors' lines mixed, are the normal
/// case: a layer looks at each record anew and knows nothing of the one before.
public final class Unwrapping {

    /// One kind of wrapping: a syslog header, a JSON object. Belongs to one worker.
    public interface Layer {
        /// Not this layer's kind of record.
        int NOT_MINE = -1;
        /// The layer has put named values into `out`; the NAMED payloads decide.
        int NAMED = -2;
        /// It is this kind, but broken; `out` says why.
        int BROKEN = -3;

        /// Looks at `bytes[from, to)`.
        ///
        /// @return where the wrapped text begins (it ends at `to`), or one of the constants
        int unwrap(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out);
    }

    /// Splunk; Elastic Agent and Logstash; Filebeat, Fluentd and CloudWatch; journald; Docker and Kubernetes;
    /// CloudWatch Insights; Google; CloudTrail's LookupEvents; Azure Monitor's table Syslog; Splunk's HEC.
    private static final VendorName[] CARRIED = {
        VendorName.of("_raw"),
        VendorName.of("result._raw"),
        VendorName.of("event.original"),
        VendorName.of("message"),
        VendorName.of("MESSAGE"),
        VendorName.of("log"),
        VendorName.of("@message"),
        VendorName.of("textPayload"),
        VendorName.of("CloudTrailEvent"),
        VendorName.of("SyslogMessage"),
        VendorName.of("event")
    };

    private final Payloads payloads;
    private final Layer[] layers;

    /// @param layers tried in order on each record, then on what is inside
    public Unwrapping(Payloads payloads, List<Layer> layers) {
        this.payloads = payloads;
        this.layers = layers.toArray(Layer[]::new);
    }

    /// Reads one record.
    ///
    /// A record that no payload takes is an event with `fx.partial` if a layer unwrapped something, else rejected.
    public Outcome read(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        if (isBlank(bytes, from, to)) {
            out.ignore(Ignored.BLANK);
            return Outcome.IGNORED;
        }
        if (to - from > ParseLimits.MAX_RECORD_BYTES) {
            out.reject(RejectReason.TOO_LONG, ParseLimits.MAX_RECORD_BYTES);
            return Outcome.REJECTED;
        }
        return read(bytes, from, to, 0, clock, out);
    }

    /// @param layersBefore how many were taken off before
    private Outcome read(byte[] bytes, int from, int to, int layersBefore, MemberClock clock, EventBuffer out) {
        int start = from;
        for (int layer = layersBefore; layer < ParseLimits.MAX_LAYERS; layer++) {
            int inside = unwrapOne(bytes, start, to, clock, out);
            if (inside == Layer.BROKEN) {
                out.reject(out.rejectReason(), out.rejectColumn() + start - from);
                return Outcome.REJECTED;
            }
            if (inside == Layer.NAMED) {
                return readNamed(bytes, start, to, layer + 1, clock, out);
            }
            if (inside == Layer.NOT_MINE) {
                break;
            }
            start = inside;
        }
        Outcome outcome = payloads.read(Payload.Shape.TEXT, bytes, start, to, clock, out);
        if (outcome == Outcome.REJECTED) {
            out.reject(out.rejectReason(), out.rejectColumn() + start - from); // the payload counts from its own start
        }
        return start > from ? orPartial(outcome, bytes, start, to, out) : outcome;
    }

    /// Gives named values that a carrier has put into `out` to the payloads, or what one of them carries in its turn.
    public Outcome readNamed(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        return readNamed(bytes, from, to, 1, clock, out);
    }

    private Outcome readNamed(byte[] bytes, int from, int to, int layers, MemberClock clock, EventBuffer out) {
        Outcome outcome = payloads.read(Payload.Shape.NAMED, bytes, from, to, clock, out);
        if (isUnclaimed(outcome, out) && layers < ParseLimits.MAX_LAYERS) {
            Slice text = carriedText(out);
            if (!text.isEmpty()) {
                outcome = readCarried(text, layers, clock, out);
            }
        }
        if (isUnclaimed(outcome, out)) {
            CommonNames.read(clock, out);
        }
        return orPartial(outcome, bytes, from, to, out);
    }

    /// The record as its device sent it, which log shippers keep among the values that they add.
    private static Slice carriedText(EventBuffer out) {
        for (VendorName name : CARRIED) {
            Slice text = out.vendor(name);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return Slice.ABSENT;
    }

    /// A text that turns out to be no record after all is no fault of the record that carries it.
    private Outcome readCarried(Slice text, int layers, MemberClock clock, EventBuffer out) {
        byte[] bytes = text.bytes();
        int from = text.offset();
        int to = text.end();
        Outcome outcome = read(bytes, from, to, layers, clock, out);
        RejectReason reason = out.rejectReason();
        if (outcome == Outcome.REJECTED && (reason == RejectReason.MALFORMED || reason == RejectReason.TRUNCATED)) {
            out.reject(RejectReason.NO_PAYLOAD, 0);
        }
        return outcome;
    }

    private static boolean isUnclaimed(Outcome outcome, EventBuffer out) {
        return outcome == Outcome.REJECTED && out.rejectReason() == RejectReason.NO_PAYLOAD;
    }

    private int unwrapOne(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        for (Layer layer : layers) {
            int inside = layer.unwrap(bytes, from, to, clock, out);
            if (inside != Layer.NOT_MINE) {
                return inside;
            }
        }
        return Layer.NOT_MINE;
    }

    private static Outcome orPartial(Outcome outcome, byte[] bytes, int from, int to, EventBuffer out) {
        if (isUnclaimed(outcome, out)) {
            out.number(Field.PARTIAL, 1);
            if (to > from) {
                out.text(Field.MESSAGE, bytes, from, to);
            }
            return Outcome.EVENT;
        }
        return outcome;
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
