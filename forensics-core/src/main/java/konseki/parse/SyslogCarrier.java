package konseki.parse;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import konseki.event.EventBuffer;
import konseki.evidence.Prologue;

/// Lines with a syslog header, or messages that say their length before themselves (RFC 6587).
///
/// Lines are read as by [LinesCarrier]; what this one adds is that a header makes an event even where no payload knows
/// the message.
public final class SyslogCarrier implements Carrier {
    private static final int MOST_LINES = 200;

    private final List<Supplier<Unwrapping.Layer>> layers;

    /// @param layers what may lie around a message, [SyslogHeader] first; each is made anew for a worker
    public SyslogCarrier(List<Supplier<Unwrapping.Layer>> layers) {
        this.layers = List.copyOf(layers);
    }

    @Override
    public String name() {
        return "syslog";
    }

    /// Certainty 90 for counted messages, 60 to 80 by the share of the first lines that have a header, at least half.
    @Override
    public Recognition recognise(Prologue prologue) {
        byte[] head = prologue.head();
        String whyNot = TextHead.whyNotText(head);
        if (!whyNot.isEmpty()) {
            return new Recognition.No(whyNot, 0);
        }
        if (isOctetCounted(head)) {
            return new Recognition.Yes(90);
        }
        return byHeaders(head);
    }

    private static Recognition byHeaders(byte[] head) {
        SyslogHeader header = new SyslogHeader();
        MemberClock clock = new MemberClock(ZoneOffset.UTC, 0);
        EventBuffer out = new EventBuffer();
        out.startChunk(head, SyslogHeader.NAMES);
        int lines = 0;
        int headed = 0;
        int firstBare = 0;
        int number = 0;
        for (int from = LineParser.afterMark(head, 0, head.length); from < head.length && lines < MOST_LINES; ) {
            int end = ByteSearch.indexOf(head, from, head.length, '\n');
            number++;
            if (end > from && head[from] != '\r') {
                out.clear();
                boolean has = header.unwrap(head, from, end, clock, out) != Unwrapping.Layer.NOT_MINE;
                lines++;
                headed += has ? 1 : 0;
                firstBare = has || firstBare > 0 ? firstBare : number;
            }
            from = end + 1;
        }
        if (2 * headed < lines || lines == 0) {
            return new Recognition.No(
                    headed + " of " + lines + " lines begin with a priority or a time stamp; line " + firstBare
                            + " begins " + TextHead.quote(head, firstBare),
                    firstBare);
        }
        return new Recognition.Yes(60 + 20 * headed / lines);
    }

    @Override
    public MemberPlan open(Prologue prologue) {
        return isOctetCounted(prologue.head())
                ? TextPlan.octetCounted(prologue, layers)
                : TextPlan.lines(prologue, layers);
    }

    /// Whether the first message is counted and what follows it, if there is anything, is counted too. One line with a
    /// count before it, as some collectors store it, has its count's end at its line feed and may be read either way.
    private static boolean isOctetCounted(byte[] head) {
        int body = OctetCountedFraming.bodyStart(head, 0, head.length);
        int end = body == 0 ? OctetCountedFraming.OPEN : OctetCountedFraming.recordEnd(head, 0, head.length);
        if (end == OctetCountedFraming.OPEN) {
            return false;
        }
        int next = OctetCountedFraming.skipTerminators(head, end, head.length);
        return next == head.length || OctetCountedFraming.bodyStart(head, next, head.length) > next;
    }
}
