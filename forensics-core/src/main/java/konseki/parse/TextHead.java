package konseki.parse;

import java.nio.charset.StandardCharsets;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.RejectReason;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;

/// A first look at a member as text: whether it is text at all, and how many of its first records can be read.
///
/// @param read       records that became whole events, or were refused by the payload whose they are
/// @param headed     records in which only a layer (a syslog header) was understood
/// @param unknown    records that nothing takes
/// @param firstUnknown number of the first of these, from 1; 0 if there is none
record TextHead(int read, int headed, int unknown, int firstUnknown) {
    private static final int MOST_RECORDS = 200;
    private static final int QUOTED_BYTES = 64;

    /// Reads the whole records at the head by the plan.
    static TextHead of(Prologue prologue, MemberPlan plan, Payloads payloads) {
        byte[] head = prologue.head();
        int end =
                plan.framing().cut(head, 0, head.length, prologue.isComplete()).end();
        RecordParser parser = plan.newParser(payloads);
        EventBuffer out = new EventBuffer();
        parser.start(new Chunk(head, 0, end, 0, 1), out);
        int[] counts = new int[3];
        int firstUnknown = 0;
        Outcome outcome = parser.next();
        for (int i = 0; i < MOST_RECORDS && outcome != Outcome.END; i++) {
            int kind = kind(outcome, out);
            if (kind >= 0) {
                counts[kind]++;
            }
            if (kind == 2 && firstUnknown == 0) {
                firstUnknown = (int) out.origin().recordNumber();
            }
            outcome = parser.next();
        }
        return new TextHead(counts[0], counts[1], counts[2], firstUnknown);
    }

    private static int kind(Outcome outcome, EventBuffer out) {
        return switch (outcome) {
            case EVENT -> out.has(Field.EVENT_DATASET) ? 0 : 1;
            case REJECTED -> out.rejectReason() == RejectReason.NO_PAYLOAD ? 2 : 0;
            case IGNORED, END -> -1;
        };
    }

    int records() {
        return read + headed + unknown;
    }

    /// Why these bytes are no text in an encoding whose lines end with a line feed; empty if they are.
    static String whyNotText(byte[] head) {
        if (head.length == 0 || LineParser.afterMark(head, 0, head.length) == head.length) {
            return "the file is empty";
        }
        int mark = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | head[1] & 0xff;
        if (mark == 0xfeff || mark == 0xfffe) {
            return "text in UTF-16, but not as a file of its own";
        }
        int control = 0;
        for (byte b : head) {
            control += b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != 0x1b ? 1 : 0;
        }
        return control * 50L > head.length ? "no text: " + control + " control bytes in the first " + head.length : "";
    }

    /// Line `number` of the head, escaped, at most 64 bytes of it.
    static String quote(byte[] head, int number) {
        int from = 0;
        for (int line = 1; line < number; line++) {
            from = Math.min(ByteSearch.indexOf(head, from, head.length, '\n') + 1, head.length);
        }
        int end = ByteSearch.indexOf(head, from, head.length, '\n');
        StringBuilder text = new StringBuilder().append('"');
        new String(head, from, Math.min(end, from + QUOTED_BYTES) - from, StandardCharsets.UTF_8)
                .codePoints()
                .forEach(c -> append(text, c));
        return text.append(end - from > QUOTED_BYTES ? "...\"" : "\"").toString();
    }

    private static void append(StringBuilder text, int codePoint) {
        boolean shown = codePoint >= ' '
                && codePoint != 0x7f
                && !Character.isISOControl(codePoint)
                && Character.getType(codePoint) != Character.FORMAT;
        if (shown) {
            text.appendCodePoint(codePoint);
        } else {
            text.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
        }
    }
}
