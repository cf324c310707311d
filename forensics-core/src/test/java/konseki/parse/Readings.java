package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import konseki.event.EventBuffer;
import konseki.event.EventRecord;
import konseki.event.Field;
import konseki.evidence.Chunk;
import konseki.evidence.Cut;

/// Reads bytes in chunks of a given size, as a scan does, into comparable texts. The chunk and the buffer are
/// overwritten after each record, so that a view kept too long shows.
public final class Readings {

    private Readings() {}

    /// One text per record: outcome, place, fields, vendor fields.
    ///
    /// @param step bytes read at a time; a record may be longer
    public static List<String> read(MemberPlan plan, Payloads payloads, byte[] member, int step) {
        List<String> all = new ArrayList<>();
        RecordParser parser = plan.newParser(payloads);
        EventBuffer out = new EventBuffer();
        int from = 0;
        long record = 1;
        while (from < member.length) {
            int to = Math.min(from + step, member.length);
            Cut cut = plan.framing().cut(member, from, to, to == member.length);
            while (cut.end() == from) {
                to = Math.min(to + step, member.length);
                cut = plan.framing().cut(member, from, to, to == member.length);
            }
            byte[] chunk = Arrays.copyOfRange(member, from, cut.end());
            parser.start(new Chunk(chunk, 0, chunk.length, from, record), out);
            int before = all.size();
            for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
                all.add(describe(outcome, out));
            }
            assertThat((long) all.size() - before)
                    .as("records that the framing counted")
                    .isEqualTo(cut.records());
            Arrays.fill(chunk, (byte) '?');
            from = cut.end();
            record += cut.records();
        }
        return all;
    }

    public static String describe(Outcome outcome, EventBuffer out) {
        String place = out.origin().offset() + "+" + out.origin().length() + "#"
                + out.origin().recordNumber() + " ";
        return place + content(outcome, out);
    }

    /// Without the place.
    public static String content(Outcome outcome, EventBuffer out) {
        return switch (outcome) {
            case EVENT -> "event " + content(out.toRecord());
            case REJECTED -> "rejected " + out.rejectReason() + " at " + out.rejectColumn();
            case IGNORED -> "ignored " + out.ignored();
            case END -> "end";
        };
    }

    private static String content(EventRecord event) {
        StringBuilder text = new StringBuilder();
        for (Field field : Field.all()) {
            event.text(field).ifPresent(value -> text.append(field.ecsName() + "=" + value + " "));
            event.number(field).ifPresent(value -> text.append(field.ecsName() + "=" + value + " "));
        }
        for (Map.Entry<String, String> vendor : event.vendor().entrySet()) {
            text.append("vendor." + vendor.getKey() + "=" + vendor.getValue() + " ");
        }
        return text.toString();
    }
}
