package konseki.parse;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import konseki.event.EventBuffer;
import konseki.event.RejectReason;
import konseki.evidence.Prologue;

/// JSON objects that are elements of one array, or that follow each other, each over as many lines as it likes.
public final class JsonArrayCarrier implements Carrier {
    private static final int MOST_OBJECTS = 200;

    private final List<Supplier<Unwrapping.Layer>> layers;

    /// @param layers what may lie around an event, [JsonLayer] first; each is made anew for a worker
    public JsonArrayCarrier(List<Supplier<Unwrapping.Layer>> layers) {
        this.layers = List.copyOf(layers);
    }

    @Override
    public String name() {
        return "json-array";
    }

    /// Certainty 80 if all whole objects of the head can be read; [JsonLinesCarrier] is surer of one object per line.
    @Override
    public Recognition recognise(Prologue prologue) {
        byte[] head = prologue.head();
        String whyNot = TextHead.whyNotText(head);
        if (!whyNot.isEmpty()) {
            return new Recognition.No(whyNot, 0);
        }
        int from = JsonFraming.skipSeparators(head, 0, head.length);
        if (from == head.length || head[from] != '{') {
            return new Recognition.No("no JSON object at the start", 1);
        }
        JsonLayer layer = new JsonLayer();
        MemberClock clock = new MemberClock(ZoneOffset.UTC, 0);
        EventBuffer out = new EventBuffer();
        out.startChunk(head, new byte[0]);
        for (int objects = 0; objects < MOST_OBJECTS && from < head.length; objects++) {
            int end = head[from] == '{' ? JsonFraming.objectEnd(head, from, head.length) : from;
            boolean cutOff = end == JsonFraming.OPEN && !prologue.isComplete();
            out.clear();
            int result = layer.unwrap(head, from, end == JsonFraming.OPEN ? head.length : end, clock, out);
            boolean begun = cutOff && out.rejectReason() == RejectReason.TRUNCATED;
            if (result != Unwrapping.Layer.NAMED && !begun) {
                int line = ByteSearch.count(head, 0, from, '\n') + 1;
                return new Recognition.No(
                        "object " + (objects + 1) + " at line " + line + " is no JSON: "
                                + out.rejectReason().jsonName() + " at its byte " + out.rejectColumn(),
                        line);
            }
            from = end == JsonFraming.OPEN ? head.length : JsonFraming.skipSeparators(head, end, head.length);
        }
        return new Recognition.Yes(80);
    }

    @Override
    public MemberPlan open(Prologue prologue) {
        return TextPlan.jsonUnits(prologue, JsonEnvelope.NONE, layers);
    }
}
