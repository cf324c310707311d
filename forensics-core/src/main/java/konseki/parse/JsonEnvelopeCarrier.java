package konseki.parse;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import konseki.evidence.Prologue;

/// JSON objects that hold an array of records each, on one line or many: every element is a record. See
/// [JsonEnvelope].
public final class JsonEnvelopeCarrier implements Carrier {
    private final List<Supplier<Unwrapping.Layer>> layers;

    /// @param layers what may lie around an event, [JsonLayer] first; each is made anew for a worker
    public JsonEnvelopeCarrier(List<Supplier<Unwrapping.Layer>> layers) {
        this.layers = List.copyOf(layers);
    }

    @Override
    public String name() {
        return "json-envelope";
    }

    /// Certainty 90: the same bytes are lines of JSON objects too, but what an analyst wants are the elements.
    @Override
    public Recognition recognise(Prologue prologue) {
        String whyNot = TextHead.whyNotText(prologue.head());
        if (!whyNot.isEmpty()) {
            return new Recognition.No(whyNot, 0);
        }
        return find(prologue).isPresent()
                ? new Recognition.Yes(90)
                : new Recognition.No("no JSON object around an array of records at the start", 1);
    }

    private static Optional<JsonEnvelope> find(Prologue prologue) {
        byte[] head = prologue.head();
        int from = JsonFraming.skipSeparators(head, 0, head.length);
        return from < head.length && head[from] == '{' ? JsonEnvelope.find(head, from, head.length) : Optional.empty();
    }

    @Override
    public MemberPlan open(Prologue prologue) {
        return TextPlan.jsonUnits(prologue, find(prologue).orElse(JsonEnvelope.NONE), layers);
    }
}
