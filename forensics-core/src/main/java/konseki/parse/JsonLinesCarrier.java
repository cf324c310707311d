package konseki.parse;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import konseki.event.EventBuffer;
import konseki.event.RejectReason;
import konseki.evidence.Prologue;

/// One JSON object per line.
///
/// Lines are read as by [LinesCarrier]; what this one adds is that an object makes an event even where no payload
/// knows its names.
public final class JsonLinesCarrier implements Carrier {
    private static final int MOST_LINES = 200;

    private final List<Supplier<Unwrapping.Layer>> layers;

    /// @param layers what may lie around an event, [JsonLayer] first; each is made anew for a worker
    public JsonLinesCarrier(List<Supplier<Unwrapping.Layer>> layers) {
        this.layers = List.copyOf(layers);
    }

    @Override
    public String name() {
        return "json-lines";
    }

    /// Certainty 85 if each of the first lines is an object, less by those that are not; at least nine in ten are.
    @Override
    public Recognition recognise(Prologue prologue) {
        byte[] head = prologue.head();
        String whyNot = TextHead.whyNotText(head);
        if (!whyNot.isEmpty()) {
            return new Recognition.No(whyNot, 0);
        }
        JsonLayer layer = new JsonLayer();
        MemberClock clock = new MemberClock(ZoneOffset.UTC, 0);
        EventBuffer out = new EventBuffer();
        out.startChunk(head, new byte[0]);
        int lines = 0;
        int objects = 0;
        int firstOther = 0;
        int number = 0;
        for (int from = LineParser.afterMark(head, 0, head.length); from < head.length && lines < MOST_LINES; ) {
            int end = ByteSearch.indexOf(head, from, head.length, '\n');
            boolean cutOff = end == head.length && !prologue.isComplete();
            number++;
            if (JsonLayer.skipBlank(head, from, end) < end && !(cutOff && lines > 0)) {
                out.clear();
                boolean object = isObject(layer.unwrap(head, from, end, clock, out), cutOff, out);
                lines++;
                objects += object ? 1 : 0;
                firstOther = object || firstOther > 0 ? firstOther : number;
            }
            from = end + 1;
        }
        if (10 * objects < 9 * lines || lines == 0) {
            return new Recognition.No(
                    objects + " of " + lines + " lines are JSON objects; line " + firstOther + " begins "
                            + TextHead.quote(head, firstOther),
                    firstOther);
        }
        return new Recognition.Yes(85 - 100 * (lines - objects) / lines);
    }

    /// Whether the line is an object, or the beginning of one that is longer than the head.
    private static boolean isObject(int result, boolean cutOff, EventBuffer out) {
        return result == Unwrapping.Layer.NAMED
                || cutOff && result == Unwrapping.Layer.BROKEN && out.rejectReason() == RejectReason.TRUNCATED;
    }

    @Override
    public MemberPlan open(Prologue prologue) {
        return TextPlan.lines(prologue, layers);
    }
}
