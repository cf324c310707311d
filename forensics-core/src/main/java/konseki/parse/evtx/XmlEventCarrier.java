package konseki.parse.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import konseki.evidence.Framing;
import konseki.evidence.Prologue;
import konseki.parse.Carrier;
import konseki.parse.MemberPlan;
import konseki.parse.Payloads;
import konseki.parse.Recognition;
import konseki.parse.RecordParser;

/// Windows events as XML: what `wevtutil`, the event viewer, PowerShell and other tools export, in UTF-8 or UTF-16.
public final class XmlEventCarrier implements Carrier {
    private static final String EVENTS = "schemas.microsoft.com/win/2004/08/events/event";

    /// One is enough.
    public XmlEventCarrier() {}

    @Override
    public String name() {
        return "event-xml";
    }

    /// Certainty 95 of XML whose first elements are Windows events.
    @Override
    public Recognition recognise(Prologue prologue) {
        byte[] head = prologue.head();
        String text = new String(head, isUtf16(head) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
        boolean isXml = start.stripLeading().startsWith("<") || start.startsWith("Record 1");
        return isXml && text.contains("<Event") && text.contains(EVENTS)
                ? new Recognition.Yes(95)
                : new Recognition.No("no Windows event as XML", 0);
    }

    private static boolean isUtf16(byte[] head) {
        return head.length > 3 && (head[0] == (byte) 0xff && head[1] == (byte) 0xfe || head[0] == '<' && head[1] == 0);
    }

    @Override
    public MemberPlan open(Prologue prologue) {
        return new Plan(isUtf16(prologue.head()) ? XmlUnits.UTF_16 : XmlUnits.UTF_8);
    }

    private record Plan(XmlUnits units) implements MemberPlan {

        @Override
        public Framing framing() {
            return units;
        }

        @Override
        public RecordParser newParser(Payloads payloads) {
            return new XmlEventParser(units, payloads);
        }

        @Override
        public Map<String, String> inferredInputs() {
            return Map.of();
        }

        @Override
        public String readable(byte[] bytes, int unitFrom, int from, int to) {
            return new String(
                    bytes,
                    from,
                    to - from,
                    units.unitBytes() == 2 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        }
    }
}
