package konseki.parse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import konseki.event.Event;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.event.IpAddress;
import konseki.event.Timestamp;
import konseki.evidence.Chunk;
import konseki.evidence.Cut;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;

/// Reads bytes as a member is read: chunk by chunk, each with what was cut off before, with a new plan at a new header.
///
/// @param chunkBytes most bytes of a chunk, unless not even one record ends in them
public record MemberReading(Carrier carrier, ReadingRules rules, List<Payload> payloads, int chunkBytes) {

    public MemberReading(Carrier carrier, List<Payload> payloads) {
        this(carrier, ReadingRules.NONE, payloads, Integer.MAX_VALUE);
    }

    public MemberReading inChunksOf(int bytes) {
        return new MemberReading(carrier, rules, payloads, bytes);
    }

    /// Each record as `@offset+length #number outcome` and what else there is to say, so that two readings can be
    /// compared.
    public List<String> read(byte[] bytes) {
        List<String> records = new ArrayList<>();
        EventBuffer out = new EventBuffer();
        MemberPlan plan = carrier.open(prologue(bytes, 0));
        RecordParser parser = plan.newParser(new Payloads(payloads));
        int from = 0;
        long number = 1;
        int size = chunkBytes;
        while (from < bytes.length) {
            int to = (int) Math.min(bytes.length, (long) from + size);
            // Behind what it may look at lies something else.
            byte[] array = Arrays.copyOfRange(bytes, from, to + 16);
            Arrays.fill(array, to - from, array.length, (byte) '"');
            Cut cut = plan.framing().cut(array, 0, to - from, to == bytes.length);
            if (cut.end() == 0) {
                size *= 2;
                continue;
            }
            parser.start(new Chunk(array, 0, cut.end(), from, number), out);
            int before = records.size();
            for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
                records.add(describe(outcome, out));
            }
            if (records.size() - before != cut.records()) {
                throw new AssertionError("framing counts " + cut.records() + ", parser " + (records.size() - before));
            }
            from += cut.end();
            number += cut.records();
            size = chunkBytes;
            if (cut.restart() == Cut.Restart.AT_END) {
                plan = carrier.open(prologue(bytes, from));
                parser = plan.newParser(new Payloads(payloads));
            }
        }
        return records;
    }

    public Prologue prologue(byte[] bytes, int from) {
        byte[] head = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + Prologue.LENGTH));
        return new Prologue(head, "member", bytes.length - from, Instant.EPOCH, rules);
    }

    private static String describe(Outcome outcome, EventBuffer out) {
        String place = "@" + out.origin().offset() + "+" + out.origin().length() + " #"
                + out.origin().recordNumber();
        return place
                + switch (outcome) {
                    case EVENT -> " event" + fields(out) + vendor(out);
                    case REJECTED -> " rejected " + out.rejectReason().jsonName() + " " + out.rejectColumn();
                    case IGNORED -> " ignored " + out.ignored().jsonName();
                    case END -> "";
                };
    }

    /// The event's fields, ` name=value` each, in schema order.
    public static String fields(Event event) {
        StringBuilder text = new StringBuilder();
        for (Field field : Field.all()) {
            if (event.has(field)) {
                text.append(' ').append(field.ecsName()).append('=').append(value(field, event));
            }
        }
        return text.toString();
    }

    private static String vendor(Event event) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < event.vendorCount(); i++) {
            text.append(" [")
                    .append(event.vendorName(i))
                    .append('=')
                    .append(event.vendorValue(i))
                    .append(']');
        }
        return text.toString();
    }

    public static String value(Field field, Event event) {
        if (field == Field.TIMESTAMP) {
            return Timestamp.format(event.number(field));
        }
        return field.kind() == FieldKind.NUMBER
                ? Long.toString(event.number(field))
                : field.kind() == FieldKind.IP
                        ? IpAddress.format(event.ipHigh(field), event.ipLow(field))
                        : event.written(field).toString();
    }
}
